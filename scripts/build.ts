/**
 * `npm run build`: dist/ from src/, for the published package alone (a checkout runs src/ as it stands). TypeScript
 * becomes JavaScript with declarations; what is no TypeScript (sql, css, svg, json) is copied to the same place.
 * dist/ is made anew, and is not there when this fails.
 *
 * It does not bundle what runs in a browser, and does not check that a copied file is one the code reads.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));

function isAsset(path: string): boolean {
  const isFolderOfTests = ['testing', 'vectors', 'fixtures'].includes(basename(path));
  return !isFolderOfTests && !/\.[cm]?tsx?$|\.md$/.test(path);
}

rmSync('dist', { recursive: true, force: true });
try {
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--noEmitOnError'], { stdio: 'inherit' });
} catch {
  rmSync('dist', { recursive: true, force: true });
  console.error('build: tsc refused');
  process.exit(1);
}
cpSync('src', 'dist', { recursive: true, filter: isAsset });
if (!existsSync('dist/cli/picket.js')) {
  rmSync('dist', { recursive: true, force: true });
  console.error('build: dist/cli/picket.js is missing');
  process.exit(1);
}
