import { sheet } from './sheet.ts';

/** That a live blog goes on. */
export const markStyle = sheet`
  .live { background: var(--alarm); color: #fff; padding: 0.1rem 0.5rem; margin-inline-end: 0.5rem; font-size: 0.8125rem }
`;

/** Cards, wherever stories are listed. */
const plainCardStyle = sheet`
  .card h2, .card h3 { font-family: var(--serif); font-size: 1.1875rem }
  .card h2 a, .card h3 a { text-decoration: none; display: inline-block; padding-block: 0.1rem }
  .card h2 a:hover, .card h3 a:hover { text-decoration: underline }
  .card p { margin-top: 0.35rem; line-height: 1.5 }
  [dir='rtl'] .card p { line-height: 1.8 }
  .card .kicker { margin: 0; font-size: 0.875rem; font-weight: 700 }
  .card .kicker a { color: var(--accent); text-decoration: none; display: inline-block; padding-block: 0.2rem }
  .card .quiet { font-size: 0.875rem }
  .onward { margin-top: 1.5rem; font-weight: 600 }
  .onward a { display: inline-block; padding-block: 0.6rem }
`;

export const cardStyle = markStyle + plainCardStyle;

/** A list page: one column of cards with the picture at the side; on phones the words go on under it. */
export const listStyle = sheet`
  h1 { font-size: clamp(1.625rem, 1.2rem + 2vw, 2.25rem) }
  h1 + p { max-width: 41rem; margin-top: 0.75rem }
  h2.part { font: 700 1.0625rem/1.45 var(--sans); margin-top: 2rem; padding-top: 0.75rem; border-top: 1px solid var(--rule) }
  h2.part + .cards > li:first-child { border-top: 0; padding-top: 0 }
  .part + p { margin-top: 0.5rem }
  .part, .cards { max-width: 54rem }
  .cards { margin-top: 1.25rem }
  .cards > li { padding-block: 1.125rem; border-top: 1px solid var(--rule) }
  .cards > li:last-child { padding-bottom: 0 }
  .back a { display: inline-block; padding-block: 0.35rem }
  .day { max-width: 66rem; margin-top: 1.5rem; padding-top: 1.125rem; border-top: 1px solid var(--rule) }
  .day h2 { font: 700 1.0625rem/1.45 var(--sans) }
  .day .cards { margin-top: 0.75rem }
  .day .cards > li:first-child { border-top: 0; padding-top: 0 }
  .neighbours { max-width: 66rem; margin-top: 1.5rem; padding-top: 0.75rem; border-top: 3px double var(--rule); font-weight: 600 }
  .neighbours a { text-decoration: underline; text-decoration-color: var(--accent) }
  @media (min-width: 62rem) {
    .day { display: grid; grid-template-columns: 10rem minmax(0, 1fr); column-gap: 2rem }
    .day .cards { margin-top: 0 }
  }
  .cards .card { display: flow-root }
  .cards picture { display: block; float: inline-end; width: 34%; margin-inline-start: 1rem; margin-bottom: 0.25rem }
  @media (max-width: 39.99rem) {
    .cards .kicker { margin-bottom: 0.4rem }
    .cards h2 a, .cards h3 a { display: inline; padding: 0 }
  }
  @media (min-width: 40rem) {
    .cards .card { display: flex; gap: 1.25rem; align-items: flex-start }
    .cards picture { flex: 0 0 min(14rem, 30%); margin: 0 }
    .cards .card > div { flex: 1 }
  }
  .months { max-width: 54rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); column-gap: 1.5rem }
  .months small { display: block; margin-top: -0.5rem }
  .year { margin-top: 1rem }
  .months a { display: inline-block; padding-block: 0.5rem }
  .text { max-width: 41rem; font-size: 1.0625rem }
  .text h2, .text h3 { font-size: 1.25rem; margin-top: 2rem }
  .text > p, .text > div > p, .text > ul, .text > div > ul, .text li + li { margin-top: 0.875rem }
  .text ul, .text ol { padding-inline-start: 1.5rem }
  .text ul { list-style: disc }
  .text a { overflow-wrap: anywhere }
  .door { margin-top: 1rem; padding: 1rem 1.125rem; border: 1px solid var(--rule) }
  .text .door h3 { font: 700 1.0625rem/1.4 var(--sans); margin: 0 }
  .door p { margin-top: 0.4rem }
  .door .address { font-weight: 600 }
  .address a { display: inline-block; padding-block: 0.15rem }
  .who { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; align-items: flex-start }
  .who picture { flex: 0 0 11rem }
  .who div { flex: 1 1 18rem; max-width: 41rem }
  .who p { margin-top: 0.75rem }
`;
