import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './button.module.css';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `primary`: the one action of a view. `danger`: removes or deletes, at once. `remove`: leads there. `plain`: no frame. */
  variant?: 'primary' | 'secondary' | 'remove' | 'plain' | 'danger' | undefined;
  size?: 'm' | 's' | undefined;
  icon?: IconName | undefined;
  /** Shown after the text, as on a button that opens a menu. */
  endIcon?: IconName | undefined;
  /** Under way: cannot be pressed again. */
  busy?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
};

export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    size = 'm',
    icon,
    endIcon,
    busy = false,
    className,
    children,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={cx(styles.button, styles[variant], size === 's' && styles.small, className)}
    >
      {icon && <Icon name={icon} size={size === 's' ? 16 : 18} />}
      {children !== undefined && <span className={styles.text}>{children}</span>}
      {endIcon && <Icon name={endIcon} size={16} />}
    </button>
  );
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: IconName;
  /** What it does: its name and its tooltip. */
  label: string;
  /** Adds to the tooltip, such as a keyboard shortcut. */
  hint?: string | undefined;
  size?: 'm' | 's' | undefined;
  pressed?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
};

export function IconButton(props: IconButtonProps) {
  const { icon, label, hint, size = 'm', pressed, className, ...rest } = props;
  return (
    <button
      type="button"
      title={hint ? `${label} (${hint})` : label}
      aria-label={label}
      aria-pressed={pressed}
      {...rest}
      className={cx(styles.iconButton, size === 's' && styles.iconSmall, className)}
    >
      <Icon name={icon} size={size === 's' ? 16 : 20} />
    </button>
  );
}
