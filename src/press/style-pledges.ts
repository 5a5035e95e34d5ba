import { sheet } from './sheet.ts';

/** What was promised and what came of it: one square a pledge, and one block. Never by colour alone: each says its state in words. */
export const pledgeStyle = sheet`
  .pledges, .tally { --kept: #1d7044; --broken: var(--accent); --open: #9a6700 }
  .tally { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-top: 0.75rem; font-weight: 600 }
  .tally i { display: inline-block; width: 0.75em; height: 0.75em; margin-inline-end: 0.2em; border: 2px solid var(--quiet) }
  .tally span { margin-inline-end: 0.3em }
  .tally .kept i { border-color: var(--kept); background: var(--kept) }
  .tally .broken i { border-color: var(--broken); background: linear-gradient(135deg, transparent 42%, var(--paper) 42% 58%, transparent 58%) var(--broken) }
  .tally .open i { border-color: var(--open); background: linear-gradient(0deg, var(--open) 50%, transparent 50%) }
  .pledges > li { max-width: 46rem; border-inline-start: 4px solid var(--rule); padding-inline-start: 0.875rem; margin-top: 1.25rem }
  .pledges .kept { border-color: var(--kept) }
  .pledges .broken { border-color: var(--broken) }
  .pledges .open { border-color: var(--open) }
  .pledges p + p, .pledges .plain { margin-top: 0.25rem }
  .state::after { content: '.' }
  @media (prefers-color-scheme: dark) {
    .pledges, .tally { --kept: #4fb07a; --open: #d9a441 }
  }
`;
