import { sheet } from './sheet.ts';
import { markStyle } from './style-card.ts';

/** The choice of services: a column for each, every one in its own direction. */
const columnStyle = sheet`
  .choice { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)) }
  .choice section { border-top: 3px solid var(--ink); padding-top: 0.75rem }
  .kicker { color: var(--accent); font-weight: 700; font-size: 0.9375rem }
  .choice h2 { font-size: 1.625rem }
  .choice h2 a { text-decoration: none; display: inline-block; padding-block: 0.2rem }
  .choice li { border-top: 1px solid var(--rule); padding-block: 0.75rem; margin-top: 0.75rem; line-height: 1.45 }
  .choice li + li { margin-top: 0 }
  .choice [dir='rtl'] { font-family: var(--sans); line-height: var(--line) }
  .choice [dir='rtl'] li { line-height: 1.8 }
  .choice li a { text-decoration: none; display: block; font-weight: 600 }
  .choice .live { display: inline-block; margin-bottom: 0.2rem }
  .choice li small { display: block; font-size: 0.875rem }
  .choice .go { display: inline-block; padding-block: 0.6rem; font-weight: 600 }
`;

export const choiceStyle = markStyle + columnStyle;
