import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { keyIn } from './keys.ts';
import { Button, IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu.module.css';
import { Popover } from './popover.tsx';

export type MenuItem =
  | {
      id: string;
      label: ReactNode;
      /** A second line, such as why it is off. */
      detail?: string | undefined;
      icon?: IconName | undefined;
      /** With a value the entry is a choice that is on or off. */
      checked?: boolean | undefined;
      disabled?: boolean | undefined;
      danger?: boolean | undefined;
      /** At the line's end, such as a count or a shortcut. */
      end?: string | undefined;
      onSelect(): void;
    }
  | { id: string; heading: string }
  | { id: string; divider: true };

type MenuProps = {
  /** The button's text; with `icon` alone it is the button's name and tooltip. */
  label: string;
  icon?: IconName | undefined;
  /** Only the icon is shown. */
  iconOnly?: boolean | undefined;
  size?: 'm' | 's' | undefined;
  variant?: 'primary' | 'secondary' | 'plain' | undefined;
  disabled?: boolean | undefined;
  tabIndex?: number | undefined;
  /** A function is asked when the menu opens: what takes long to count is not counted on every key typed elsewhere. */
  items?: readonly MenuItem[] | (() => readonly MenuItem[]) | undefined;
  /** In place of the items: a list with something around it, such as a field to search it. */
  children?: ((onDone: () => void) => ReactNode) | undefined;
};

/** A button with a list of actions or choices, in a native popover. Arrow keys, Home, End, Escape. */
export function Menu(props: MenuProps) {
  const { label, icon, iconOnly = false, size = 'm', variant = 'secondary', disabled, items = [] } = props;
  const role: 'dialog' | 'menu' = props.children ? 'dialog' : 'menu';
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const onDone = () => setOpen(false);
  const shared = {
    ref: button,
    disabled,
    tabIndex: props.tabIndex,
    'aria-haspopup': role,
    'aria-expanded': open,
    'aria-controls': open ? menuId : undefined,
    onClick: () => setOpen((before) => !before),
    onKeyDown: (event: KeyboardEvent) => {
      if (keyIn('menu', event) !== 'open0') return;
      event.preventDefault();
      setOpen(true);
    },
  };
  return (
    <>
      {iconOnly && icon ? (
        <IconButton icon={icon} label={label} size={size} {...shared} />
      ) : (
        <Button icon={icon} endIcon="chevron-down" size={size} variant={variant} {...shared}>
          {label}
        </Button>
      )}
      <Popover open={open} onClose={onDone} anchor={button} id={menuId} label={label} role={role}>
        {open &&
          (props.children?.(onDone) ?? (
            <MenuList items={typeof items === 'function' ? items() : items} onDone={onDone} />
          ))}
      </Popover>
    </>
  );
}

/** The entries alone, for a popover of your own with `role="menu"`. */
export function MenuList({ items, onDone }: { items: readonly MenuItem[]; onDone(): void }) {
  return (
    <div className={styles.list} role="presentation" onKeyDown={moveFocus}>
      {items.map((item) => {
        if ('divider' in item) return <hr key={item.id} className={styles.divider} />;
        if ('heading' in item)
          return (
            <div key={item.id} className={styles.heading} role="presentation">
              {item.heading}
            </div>
          );
        return (
          <button
            key={item.id}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={item.checked}
            aria-disabled={item.disabled || undefined}
            tabIndex={-1}
            className={styles.item}
            data-danger={item.danger || undefined}
            onClick={() => {
              if (item.disabled) return;
              onDone();
              item.onSelect();
            }}
          >
            <span className={styles.mark}>
              {item.checked ? (
                <Icon name="check" size={18} />
              ) : (
                item.icon && <Icon name={item.icon} size={18} />
              )}
            </span>
            <span className={styles.words}>
              <bdi className={styles.label}>{item.label}</bdi>
              {item.detail && <span className={styles.detail}>{item.detail}</span>}
            </span>
            {item.end && <span className={styles.end}>{item.end}</span>}
          </button>
        );
      })}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const root = event.currentTarget.getRootNode() as Document | ShadowRoot;
  const at = entries.indexOf(root.activeElement as HTMLElement);
  const key = keyIn('menu', event);
  if (!key) return;
  const to = { open0: at + 1, move1: at + 1, move0: at < 0 ? -1 : at - 1, ends0: 0, ends1: -1 }[key];
  event.preventDefault();
  entries.at(to >= entries.length ? 0 : to)?.focus();
}
