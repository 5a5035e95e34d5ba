/**
 * `npm run bench -- [--stories 1000,10000] [--only wire,start,memory,read,app,publish,press] [--keep DIR] [--no-refresh]
 * [--no-write] [--node-options=OPTIONS]`: seeds homes, measures, prints a table and writes it into bench/RESULTS.md.
 * bench/README.md says what each line is.
 */
import path from 'node:path';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { benchApp } from './app.ts';
import { benchMemory, benchStart } from './idle.ts';
import { openBenchHome, type BenchHome } from './home.ts';
import type { Starting } from './picket.ts';
import { benchPress } from './press.ts';
import { benchPublish } from './publish.ts';
import { benchRead } from './read.ts';
import { progress, table, type Row } from './report.ts';
import { writeResults } from './results.ts';
import { benchWire } from './wire.ts';

type Part = (at: BenchHome, starting: Starting) => Promise<Row[]>;

/** In this order: what changes the home most comes last. */
const PARTS: Readonly<Record<string, Part>> = {
  wire: benchWire,
  start: benchStart,
  memory: benchMemory,
  read: benchRead,
  app: benchApp,
  publish: benchPublish,
  press: benchPress,
};

const { values } = parseArgs({
  allowNegative: true,
  options: {
    stories: { type: 'string', default: '1000,10000' },
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    keep: { type: 'string', default: path.join(tmpdir(), 'picket-bench') },
    refresh: { type: 'boolean', default: true },
    write: { type: 'boolean', default: true },
    'node-options': { type: 'string' },
  },
});

const only = values.only.split(',');
const unknown = only.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(',')}`);

const sizes = values.stories.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Error('--stories takes numbers: 1000,10000');

const rows: Row[] = [];
for (const stories of sizes) {
  using home = await openBenchHome({ keep: values.keep, count: stories, refresh: values.refresh });
  for (const [name, part] of Object.entries(PARTS)) {
    if (!only.includes(name)) continue;
    progress(`${name}, ${stories} stories`);
    rows.push(...(await part(home, { nodeOptions: values['node-options'] })));
  }
}
console.log(table(rows));
if (values.write) writeResults(rows, command());

/** As it was called, but for where homes are kept. */
function command(): string {
  return ['npm run bench --', ...process.argv.slice(2)].join(' ').replace(/ --keep[ =]\S+/, '');
}
