/**
 * `npm run prepare` (npm runs it itself after `npm install`, `npm ci` and before packing): build/reader/now.js, or OUT, from
 * src/reader/now.ts, for browsers of 2022 and later. Where esbuild is not installed (`--omit=dev`) it says so and changes
 * nothing: Picket then presses pages without a script.
 *
 * It checks no types, and does not check how large the bundle is: test/reader-script.test.ts does.
 */
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

try {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(root, 'src/reader/now.ts')],
    outfile: process.argv[2] ?? join(root, 'build/reader/now.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome105', 'firefox105', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  console.error('bundle: esbuild is not installed, so readers get pages without a script');
}
