/** A covering that was answered outlives a cut of the power: a disk that keeps only what it had to gives nothing back. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { watching } from './cutting.ts';
import { ENGINES, inFolder, whileRunning } from './killing.ts';
import { grain, MIDDLE } from './library-pictures.ts';
import { keepAll, rebuild } from './power/frail-disk.ts';
import { makePublication, type Running } from './running.ts';

const skip = !existsSync('/proc/self/fd') && 'needs /proc to see which file is synced';

/** What files of a home hold, by their names. */
async function filesIn(home: string, folders: readonly string[]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const folder of folders)
    for (const entry of await readdir(path.join(home, folder), { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(path.relative(home, file), await readFile(file));
    }
  return files;
}

async function ask({ newsroom }: Running, token: string, at: string, body: FormData | object): Promise<{ id: string }> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${newsroom}/api/${at}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(!isForm && { 'content-type': 'application/json' }) },
    body: isForm ? body : JSON.stringify(body),
  });
  assert.ok(response.ok, `${at}: ${response.status} ${await response.clone().text()}`);
  return (await response.json()) as { id: string };
}

test('no power cut brings back what was covered', { skip }, async () => {
  await inFolder('covered', async (folder) => {
    const [home, shadow, into] = ['home', 'shadow', 'after'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    const place = await ENGINES[0].place(home);
    const token = makePublication(place);
    mkdirSync(shadow);
    keepAll(home, shadow);
    const told = await whileRunning({ ...place, environment: watching({ home, shadow }) }, async (running) => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(await grain())], { type: 'image/jpeg' }), 'a.jpg');
      const { id: image } = await ask(running, token, 'images', form);
      const before = await filesIn(home, ['blobs']);
      const leadImage = { image, alt: 'Шеру', caption: '', credit: '' };
      const story = { service: 'kk', headline: 'Шеру', body: { html: '<p>Мәтін.</p>' }, leadImage };
      const { id } = await ask(running, token, 'stories', story);
      await ask(running, token, `stories/${id}/publish`, {});
      await ask(running, token, `images/${image}/cover`, { boxes: [MIDDLE], original: 'destroy' });
      await running.end('SIGKILL');
      return before;
    });
    rebuild({ home, shadow, into, survives: () => false });
    const left = await filesIn(into, ['blobs', 'sealed', 'edition']);
    assert.ok(told.size > 5 && left.size > 20);
    for (const bytes of told.values())
      assert.deepEqual(
        [...left].filter(([, file]) => file.includes(bytes)).map(([name]) => name),
        [],
      );
  });
});
