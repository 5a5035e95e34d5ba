/** Colours, type and the frame of every page. Two palettes, one measure, no picture. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf9f6, #161615);
  --sheet: light-dark(#ffffff, #1e1d1c);
  --ink: light-dark(#1d1c1a, #ebe8e2);
  --soft: light-dark(#5d5850, #aaa49b);
  --line: light-dark(#e4e0d8, #35332f);
  --edge: light-dark(#8c867b, #7d776d);
  --accent: light-dark(#1b5e58, #83cbc1);
  --on-accent: light-dark(#ffffff, #0e1a18);
  --tint: light-dark(#eaf2f0, #1d2b29);
  --alarm: light-dark(#a02c20, #f2998c);
  --alarm-tint: light-dark(#fbeeec, #2e1d1b);
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, "Noto Naskh Arabic", serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.5 var(--sans); background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: break-word; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
main.wide { max-width: 76rem; }
h1 { font: 600 1.75rem/1.2 var(--serif); margin: 0 0 1.25rem; letter-spacing: -0.01em; }
h2 { font: 600 1.0625rem/1.3 var(--sans); margin: 2.5rem 0 0.75rem; }
h3 { font: 600 1rem/1.35 var(--sans); margin: 0; }
p { margin: 0 0 0.75rem; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
small { font-size: 0.8125rem; }
code, kbd, pre, .code { font-family: var(--mono); font-size: 0.875em; }
pre { white-space: pre-wrap; background: var(--sheet); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem; }
img { max-width: 100%; height: auto; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.25rem; }
[tabindex="-1"]:focus { outline: 0; }
[tabindex="-1"]:focus-visible { outline: 3px solid var(--alarm); }
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; background: var(--sheet); padding: 0.5rem 1rem; z-index: 3; }
.skip:focus { top: 0.5rem; }
.soft, .hint { color: var(--soft); }
.hint { font-size: 0.875rem; margin: 0; }
.door { max-width: 24rem; margin: 12vh auto 0; }
.door form + .hint { margin-top: 1.25rem; }
.passkey[hidden] { display: none; }
.passkey button { width: 100%; }
.passkey .hint { margin-top: 0.625rem; }
.passkey .fault:not(:empty) { margin-top: 0.625rem; }
.passkey .or { display: flex; align-items: center; gap: 0.75rem; margin: 1.5rem 0; color: var(--soft); font-size: 0.875rem; }
.passkey .or::before, .passkey .or::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.passkey:not([hidden]) ~ .primary { background: var(--sheet); color: var(--ink); border-color: var(--edge); }
.passkey:not([hidden]) ~ .primary:hover { background: var(--tint); }
h1.meta { font: 400 0.875rem/1.5 var(--sans); letter-spacing: 0; margin-bottom: 1.25rem; }
.top { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: center; justify-content: space-between; padding: 0.5rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--sheet); }
.top ul { display: flex; flex-wrap: wrap; gap: 0 0.25rem; list-style: none; margin: 0 0 0 -0.75rem; padding: 0; }
.top a { display: block; padding: 0.5rem 0.75rem; color: var(--soft); text-decoration: none; border-radius: 0.375rem; font-size: 0.9375rem; }
.top a:hover { color: var(--ink); background: var(--paper); }
.top a[aria-current] { color: var(--ink); font-weight: 600; }
.who { display: flex; align-items: center; gap: 0.75rem; font-size: 0.9375rem; }
.who small { color: var(--soft); margin-inline-start: 0.25rem; }
.head { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: center; justify-content: space-between; margin-bottom: 1.5rem; }
.head h1 { margin: 0; }
.done { background: var(--tint); border-inline-start: 3px solid var(--accent); border-radius: 0.375rem; padding: 0.75rem 1rem; margin: 0 0 1.5rem; }
.done p:last-child, .summary p:last-child { margin: 0; }
.pressing { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; margin: 0 0 1.5rem; font-size: 0.9375rem; }
.pressing progress { flex: 0 1 12rem; accent-color: var(--accent); }
.done code { display: block; padding: 0.5rem 0; font-size: 0.9375rem; user-select: all; overflow-wrap: anywhere; }
.empty { padding: 3.5rem 1rem; text-align: center; color: var(--soft); }
.empty p { max-width: 28rem; margin: 0 auto 1rem; }
@media (prefers-reduced-motion: no-preference) { a, button { transition: background-color 0.12s, color 0.12s; } }
@media (forced-colors: active) { .state::before { forced-color-adjust: none; } }
`;
