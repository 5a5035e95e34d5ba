/** The pictures of buttons, drawn on 20 by 20. They are no text: a button is called by its label alone. */
const PATHS = {
  strong: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  emphasis: 'M9 4h6M5 16h6M12 4 8 16',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1',
  heading2: 'M3 4v12M10 4v12M3 10h7M13 12a2 2 0 1 1 3.6 1.2L13 17h4.5',
  heading3: 'M3 5v11M9 5v11M3 10.5h6M12.5 10.5h4l-2.2 2.6a2 2 0 1 1-1.8 3',
  bullets: 'M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  numbers: 'M8.5 5H17M8.5 10H17M8.5 15H17M3 4l1.2-.7V7M3 12.2a1.2 1.2 0 1 1 2.1.8L3 15.6h2.4',
  quote: 'M8 6C5.5 7 4 9 4 12v2h4v-4H6M16 6c-2.5 1-4 3-4 6v2h4v-4h-2',
  facts: 'M3.5 4h13v12h-13zM6.5 7.5h7M6.5 10.5h7M6.5 13.5h4',
  picture: 'M3 4.5h14v11H3zM3 13l4-4 4 4 2.5-2.5L17 14M13 8h.01',
  divider: 'M3 10h14',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4 4 0 0 1 0 8H8',
  redo: 'm13 4 3.5 3.5L13 11M16.5 7.5H8a4 4 0 0 0 0 8h4',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  remove: 'M5 5l10 10M15 5 5 15',
  fold: 'm7 5 5 5-5 5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
