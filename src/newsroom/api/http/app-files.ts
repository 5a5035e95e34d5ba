import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { Hono, type Context } from 'hono';

/** What `npm run prepare` bundles, from src/ and from dist/ alike. */
const BUNDLE = fileURLToPath(new URL('../../../../build/newsroom/', import.meta.url));

/** The app's own scripts run, and no text ever becomes script or markup (Trusted Types); styles are files. */
const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  // Previews, which are inert (security-headers.ts).
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // ProseMirror reads what is copied within the editor.
  'trusted-types ProseMirrorClipboard',
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

interface AppFile {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
}

/**
 * `/app/`: the newsroom's app, the same for everybody; who is there, it asks the API. Every address below is the app's
 * own, so that a page of it can be opened again. Where it was not bundled, `/app/` leads to the plain pages.
 */
export function appFiles(bundle = BUNDLE): Hono {
  const app = new Hono();
  let reading: Promise<ReadonlyMap<string, AppFile>> | null = null;
  const files = (): Promise<ReadonlyMap<string, AppFile>> => (reading ??= readFiles(bundle));

  app.get('/assets/*', async (context) => {
    const file = (await files()).get(context.req.path.slice('/app/'.length));
    if (file === undefined) return context.notFound();
    // The name holds its digest.
    return answer(context, file, { 'cache-control': 'private, max-age=31536000, immutable' });
  });
  app.get('*', async (context) => {
    const page = (await files()).get('index.html');
    if (page === undefined) return context.redirect('/');
    return answer(context, page, { 'content-security-policy': APP_POLICY });
  });
  return app;
}

function answer(context: Context, { type, plain, brotli }: AppFile, headers: Record<string, string>): Response {
  const isShort = /\bbr\b/.test(context.req.header('accept-encoding') ?? '');
  return context.body(isShort ? brotli : plain, 200, {
    'content-type': type,
    vary: 'accept-encoding',
    ...headers,
    ...(isShort ? { 'content-encoding': 'br' } : {}),
  });
}

/** Empty where there is no bundle. */
async function readFiles(folder: string): Promise<ReadonlyMap<string, AppFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async (entry): Promise<[string, AppFile]> => {
      const path = join(entry.parentPath, entry.name);
      const plain = await readFile(path);
      const brotli = await compressed(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      return [relative(folder, path).split(sep).join('/'), { type, plain, brotli }];
    });
  return new Map(await Promise.all(read));
}

const compressed = promisify(brotliCompress);
