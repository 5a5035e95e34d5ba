/**
 * `npm run prepare` (npm runs it itself after `npm install`, `npm ci` and before packing): build/reader/now.js, or OUT, from
 * src/reader/now.ts, build/door/door.js from src/newsroom/app/door/door.ts, and build/newsroom/ from src/newsroom/app/, for browsers of 2022 and later. Where esbuild or Vite is
 * not installed (`--omit=dev`) it says so and changes nothing: Picket then presses pages without a script, and people who
 * publish have the plain pages. And build/faces/: what looks for faces in pictures, copied out of packages that are far larger
 * and are not installed with `--omit=dev` either; without it, nobody proposes boxes.
 *
 * It checks no types, and does not check how large a bundle is: test/reader-script.test.ts and
 * test/newsroom-app.test.ts do.
 */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '..');

try {
  const { build } = await import('esbuild');
  const common: BuildOptions = {
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome105', 'firefox105', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  };
  const out = process.argv[2];
  const now = out ?? join(root, 'build/reader/now.js');
  await build({ ...common, entryPoints: [join(root, 'src/reader/now.ts')], outfile: now });
  if (out === undefined) {
    const door = join(root, 'build/door/door.js');
    await build({ ...common, entryPoints: [join(root, 'src/newsroom/app/door/door.ts')], outfile: door });
  }
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  console.error(
    'bundle: esbuild is not installed, so readers get pages without a script, and nobody signs in by passkey',
  );
}

if (process.argv[2] === undefined) {
  try {
    const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
    await build({
      root: join(root, 'src/newsroom/app'),
      base: '/app/',
      configFile: false,
      logLevel: 'warn',
      plugins: [react()],
      build: {
        outDir: join(root, 'build/newsroom'),
        emptyOutDir: true,
        target: ['chrome107', 'firefox105', 'safari16'],
        // Both would put text into the page that its policy refuses.
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1000,
      },
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    console.error('bundle: Vite is not installed, so the newsroom has its plain pages alone');
  }
}

const FACE_API = join(root, 'node_modules/@vladmandic/face-api');
const WASM = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm');
const FACES: readonly (readonly [from: string, name?: string])[] = [
  [join(FACE_API, 'dist/face-api.esm.js'), 'face-api.js'],
  [join(FACE_API, 'LICENSE'), 'LICENSE-face-api'],
  // TensorFlow.js is under the same licence as sharp, and brings no text of it along.
  [join(root, 'node_modules/sharp/LICENSE'), 'LICENSE-tensorflow'],
  ...['ssd_mobilenetv1_model', 'tiny_face_detector_model'].flatMap((model) =>
    [`${model}.bin`, `${model}-weights_manifest.json`].map((file) => [join(FACE_API, 'model', file)] as const),
  ),
  [join(WASM, 'dist/tfjs-backend-wasm-simd.wasm')],
];

if (process.argv[2] === undefined) {
  const lacking = FACES.find(([from]) => !existsSync(from));
  if (lacking === undefined) {
    const folder = join(root, 'build/faces');
    mkdirSync(folder, { recursive: true });
    for (const [from, name = basename(from)] of FACES) cpSync(from, join(folder, name));
  } else console.error('bundle: the face detector is not installed, so nobody proposes boxes over faces');
}
