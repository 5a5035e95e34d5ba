import { sheet } from './sheet.ts';
import { markStyle } from './style-card.ts';

/** The posts of a live blog: what is pinned and what matters most in boxes, then the posts, on wide pages with the hour beside them. */
const postStyle = sheet`
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  .story > .pinned { background: var(--soft); border-top: 3px solid var(--accent); padding: 1rem 1.125rem 1.25rem }
  .keys ul { margin-top: 0.5rem; border-inline-start: 3px solid var(--accent); padding-inline-start: 0.875rem }
  .keys a { display: block; padding-block: 0.3rem; text-decoration: none; font-weight: 600 }
  .keys a:hover span { text-decoration: underline }
  .keys time { display: block; color: var(--quiet); font-weight: 400; font-size: 0.875rem; font-variant-numeric: tabular-nums }
  .refresh { font-weight: 600 }
  .refresh a { display: inline-block; padding-block: 0.5rem }
  .posts h3, .earlier h3 { font: 700 1rem/1.45 var(--sans); margin-top: 1.5rem; padding-bottom: 0.5rem }
  .earlier h3 a { display: inline-block; padding-block: 0.2rem }
  .post { padding-block: 1.125rem 1.25rem; border-top: 1px solid var(--rule) }
  .pinned .post { border-top: 0; padding-block: 0.75rem 0 }
  .pinned .post + .post { margin-top: 1rem; border-top: 1px solid var(--rule) }
  .at, .posts h4.at, .pinned h3.at { font: 700 0.9375rem/1.6 var(--sans) }
  .at a { display: inline-block; color: var(--accent); text-decoration: none; padding-block: 0.15rem; font-variant-numeric: tabular-nums }
  .at a:hover { text-decoration: underline }
  .mark { color: var(--accent); font: 700 0.875rem/1.6 var(--sans) }
  .said > h4, .said > h3 { font: 700 1.25rem/1.35 var(--serif); padding: 0; margin: 0 }
  [dir='rtl'] .said > h4, [dir='rtl'] .said > h3 { line-height: 1.6 }
  .said > * + * { margin-top: 0.75rem }
  .mark + h4, .mark + h3 { margin-top: 0 }
  .said h5, .said h6 { font: 700 1.0625rem/1.45 var(--serif); margin: 1.25rem 0 0 }
  .said ul, .said ol { padding-inline-start: 1.5rem }
  .said ul { list-style: disc }
  .sign { font-size: 0.875rem; color: var(--quiet) }
  .sign > * { display: inline-block; margin-inline-end: 1rem }
  .said a, .sign a { overflow-wrap: anywhere }
  .elsewhere { padding-block: 0.75rem; border-top: 1px solid var(--rule); font-size: 0.9375rem }
  .elsewhere a, .earlier li a { text-decoration: none; display: inline-block; padding-block: 0.2rem }
  .elsewhere a:hover, .earlier li a:hover { text-decoration: underline }
  .earlier li time { color: var(--quiet) }
  .post:target, .earlier li:target { background: var(--soft); box-shadow: 0 0 0 0.75rem var(--soft) }
  .pinned .post:target { box-shadow: none; outline: 2px solid var(--accent); outline-offset: 0.5rem }
  .neighbours { margin-top: 1.5rem; padding-top: 0.75rem; border-top: 3px double var(--rule); font-weight: 600 }
  .neighbours a { text-decoration: underline; text-decoration-color: var(--accent) }
  @media (min-width: 44rem) {
    .posts .post, .posts .elsewhere { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr) }
    .posts .said { grid-column: 2 }
  }
  @media print {
    .refresh { display: none }
    .at, .mark { break-after: avoid }
    .post:not(:has(img, table, .facts, .embed)) { break-inside: avoid }
    .post img { max-height: 9cm }
  }
`;

export const liveStyle = markStyle + postStyle;
