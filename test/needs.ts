/**
 * What a test needs beyond npm, for node:test's `skip`: `test('…', { skip: needs.chromium() }, …)`. Each answers false
 * when the tool is there, else the reason to skip. `programPath` finds the binary; scripts/test-tools installs them all.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { userInfo } from 'node:os';

type Lack = false | string;

const NAMES: Record<string, string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps Postgres's server programs off the path, a folder for each version. */
function folders(): string[] {
  const postgres = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
  return [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...postgres];
}

function find(tool: string): string | undefined {
  return (NAMES[tool] ?? [tool]).flatMap((name) => folders().map((folder) => join(folder, name))).find(isProgram);
}

function isUser(name: string): boolean {
  return spawnSync('id', ['-u', name]).status === 0;
}

/** Throws where there is none: a test that calls it has asked `needs` first. */
export function programPath(tool: string): string {
  const path = find(tool);
  if (path === undefined) throw new Error(`${tool} is not installed`);
  return path;
}

function tool(name: string): Lack {
  return find(name) === undefined && `needs ${name} (scripts/test-tools)`;
}

function postgres(): Lack {
  const lack = tool('initdb') || tool('postgres');
  if (lack) return 'needs a Postgres server (scripts/test-tools)';
  // initdb refuses root; test/postgres-server.ts becomes this user.
  if (userInfo().uid === 0 && !isUser('postgres')) return 'needs the user postgres when run by root';
  return false;
}

/** Debian's: to be called with java, for its own wrapper needs a kernel that knows jars. */
export const EPUBCHECK = '/usr/share/java/epubcheck.jar';

function epubcheck(): Lack {
  return tool('java') || (!existsSync(EPUBCHECK) && 'needs epubcheck (scripts/test-tools)');
}

/** pa11y and Lighthouse. */
function checkers(): Lack {
  const there = existsSync(join(import.meta.dirname, 'checkers/node_modules/lighthouse'));
  return !there && 'needs pa11y and Lighthouse (scripts/test-tools)';
}

export const needs = {
  chromium: (): Lack => tool('chromium'),
  java: (): Lack => tool('java'),
  checkers,
  epubcheck,
  postgres,
  tool,
};
