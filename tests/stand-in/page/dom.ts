/** Elements without markup strings: the page lives under Trusted Types. */

type Child = Node | string | undefined;

export interface Attributes {
  class?: string;
  testid?: string;
  role?: string;
  label?: string;
  title?: string;
  dir?: 'auto' | 'ltr' | 'rtl';
  tabindex?: number;
  type?: string;
  onClick?: (event: MouseEvent) => void;
  /** Anything else, as it stands. */
  raw?: Record<string, string>;
}

export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  if (attributes.class !== undefined) element.className = attributes.class;
  if (attributes.testid !== undefined) element.dataset.testid = attributes.testid;
  if (attributes.role !== undefined) element.setAttribute('role', attributes.role);
  if (attributes.label !== undefined) element.setAttribute('aria-label', attributes.label);
  if (attributes.title !== undefined) element.title = attributes.title;
  if (attributes.dir !== undefined) element.dir = attributes.dir;
  if (attributes.tabindex !== undefined) element.tabIndex = attributes.tabindex;
  if (attributes.type !== undefined) element.setAttribute('type', attributes.type);
  if (attributes.onClick) element.addEventListener('click', attributes.onClick);
  for (const [name, value] of Object.entries(attributes.raw ?? {})) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Own plain line icons on a 24 px grid. */
const PATHS = {
  chats: 'M4 5h16v11H9l-5 4z',
  status: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.2 3.2 0 0 1 0 6M18 14a6 6 0 0 1 3.5 6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21a8 8 0 0 1 16 0',
  settings:
    'M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6M12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M19 5l-3 3M8 16l-3 3',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5 21 21',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 4l17 8-17 8 3-8z',
  smile: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M8 14a5 5 0 0 0 8 0M9 9.5v.01M15 9.5v.01',
  chevron: 'M9 6l6 6-6 6',
  check: 'M5 12.5 10 17 19 7',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  tag: 'M4 12V4h8l8 8-8 8zM8 8v.01',
} as const;

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName, sizePx = 24): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', String(sizePx));
  svg.setAttribute('height', String(sizePx));
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(
  name: IconName,
  label: string,
  onClick?: () => void,
  testid?: string,
): HTMLElement {
  return h(
    'button',
    {
      class: 'icon-button',
      type: 'button',
      label,
      title: label,
      ...(testid === undefined ? {} : { testid }),
      ...(onClick ? { onClick } : {}),
    },
    // The icon itself is an SVG element, not an HTMLElement; append takes both.
    icon(name),
  );
}
