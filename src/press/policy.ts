/**
 * The Content-Security-Policy of every page, also in its bytes, so that it holds on a mirror and from a disk. Nothing runs,
 * nothing is loaded from elsewhere, no form leads anywhere. `frame-ancestors` and `sandbox` are not here: a browser
 * heeds them in a header only, which whoever serves the page adds.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "img-src 'self' data:",
  "media-src 'self'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The same for a page with the reader's script: files of the site may run and ask the site; what stands in the page may not. */
export const SCRIPT_POLICY = `${PAGE_POLICY}; script-src 'self'; connect-src 'self'`;
