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
