import { sheet } from './sheet.ts';

/**
 * What every page wears. Every colour is written out for both schemes, and no rule names a side: start and end follow the
 * direction of the page. Headings take a serif that has the Kazakh letters before one that lacks them; nothing is
 * spaced out or set in capitals, for Arabic script breaks and Kazakh has no use for it.
 */
export const baseStyle = sheet`
  :root {
    color-scheme: light dark; --ink: #1a1815; --paper: #fffdfa; --soft: #f4f0e9; --quiet: #5b554c; --rule: #d8d1c4;
    --accent: #97230f; --alarm: #97230f; --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    --serif: 'Noto Serif', 'PT Serif', Cambria, 'Times New Roman', serif; --line: 1.6; --tight: 1.2;
    accent-color: var(--accent); scroll-padding-top: 1rem;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ink: #ebe7df; --paper: #141414; --soft: #1f1e1c; --quiet: #b0a99d; --rule: #3f3b36; --accent: #ff9c83;
      --alarm: #8a1f0e;
    }
  }
  :lang(en), :lang(ru) { --serif: 'Noto Serif', Georgia, 'PT Serif', Cambria, serif }
  html[dir='rtl'] { font-size: 112.5% }
  [dir='rtl'] {
    --sans: Vazirmatn, 'Noto Naskh Arabic', 'Segoe UI', 'Noto Sans', Tahoma, sans-serif;
    --serif: Vazirmatn, 'Noto Naskh Arabic', 'Segoe UI', 'Noto Sans', Tahoma, serif; --line: 1.9; --tight: 1.5;
  }
  * { box-sizing: border-box }
  html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
  body {
    margin: 0; font: 1.0625rem/var(--line) var(--sans); color: var(--ink); background: var(--paper);
    overflow-wrap: anywhere;
  }
  h1, h2, h3, h4 { font-family: var(--serif); font-weight: 700; line-height: var(--tight); margin: 0; text-wrap: balance }
  p, ul, ol, figure { margin: 0 }
  p { text-wrap: pretty }
  ul { padding: 0; list-style: none }
  img { display: block; width: 100%; height: auto; background: var(--soft) }
  a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.2em }
  a:hover { color: var(--accent) }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
  main:focus, nav:focus { outline: 0 }
  time, small { font-size: inherit }
  .in { max-width: 76rem; margin-inline: auto; padding-inline: 1rem }
  .skip { position: absolute; inset-inline-start: 0; top: -99rem }
  .skip:focus-within { position: static; padding: 0.5rem 1rem; background: var(--soft); border-bottom: 1px solid var(--rule) }
  .skip ul, .row { display: flex; flex-wrap: wrap; column-gap: 1.25rem }
  .skip a, .row a, .row span { display: inline-block; padding-block: 0.5rem; min-width: 1.5rem; text-decoration: none }
  .skip a, .row a:hover { text-decoration: underline }
  .breaking { background: var(--alarm); color: #fff }
  .breaking .in { display: flex; flex-wrap: wrap; column-gap: 0.75rem; padding-block: 0.5rem; line-height: 1.5 }
  .breaking h2 { font: 700 1em/1.5 var(--sans) }
  .breaking h2::after { content: ':' }
  .breaking a { color: #fff; text-decoration-color: #fff; padding-block: 0.1rem }
  .breaking :focus-visible { outline-color: #fff }
  .mast { border-bottom: 1px solid var(--rule) }
  .mast .in { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; column-gap: 2rem }
  .mast .row { font-size: 0.875rem; column-gap: 1rem }
  .name { font: 700 1.375rem/1.2 var(--serif); padding-block: 0.6rem }
  .name a { text-decoration: none; display: inline-block; padding-block: 0.2rem }
  .menu { border-bottom: 3px double var(--ink); font-weight: 600; font-size: 0.9375rem }
  .menu [aria-current] { color: var(--accent); box-shadow: inset 0 -3px var(--accent) }
  .menu a { min-height: 2.75rem }
  main { display: block; padding-block: 1.5rem 2.5rem }
  .quiet { color: var(--quiet); font-size: 0.9375rem }
  .notice { background: var(--soft); border-block: 1px solid var(--rule) }
  .notice .in { display: grid; column-gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)) }
  .notice [dir='rtl'] { font-family: var(--sans); line-height: var(--line) }
  .notice section {
    max-width: 46rem; margin-block: 1.5rem; padding-block: 0.1rem; padding-inline-start: 1.125rem;
    border-inline-start: 5px solid var(--accent);
  }
  .notice h2 { font: 700 1.0625rem/1.45 var(--sans) }
  .notice p { margin-top: 0.5rem }
  .notice a { display: inline-block; padding-block: 0.2rem; font-weight: 600 }
  .foot { font-size: .9375rem; padding-block: 1.5rem 2.5rem }
  .foot .in { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)) }
  .foot h2 { font: 700 .9375rem/1.4 var(--sans) }
  .foot a {
    display: inline-block; min-width: 1.5rem; min-height: 2.5rem; padding-block: .5rem; line-height: 1.5rem;
    text-decoration: none;
  }
  .foot a:hover { text-decoration: underline }
  @media (forced-colors: active) {
    .breaking { border: 2px solid; color: CanvasText; background: Canvas }
    .breaking a { color: LinkText }
    .menu [aria-current] { border-bottom: 3px solid }
  }
`;
