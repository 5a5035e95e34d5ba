/** How somebody wants to see a preview; what a reader's browser would decide is decided here. */
export interface PreviewLook {
  readonly version: 'page' | 'text';
  /** `system`: as the browser that shows it. */
  readonly scheme: 'system' | 'light' | 'dark';
  /** From right to left, as a service in such a language has it, or the other way round. */
  readonly mirrored: boolean;
}

const IF_DARK = /@media \(prefers-color-scheme:\s*dark\)/g;
const EITHER = /color-scheme:\s*light dark/g;

/** @param page a pressed page, whose style is in it */
export function inLook(page: string, { scheme, mirrored }: PreviewLook): string {
  const lit = scheme === 'system' ? page : page.replace(IF_DARK, scheme === 'dark' ? '@media all' : '@media not all');
  const coloured = scheme === 'system' ? lit : lit.replace(EITHER, `color-scheme:${scheme}`);
  return mirrored
    ? coloured.replace(
        /(<html [^>]*dir=")(ltr|rtl)"/,
        (_, start: string, dir) => `${start}${dir === 'ltr' ? 'rtl' : 'ltr'}"`,
      )
    : coloured;
}
