/** Drawn on 20 by 20; what they mean is the label of their button. */
const PATHS = {
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  remove: 'M5 5l10 10M15 5 5 15',
  fold: 'm7 5 5 5-5 5',
} as const;

export function Glyph({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" data-glyph={name}>
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
