/**
 * Writes a WordPress export of about 1 GB into the temporary folder, reads it, and prints how long that took and the most
 * memory that it held: `npx node bench/import-wxr.ts [MEGABYTES]`. The parser's part of an import; the goal is 300 MB.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { importWxr } from '../src/import/wxr.ts';
import { HEADER, wxrFile, WXR_HOST } from '../test/wxr.ts';

const WORDS = 'Сотта бүгін айыптау жағы сөз сөйледі, ал қорғаушы тарап құжаттарды сұрады. ';

function* archive(bytes: number): Generator<string> {
  yield HEADER;
  let written = 0;
  for (let id = 1; written < bytes; id += 2) {
    const file = `${WXR_HOST}/wp-content/uploads/2020/05/picture-${id}.jpg`;
    const content = `<a href="${WXR_HOST}/?p=${id - 2}">Before</a>\n\n${`${WORDS.repeat(8)}\n\n`.repeat(18)}[gallery ids="${id + 1}"]`;
    const more = Array.from({ length: 3 }, (_, at) => comment(id * 10 + at)).join('');
    const post = { id, content, more, meta: { _thumbnail_id: String(id + 1) } };
    const attachment = { id: id + 1, type: 'attachment', parent: id, title: `Picture ${id}`, file };
    const text = wxrFile([post, attachment], '').replace('</channel></rss>\n', '');
    written += Buffer.byteLength(text);
    yield text;
  }
  yield '</channel></rss>\n';
}

function comment(id: number): string {
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_date_gmt>2020-05-18 10:00:00</wp:comment_date_gmt><wp:comment_content>${WORDS}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`;
}

const megabytes = Number(process.argv[2] ?? 1024);
const folder = await mkdtemp(path.join(os.tmpdir(), 'picket-bench-wxr-'));
try {
  const file = path.join(folder, 'archive.xml');
  await pipeline(archive(megabytes * 1024 * 1024), createWriteStream(file));
  const { size } = await stat(file);
  const started = performance.now();
  let stories = 0;
  for await (const item of importWxr(file, { language: 'kk' })) if ('story' in item) stories += 1;
  const seconds = (performance.now() - started) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${Math.round(size / 1e6)} MB, ${stories} stories, ${seconds.toFixed(0)} s, at most ${Math.round(peak)} MB resident`,
  );
} finally {
  await rm(folder, { recursive: true });
}
