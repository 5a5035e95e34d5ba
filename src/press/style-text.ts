import { sheet } from './sheet.ts';

/** Hardly any style: a measure, both schemes, targets that a thumb hits. */
export const textStyle = sheet`
  :root { color-scheme: light dark; --ink: #1a1815; --paper: #fffdfa; --link: #97230f }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #ebe7df; --paper: #141414; --link: #ff9c83 }
  }
  body {
    max-width: 41rem; margin: 0 auto; padding: 0 1rem 2rem;
    font: 1.0625rem/1.6 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; color: var(--ink);
    background: var(--paper); overflow-wrap: anywhere;
  }
  [dir='rtl'] body { font-family: Vazirmatn, 'Noto Naskh Arabic', 'Segoe UI', 'Noto Sans', Tahoma, sans-serif; line-height: 1.9 }
  h1, h2, h3, h4 { line-height: 1.35 }
  a { color: var(--link) }
  h1 { font-size: 1.625rem }
  h2 { font-size: 1.25rem; margin-block: 2rem 0 }
  h3, h4 { font-size: 1.0625rem; margin-block: 1.5rem 0 }
  blockquote, .quote { margin-inline: 0 }
  blockquote { padding-inline-start: 1rem; border-inline-start: 3px solid }
  .facts { border: 1px solid; padding: 0 1rem; margin-block: 1rem }
  .facts h2, .facts h3 { margin-top: 1rem }
  li a, h2 a { padding-block: 0.3rem }
  li { padding-block: 0.15rem }
  :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
  main:focus { outline: 0 }
  .words { font-style: italic }
  .state::after { content: '.' }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  .standfirst, .name { font-weight: 700 }
  .wide { overflow-x: auto }
  table { border-collapse: collapse; overflow-wrap: normal }
  td, th { border: 1px solid; padding: 0.25rem 0.5rem; text-align: start }
  aside { border-block: 3px double; margin-block-start: 2rem }
`;
