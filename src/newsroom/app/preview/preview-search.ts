export const DEVICES = ['phone', 'desktop', 'text'] as const;
export const SCHEMES = ['light', 'dark'] as const;

export interface PreviewSearch {
  readonly device: (typeof DEVICES)[number];
  readonly scheme: (typeof SCHEMES)[number];
  readonly mirrored: boolean;
}

/** The part of the preview's address behind the question mark; what it does not know is as if it were not there. */
export function previewSearch(given: Record<string, unknown>): PreviewSearch {
  return {
    device: DEVICES.find((each) => each === given['device']) ?? 'phone',
    scheme: SCHEMES.find((each) => each === given['scheme']) ?? 'light',
    mirrored: given['mirrored'] === true,
  };
}
