import styles from './icon.module.css';

/** Our own drawings on a grid of 24, as strokes. */
const paths = {
  'arrow-left': 'M19 12H5m6-6-6 6 6 6',
  'arrow-up': 'M12 19V5m-6 6 6-6 6 6',
  'arrow-down': 'M12 5v14m6-6-6 6-6-6',
  ban: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM6 6l12 12',
  chat: 'M4.5 5.5h15v10.5H11l-4 3.5V16H4.5ZM8 9.5h8M8 12.5h5',
  chart: 'M4 4.5V19.5H20M8.5 16v-4M13 16V7.5M17.5 16v-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  'chevron-down': 'm6.5 9.5 5.5 5.5 5.5-5.5',
  'chevron-right': 'm9.5 6.5 5.5 5.5-5.5 5.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2.5',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  download: 'M12 4v11m-5-4.5 5 5 5-5M5 20h14',
  drag: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  edit: 'm4.5 19.5.8-4L16 4.8a1.5 1.5 0 0 1 2.1 0l1.1 1.1a1.5 1.5 0 0 1 0 2.1L8.5 18.7ZM14 7l3 3',
  external: 'M14 4.5h5.5V10M19 5l-8.5 8.5M10 5.5H5v13.5h13.5v-5',
  filter: 'M4 6h16M7 12h10M10.5 18h3',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c3 3 3 14 0 17c-3-3-3-14 0-17',
  health: 'M3 12h4l2.5-6 4.5 12 2.5-6H21',
  history: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.5',
  inbox: 'M4 13.5 6.5 5h11L20 13.5V19H4ZM4 13.5h4.5a3.5 3.5 0 0 0 7 0H20',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.7h.01',
  jobs: 'm4 6.5 1.5 1.5L8 5M11.5 6.5H20M4 13l1.5 1.5L8 11.5M11.5 13H20M5.5 19h.01M11.5 19H20',
  later: 'M12 5.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM12 9v4h3M3.5 6l3-2.5M20.5 6l-3-2.5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.1-3.2a4 4 0 0 0-5.6-5.6L12 6.4M14 10a4 4 0 0 0-5.7 0l-3.1 3.2a4 4 0 0 0 5.6 5.6l1.2-1.2',
  lock: 'M6 10.5h12V20H6ZM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  merge: 'M7 4v4.5c0 3 5 3.5 5 7V20M17 4v4.5c0 3-5 3.5-5 7M9 17.5l3 3 3-3',
  minus: 'M5 12h14',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  note: 'M5 4.5h14V14l-5.5 5.5H5ZM13.5 19.5V14H19M8.5 9h7M8.5 12.5h4',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  pin: 'M9 4h6l-.7 6 3.2 3.5H6.5L9.7 10ZM12 13.5V20',
  'pin-off': 'M4 4l16 16M9.4 9.8 6.5 13.5h7M9.5 4H15l-.7 6 3.2 3.5M12 13.5V20',
  play: 'M8 5.5v13l10.5-6.5Z',
  plus: 'M12 5v14M5 12h14',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15',
  requests:
    'M10 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 19.5c.5-4 3-6 6.5-6s6 2 6.5 6M17 8l1.5 1.5L21.5 6',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15 15l5 5',
  send: 'M4.5 5 20 12 4.5 19l2-7ZM6.5 12H12',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0ZM7 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0Z',
  shield: 'M12 3.5 5 6v6c0 4 2.8 7 7 8.5 4.2-1.5 7-4.5 7-8.5V6Z',
  'shield-off':
    'M4 4l16 16M8 5l4-1.5L19 6v6c0 1.3-.3 2.5-.9 3.5M5.5 8V12c0 4 2.5 7 6.5 8.5 1.5-.5 2.8-1.3 3.9-2.3',
  sort: 'M7.5 5v14m-3.5-3.5 3.5 3.5 3.5-3.5M16.5 19V5m3.5 3.5L16.5 5 13 8.5',
  split: 'M12 20v-4.5c0-3.5-5-4-5-7V4M12 15.5c0-3.5 5-4 5-7V4M4 7l3-3 3 3M14 7l3-3 3 3',
  table: 'M4 5h16v14H4ZM4 9.7h16M4 14.3h16M10 5v14',
  tag: 'M4 11V4.5h6.5l9 9L13 20ZM8 8.5h.01',
  template: 'M4.5 5h15v11H12l-4 3.5V16H4.5ZM8 9h8M8 12.5h5',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.7 12.5h9.6L17.5 7M10.3 11v5M13.7 11v5',
  undo: 'M8.5 5 4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10H9',
  upload: 'M12 15.5V4.5M7 9l5-5 5 5M5 20h14',
  user: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4ZM5 20c.5-4.2 3.2-6.3 7-6.3s6.5 2.1 7 6.3',
  'user-minus': 'M10 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 19.5c.5-4 3-6 6.5-6s6 2 6.5 6M16.5 8h5',
  'user-plus':
    'M10 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 19.5c.5-4 3-6 6.5-6s6 2 6.5 6M19 5.5v5M16.5 8h5',
  users:
    'M9 11.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6ZM3 19.5c.5-4 2.6-6 6-6s5.5 2 6 6M15.5 5.2a3.3 3.3 0 0 1 0 6.1M17 13.8c2.3.6 3.6 2.5 4 5.7',
  warning: 'M12 4.5 3.5 19.5h17ZM12 10v4.5M12 17h.01',
  wifi: 'M4 9.5a12 12 0 0 1 16 0M7 13a7.5 7.5 0 0 1 10 0M10 16.5a3 3 0 0 1 4 0M12 19.5h.01',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: what it means is said by the words beside it or by the button's label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
