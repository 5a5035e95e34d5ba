/** Lists: stories, breaking lines, people. */
export const deskStyle = `
.filter { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0.75rem; align-items: end; margin-bottom: 1rem; }
.filter .field { margin: 0; }
.filter.short { display: flex; max-width: 30rem; }
.filter.short .field { flex: 1; }
.list { list-style: none; margin: 0; padding: 0; }
.list > li { border-top: 1px solid var(--line); padding: 1rem 0; }
.list > li:last-child { border-bottom: 1px solid var(--line); }
.story { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.125rem 1.5rem; }
.story h2 { font: 500 1.1875rem/1.35 var(--serif); margin: 0; grid-column: 1; }
.story h2 a { color: inherit; text-decoration: none; }
.story h2 a::after { content: ""; position: absolute; inset: 0; }
.story:hover h2 a { color: var(--accent); text-decoration: underline; }
.story .meta { grid-column: 1 / -1; }
.story .state { grid-column: 2; grid-row: 1; padding-top: 0.25rem; }
.meta { color: var(--soft); font-size: 0.875rem; margin: 0; }
.meta > * + *::before { content: "· "; }
.state { display: inline-flex; align-items: baseline; gap: 0.4375rem; font-size: 0.875rem; white-space: nowrap; color: var(--soft); }
.state::before { content: ""; width: 0.5625rem; height: 0.5625rem; border-radius: 50%; border: 2px solid currentcolor; flex: none; }
.state.in-review { color: light-dark(#8a5a00, #e9b95c); }
.state.in-review::before { background: linear-gradient(90deg, currentcolor 50%, transparent 50%); }
.state.scheduled { color: light-dark(#2c5a94, #93bbee); }
.state.published { color: light-dark(#1f6b3a, #86cf9d); }
.state.published::before { background: currentcolor; }
.state.withdrawn { color: var(--alarm); }
.state.withdrawn::before, .state.unpublished::before { border-radius: 0; height: 0; border-width: 1px; align-self: center; }
.breaking { list-style: none; margin: 0 0 2rem; padding: 0.25rem 1.125rem; background: var(--alarm-tint); border-radius: 0.5rem; border-inline-start: 3px solid var(--alarm); }
.breaking li { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; justify-content: space-between; padding: 0.5rem 0; }
.breaking li + li { border-top: 1px solid var(--line); }
.breaking p { margin: 0; flex: 1 1 14rem; min-width: 0; }
.breaking .line { display: block; font-weight: 600; }
.person { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; justify-content: space-between; }
.person form { margin: 0; }
.person select { width: auto; }
.panel { background: var(--sheet); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1.25rem 1.25rem 0.25rem; margin: 1.5rem 0; }
.panel h2 { margin-top: 0; }
.panel .row { margin-bottom: 1rem; }
details.panel { padding: 0.125rem 1.25rem; margin: 0.75rem 0; }
.list + p { margin-top: 1.5rem; }
.apart { margin-top: 1rem; }
.tabs { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; margin: 0 0 1.5rem; }
.tabs [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.places { list-style: none; padding: 0; margin: 0 0 1.5rem; }
.places > li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 18rem); gap: 0 1rem; align-items: end; }
.places > li:first-child { border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: 0.375rem 1.5rem; margin: 0 0 1.5rem; }
dt { color: var(--soft); }
dd { margin: 0; }
@media (max-width: 30rem) {
  .story { grid-template-columns: minmax(0, 1fr); }
  .story .state { grid-column: 1; grid-row: auto; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .places > li { grid-template-columns: minmax(0, 1fr); border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
  dd { margin-bottom: 0.75rem; }
}
`;
