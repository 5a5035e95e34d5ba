/**
 * Holds the table of the design, section 3: which folder of src/ may import which. `node scripts/check-layers.ts [ROOT]`
 * reads every module under ROOT (default src), types included, and exits 1 with one line per breach, on a folder the
 * table does not know, and when it read no module or no import at all.
 *
 * It reads text, not syntax: statements that begin a line (Prettier holds that), and `import('literal')` anywhere.
 * It does not catch: `import(variable)`, `require`, a module named by a URL or started by base/worker.ts, globals, or
 * what is handed in as a value. Packages and `node:` modules are not its matter: the tsconfigs keep those apart.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';

/** A path under src/ → what it may import besides itself; the longest matching key counts. `type:` is types only. */
const TABLE: Record<string, string> = {
  base: '',
  language: 'base',
  story: 'base language',
  press: 'base language story',
  blobs: 'base',
  media: 'base story blobs',
  edition: 'base story press blobs',
  'edition/verify': 'base',
  store: 'base story',
  search: 'base language story',
  import: 'base language story media',
  discussion: 'base story store',
  tipline: 'base store',
  'tipline/seal.ts': 'base',
  gateway: 'base store',
  'gateway/seal.ts': 'base',
  reach: 'base story press edition store',
  'newsroom/api':
    'base language story press edition blobs media store search import reach discussion/desk.ts tipline/desk.ts gateway/keys.ts',
  'newsroom/app': 'base language story type:newsroom/api',
  reader: 'base language edition/verify tipline/seal.ts gateway/seal.ts',
  site: 'base edition blobs',
  cli: '*',
  'main.ts': '*',
  'program.ts': '*',
  'configuration.ts': '*',
  'control.ts': '*',
};
/** Nothing they reach, by any number of steps, may lie outside what they may import. */
const TRANSITIVE = ['site', 'reader', 'edition/verify'];

interface Import {
  specifier: string;
  types: boolean;
  /** Path under the root, or `../…` for what lies outside it. */
  target: string;
}

const root = resolve(process.argv[2] ?? 'src');
const breaches: string[] = [];

function within(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}/`);
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$|(^|\/)testing\//.test(path);
}

function layerOf(path: string): string | undefined {
  const keys = Object.keys(TABLE).filter((key) => within(path, key));
  return keys.sort((a, b) => b.length - a.length)[0];
}

/** `tipline/seal.ts` and `edition/verify` are doors of `tipline` and `edition`; `newsroom/` has two folders. */
function folderOf(part: string): string {
  return part.split('/', part.startsWith('newsroom/') ? 2 : 1).join('/');
}

function rightsOf(path: string): string[] {
  if (!isTest(path)) return (TABLE[layerOf(path) ?? ''] ?? '').split(' ').filter(Boolean);
  // A test sees what its folder sees, each neighbour whole and not by its door alone, and test/.
  const folder = folderOf(path).replace('.test.', '.');
  const rights = (TABLE[folder] ?? '').split(' ').filter(Boolean);
  return [...rights.map((right) => folderOf(right.replace('type:', ''))), folder, '../test'];
}

function mayImport(path: string, { target, types }: Import): boolean {
  if (isTest(target) && !isTest(path)) return false;
  const own = layerOf(path);
  if (own !== undefined && within(target, own)) return true;
  return rightsOf(path).some((right) => {
    const part = right.replace('type:', '');
    return part === '*' || (within(target, part) && (types || part === right));
  });
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), 'utf8');
  const statements = [
    ...text.matchAll(/^import\b(\s+type\b)?(?:[^;]*?\bfrom)?\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^export\b(\s+type\b)?\s*(?:\*(?:\s*as\s+\w+)?|\{[^}]*\})\s*from\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport()\s*\(\s*['"`]([^'"`]+)['"`]/g),
  ];
  return statements.map(([, type, specifier = '']) => ({
    specifier,
    types: Boolean(type),
    target: posix.join(posix.dirname(path), specifier),
  }));
}

/** The chains of imports by which `start` reaches what it may not, each once. */
function forbiddenChains(start: string, rights: string[]): string[][] {
  const chains: string[][] = [];
  const seen = new Set([start]);
  const queue = [[start]];
  for (let chain = queue.shift(); chain !== undefined; chain = queue.shift()) {
    for (const { target } of graph.get(chain.at(-1) ?? '') ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      if (rights.some((right) => within(target, right))) queue.push([...chain, target]);
      // The first step is mayImport's matter.
      else if (chain.length > 1) chains.push([...chain, target]);
    }
  }
  return chains;
}

const paths = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
  .map((entry) => posix.normalize(relative(root, join(entry.parentPath, entry.name))))
  .sort();
const graph = new Map<string, Import[]>();
let read = 0;

for (const path of paths) {
  const imports = importsOf(path);
  read += imports.length;
  if (layerOf(path.replace('.test.', '.')) === undefined) breaches.push(`${path}: no folder of the table`);
  const local = imports.filter(({ specifier }) => specifier.startsWith('.'));
  graph.set(path, local);
  for (const { specifier } of imports) {
    if (/^[#/]|^file:|^picket(\/|$)/.test(specifier)) breaches.push(`${path}: "${specifier}" is no relative path`);
  }
  for (const step of local) {
    if (!existsSync(join(root, step.target))) breaches.push(`${path}: ${step.target} is not there`);
    else if (!mayImport(path, step)) breaches.push(`${path} may not import ${step.target}`);
  }
}
for (const layer of TRANSITIVE) {
  const rights = [layer, ...(TABLE[layer] ?? '').split(' ')];
  for (const path of paths.filter((each) => within(each, layer) && !isTest(each))) {
    for (const chain of forbiddenChains(path, rights)) breaches.push(`${layer} reaches too far: ${chain.join(' → ')}`);
  }
}
if (paths.length === 0 || read === 0)
  breaches.push(`read ${paths.length} modules and ${read} imports: nothing checked`);

for (const breach of breaches) console.error(breach);
if (breaches.length === 0) console.log(`${paths.length} modules, ${read} imports`);
process.exitCode = breaches.length === 0 ? 0 : 1;
