/** Fields, buttons, and the sheet that stories are written on. */
export const formStyle = `
.field { display: grid; gap: 0.25rem; margin-bottom: 1.25rem; min-width: 0; }
label, legend { font-size: 0.875rem; font-weight: 600; }
fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: 0.375rem; }
input, select, textarea { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: 0.5rem; padding: 0.5rem 0.75rem; width: 100%; min-height: 2.75rem; }
textarea { display: block; resize: vertical; field-sizing: content; min-height: 5rem; line-height: 1.5; }
input[type=checkbox], input[type=radio] { width: 1.125rem; height: 1.125rem; min-height: 0; margin: 0; accent-color: var(--accent); flex: none; }
input[type=file] { border-style: dashed; padding: 0.625rem; font-size: 0.875rem; }
[aria-invalid] { border-color: var(--alarm); border-width: 2px; }
.fault { color: var(--alarm); font-size: 0.875rem; font-weight: 600; margin: 0; }
.summary { background: var(--alarm-tint); border-inline-start: 3px solid var(--alarm); border-radius: 0.375rem; padding: 0.875rem 1.125rem; margin-bottom: 1.5rem; }
.summary h2 { margin: 0 0 0.375rem; }
.summary ul { margin: 0; padding-inline-start: 1.125rem; }
.summary a { color: inherit; }
button, .button { display: inline-block; font: 600 0.9375rem/1.25 var(--sans); color: var(--ink); background: var(--sheet); border: 1px solid var(--edge); border-radius: 0.5rem; padding: 0.6875rem 1.125rem; min-height: 2.75rem; cursor: pointer; text-decoration: none; text-align: center; }
button:hover, .button:hover { background: var(--tint); }
.primary { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
.primary:hover { background: color-mix(in oklab, var(--accent), var(--ink) 18%); color: var(--on-accent); }
.quiet { border-color: transparent; background: none; color: var(--soft); font-weight: 400; padding-inline: 0.625rem; }
.quiet:hover { color: var(--ink); }
.alarm { color: var(--alarm); border-color: var(--alarm); }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
.row.end { align-items: end; }
.row .field { margin: 0; flex: 1 1 10rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.375rem; }
.choices label { display: inline-flex; align-items: center; gap: 0.5rem; font-weight: 400; font-size: 0.9375rem; border: 1px solid var(--line); border-radius: 2rem; padding: 0.375rem 0.875rem 0.375rem 0.75rem; min-height: 2.25rem; background: var(--sheet); cursor: pointer; }
.choices label:has(:checked) { border-color: var(--accent); background: var(--tint); }
.choices.tall { max-height: 13rem; overflow-y: auto; }
details { border-top: 1px solid var(--line); padding: 0.25rem 0; }
summary { cursor: pointer; padding: 0.625rem 0; font-weight: 600; font-size: 0.9375rem; }
details[open] > summary { margin-bottom: 0.5rem; }
.desk { display: grid; gap: 0 3.5rem; }
.sheet { min-width: 0; }
.sheet .field > label { font-weight: 400; color: var(--soft); font-size: 0.8125rem; }
.sheet textarea { border: 0; border-bottom: 1px solid var(--edge); background: none; border-radius: 0; padding: 0.125rem 0 0.5rem; resize: none; }
.sheet textarea:focus-visible { outline: 0; box-shadow: 0 2px 0 var(--accent); }
.sheet [aria-invalid] { box-shadow: 0 2px 0 var(--alarm); }
.sheet .headline textarea { font: 600 clamp(1.75rem, 1.2rem + 2.2vw, 2.625rem)/1.18 var(--serif); letter-spacing: -0.015em; min-height: 3.5rem; }
.sheet .standfirst textarea { font: 400 1.25rem/1.45 var(--serif); color: var(--soft); min-height: 3.5rem; }
.sheet .text textarea { font: 400 1.125rem/1.7 var(--serif); min-height: 24rem; padding-block: 0.5rem; }
.sheet .text.source textarea { font: 400 0.9375rem/1.65 var(--mono); }
.sheet :is(:lang(fa), :lang(ar), :lang(ur), :lang(ps), :lang(ckb)) { line-height: 1.8; letter-spacing: 0; }
.document textarea { font: 0.875rem/1.55 var(--mono); field-sizing: fixed; height: 70vh; }
.side { min-width: 0; font-size: 0.9375rem; }
.bar { position: sticky; bottom: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; background: var(--paper); border-top: 1px solid var(--line); padding: 0.75rem 0; margin-top: 1rem; }
.bar .state { margin-inline-end: auto; }
.other { background: var(--sheet); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem; margin: 0 0 0.75rem; }
.other pre { border: 0; padding: 0; margin: 0.375rem 0 0; background: none; font: 1rem/1.6 var(--serif); }
.thumbs { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 0.75rem; margin: 0 0 1rem; padding: 0; list-style: none; }
.library { grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); gap: 1.5rem 1rem; margin-top: 1.5rem; }
@media (max-width: 30rem) { .library { grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); } }
.library img { display: block; width: 100%; aspect-ratio: 16 / 9; object-fit: cover; border-radius: 0.5rem; background: var(--line); margin-bottom: 0.375rem; }
.library code { font-size: 0.6875rem; user-select: all; color: var(--soft); }
.thumbs.tall { max-height: 26rem; overflow-y: auto; padding: 0.25rem; }
.thumb { position: relative; display: block; font-weight: 400; font-size: 0.8125rem; color: var(--soft); cursor: pointer; }
.thumb img, .lead img { display: block; width: 100%; aspect-ratio: 16 / 9; object-fit: cover; border-radius: 0.5rem; background: var(--line); margin-bottom: 0.25rem; }
.thumb input { position: absolute; top: 0.5rem; inset-inline-start: 0.5rem; box-shadow: 0 0 0 3px var(--sheet); border-radius: 50%; }
.thumb .none { display: grid; place-items: center; aspect-ratio: 16 / 9; border: 1px dashed var(--edge); border-radius: 0.5rem; }
.thumb:has(:checked) :is(img, .none) { outline: 3px solid var(--accent); outline-offset: 1px; }
.thumb span { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
@media (min-width: 62rem) {
  .desk { grid-template-columns: minmax(0, 1fr) 20rem; }
  .desk > .bar { grid-column: 1 / -1; }
  .side { border-inline-start: 1px solid var(--line); padding-inline-start: 1.75rem; }
}
@media (max-width: 30rem) {
  .bar button, .bar .button { padding-inline: 0.75rem; }
  .bar .state { flex: 1 0 100%; }
}
@media (max-height: 30rem) { .bar { position: static; } }
`;
