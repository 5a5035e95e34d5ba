/** Every kind of page before judges that others wrote; axe has a file of its own, so that both run at once. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { exportFolder } from '../src/edition/export-folder.ts';
import { needs, programPath } from './needs.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';
import { everyKind, type KindsByService } from './reader-kinds.ts';

const require = createRequire(import.meta.url);
const run = promisify(execFile);
const withoutCheckers = needs.chromium() || needs.checkers();

let home: ReaderHome;
let kinds: KindsByService;

before(async () => {
  home = await openReaderHome();
  kinds = await everyKind(home.program);
});
after(async () => {
  await home[Symbol.asyncDispose]();
});

test('the demonstration has every kind of page in every language', (t) => {
  for (const [service, pages] of kinds) {
    t.diagnostic(`${service}: ${pages.flatMap((page) => page.kinds).join(', ')}`);
    const wanted = ['front', 'story', 'text', 'live', 'topics', 'people', 'units', 'storylines', 'archive', 'month', 'notices', 'contact', 'saved', 'not-found', 'page', 'withdrawn']; // prettier-ignore
    const paths = new Set(pages.flatMap((page) => page.kinds));
    assert.deepEqual(wanted.filter((kind) => !paths.has(kind)), [], service); // prettier-ignore
  }
});

test('the validator has nothing to say of the whole exported folder', { skip: needs.java() }, async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-vnu-'));
  try {
    await exportFolder({ edition: home.program.edition, out: path.join(folder, 'site') });
    const pages = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'));
    t.diagnostic(`${pages.length} pages`);
    // It takes JSON-LD for a script, and what stands beside a file for another origin's: it reads the policy by itself elsewhere
    // (reader-pages.test.ts). Nothing else is changed, and no message is filtered.
    const policy = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;
    for (const page of pages) {
      const file = path.join(folder, page);
      await writeFile(file, (await readFile(file, 'utf8')).replace(policy, ''));
    }
    const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
    const args = ['-Xss2m', '-jar', jar, '--Werror', '--skip-non-html', '--stdout', folder];
    await run(programPath('java'), args, { maxBuffer: 1e8 }).catch(({ stdout }) =>
      assert.fail(String(stdout).slice(0, 5000)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

interface Judged {
  readonly url: string;
  readonly issues: readonly string[];
  readonly scores?: Readonly<Record<string, number>>;
}

async function judged(judge: 'pa11y' | 'lighthouse', places: readonly string[]): Promise<Judged[]> {
  const urls = places.map((place) => home.origin + place);
  const script = path.join(import.meta.dirname, 'checkers/judge.js');
  const { stdout } = await run(process.execPath, [script, judge, programPath('chromium'), ...urls], { maxBuffer: 1e8 });
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Judged); // prettier-ignore
}

test('pa11y finds nothing on any kind of page', { skip: withoutCheckers }, async () => {
  // Two languages and both directions here: the markup is the same in the others, and axe reads all of them.
  const places = ['kk', 'fa'].flatMap((service) => (kinds.get(service) ?? []).map(({ path: place }) => place));
  for (const { url, issues } of await judged('pa11y', places)) assert.deepEqual(issues, [], url);
});

// How fast a page is, a loaded machine cannot say: that number is in bench/, from a quiet one.
test(
  'Lighthouse gives fronts and stories 100 in all that does not depend on the machine',
  { skip: withoutCheckers },
  async (t) => {
    const places = ['/kk/', home.long, '/fa/', await home.newest('fa')];
    for (const { url, scores, issues } of await judged('lighthouse', places)) {
      const { performance, ...steady } = scores ?? {};
      t.diagnostic(`${url}: performance ${performance}`);
      for (const [category, score] of Object.entries(steady)) {
        assert.equal(score, 100, `${url} ${category}: ${issues.join('; ')}`);
      }
    }
  },
);
