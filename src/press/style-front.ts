import { sheet } from './sheet.ts';

/** A masthead that is the page's heading. */
export const mastStyle = sheet`
  .front .in { padding-block: 1rem 0.75rem }
  .front .name { font-size: clamp(2rem, 1.2rem + 4.4vw, 3.75rem); line-height: 1.1; padding: 0 }
  [dir='rtl'] .front .name { line-height: 1.4 }
  .tagline { color: var(--quiet); margin-top: 0.25rem }
`;

/** The front page: one story first, a second tier beside it, a third in columns, the rest as a list of headlines. */
export const frontStyle = sheet`
  .newest { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 2rem; padding-bottom: 0.75rem }
  .newest p { font-size: 0.875rem }
  h1 { font: 700 1.0625rem/1.45 var(--sans) }
  .top, .third, .rest { display: grid; gap: 1.5rem 2rem }
  .card picture { display: block; margin-bottom: 0.75rem }
  .third { grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)) }
  .first h2 { font-size: clamp(1.625rem, 1.1rem + 2.6vw, 2.625rem) }
  .first:not(:has(picture)) h2 { font-size: clamp(1.875rem, 1.1rem + 3.6vw, 3.5rem) }
  .first p { font-size: 1.0625rem }
  .first h2 + p { margin-top: 0.625rem }
  .second { display: grid; gap: 1.25rem; align-content: start }
  .second .card + .card, .rest .card { border-top: 1px solid var(--rule); padding-top: 1.125rem }
  .third, .more { margin-top: 2rem; padding-top: 1.5rem; border-top: 3px double var(--rule) }
  .more > h2 { font: 700 1.0625rem/1.4 var(--sans); margin-bottom: 1rem }
  .rest h3 { font-size: 1.0625rem }
  .rest .card:only-child { border-top: 0; padding-top: 0 }
  @media (max-width: 61.99rem) {
    .second { border-top: 1px solid var(--rule); padding-top: 1.125rem }
  }
  @media (max-width: 39.99rem) {
    .second picture, .third picture { display: none }
    .third .card + .card { border-top: 1px solid var(--rule); padding-top: 1.125rem }
    .third { row-gap: 1.25rem }
  }
  @media (min-width: 40rem) {
    .rest { grid-template-columns: repeat(2, minmax(0, 1fr)) }
  }
  @media (min-width: 40rem) and (max-width: 61.99rem) {
    .second .card { display: flex; gap: 1.5rem }
    .second picture { flex: 0 0 40% }
  }
  @media (min-width: 62rem) {
    .top.both { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) }
    .top.both .second { padding-inline-start: 2rem; border-inline-start: 1px solid var(--rule) }
    .rest { grid-template-columns: repeat(3, minmax(0, 1fr)) }
  }
`;
