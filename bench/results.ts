/** bench/RESULTS.md: a dated section for each run, the newest first. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { needs, programPath } from '../test/needs.ts';
import { table, type Row } from './report.ts';

const FILE = path.join(import.meta.dirname, 'RESULTS.md');
const BEGIN = '<!-- runs -->\n';

const VERSIONS: Readonly<Record<string, { args: readonly string[]; shown: RegExp }>> = {
  nginx: { args: ['-v'], shown: /nginx\/(\S+)/ },
  wrk: { args: ['-v'], shown: /wrk (\S+)/ },
  hugo: { args: ['version'], shown: /hugo v(\S+)/ },
};

export function writeResults(rows: readonly Row[], command: string): void {
  const before = readFileSync(FILE, 'utf8');
  if (!before.includes(BEGIN)) throw new Error(`${FILE} has lost the line ${BEGIN.trim()}`);
  writeFileSync(
    FILE,
    before.replace(BEGIN, () => `${BEGIN}\n${sectionOf(rows, command)}`),
  );
  execFileSync(path.join(import.meta.dirname, '../node_modules/.bin/prettier'), [
    '--write',
    '--log-level',
    'warn',
    FILE,
  ]);
}

function sectionOf(rows: readonly Row[], command: string): string {
  const [cpu] = os.cpus();
  const machine = `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(os.totalmem() / 1e9)} GB, Linux ${/^\d+\.\d+/.exec(os.release())?.[0] ?? ''}`;
  const peers = Object.keys(VERSIONS).map((name) => `${name} ${versionOf(name)}`);
  const versions = [`commit ${commit()}`, `node ${process.versions.node}`, ...peers].join(', ');
  const said = `\`${command}\`, ${machine}; load before: ${LOAD_BEFORE.toFixed(1)}.`;
  return `## ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC\n\n${said}\n${versions}.\n\n${table(rows)}\n\n`;
}

/** Of the minute before the bench: what else ran on the machine. */
const LOAD_BEFORE = os.loadavg()[0] ?? 0;

/** As the program says it, on either channel; a dash where it is not there. */
function versionOf(name: string): string {
  const { args = [], shown = /$/ } = VERSIONS[name] ?? {};
  if (needs.tool(name)) return '–';
  const { stdout, stderr } = spawnSync(programPath(name), args, { encoding: 'utf8' });
  return shown.exec(stdout + stderr)?.[1] ?? '?';
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  return (
    git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', '../src') === '' ? '' : ' and changes')
  );
}
