import { sheet } from './sheet.ts';

/** A story: one measure of about 66 letters, the picture wider than it, everything after the text set in small boxes. */
export const storyStyle = sheet`
  .story > * { max-width: 41rem; margin-inline: auto }
  .story > .lead { max-width: 54rem; margin-block: 1.5rem }
  .kicker { font-weight: 700; font-size: 0.9375rem }
  .kicker a { color: var(--accent); text-decoration: none; display: inline-block; padding-block: 0.2rem }
  h1 { font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.75rem) }
  .standfirst { font-size: 1.1875rem; line-height: 1.5; margin-top: 0.75rem }
  [dir='rtl'] .standfirst { line-height: 1.8 }
  .meta { margin-top: 1.25rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); font-size: 0.9375rem }
  .byline { font-weight: 600 }
  .dateline { color: var(--quiet) }
  .dateline span { display: inline-block; margin-inline-end: 1rem }
  figcaption { font-size: 0.875rem; line-height: 1.5; color: var(--quiet); padding-top: 0.5rem }
  [dir='rtl'] figcaption { line-height: 1.8 }
  .body { font-size: 1.125rem }
  .body > * { margin-block: 1.25em 0 }
  .body > :first-child { margin-top: 1.5rem }
  .body h2 { font-size: 1.375rem; margin-top: 2em }
  .body h3 { font-size: 1.1875rem; margin-top: 1.75em }
  .body h4 { font-size: 1.0625rem }
  .body ul, .body ol { padding-inline-start: 1.5rem }
  .body ul { list-style: disc }
  .body li + li { margin-top: 0.4em }
  .body hr { border: 0; border-top: 1px solid var(--rule); width: 6rem; margin-block: 2em 0.75em }
  blockquote {
    margin: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent);
    font: 1.1875rem/var(--line) var(--serif);
  }
  blockquote p + p { margin-top: 0.75em }
  .quote figcaption { padding-inline-start: 1.375rem }
  .facts { background: var(--soft); border-top: 3px solid var(--ink); padding: 1rem 1.125rem 1.25rem; font-size: 1rem }
  .facts > * { margin-block: 0.75rem 0 }
  .facts h2, .facts h3 { font: 700 1.0625rem/1.4 var(--sans); margin-top: 0 }
  .wide { overflow-x: auto }
  table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.5; overflow-wrap: normal }
  caption { text-align: start; font-weight: 700; padding-block-end: 0.5rem }
  th, td {
    text-align: start; vertical-align: top; padding: 0.5rem 0.75rem; padding-inline-start: 0;
    border-bottom: 1px solid var(--rule);
  }
  /* On phones long headings break, so that numbers stay in view. */
  thead th { border-bottom: 2px solid var(--ink); hyphens: auto; overflow-wrap: anywhere; min-width: 3.5em }
  @media (max-width: 30rem) {
    th, td { padding-inline-end: 0.5rem }
    thead th { font-size: 0.8125rem; line-height: 1.35 }
  }
  .story > section { margin-top: 2.25rem; padding-top: 0.875rem; border-top: 1px solid var(--rule) }
  .story > section > h2 { font: 700 1.0625rem/1.45 var(--sans) }
  .box li, .box p { margin-top: 0.5rem }
  .box a { display: inline-block; padding-block: 0.15rem }
  .box h3 { font: 700 1rem/1.45 var(--sans); margin-top: 1rem }
  .pass a { display: inline-block; padding-block: 0.2rem }
  .others li { padding-block: 0.25rem }
  .others a { display: inline-block; padding-block: 0.2rem; font-weight: 600 }
  .topics .row a { text-decoration: underline; text-decoration-color: var(--accent) }
  .about { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; font-size: 0.9375rem }
  .about picture { flex: 0 0 9rem }
  .about div { flex: 1 1 16rem }
  .story .about h2 { font: 700 1.0625rem/1.4 var(--sans) }
  .about h2 a { text-decoration: none; display: inline-block; padding-block: 0.2rem }
`;
