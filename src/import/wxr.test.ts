import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { commentOf, HEADER, wxrFile, WXR_HOST, type WxrPost } from '../../test/wxr.ts';
import { printBody } from '../story/body-html.ts';
import type { ImportedStory, ImportItem } from './imported-story.ts';
import { Unreadable } from './read-text.ts';
import { importWxr } from './wxr.ts';
import { dateOf } from './wxr-item.ts';

let folder: string;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'picket-wxr-parser-'));
});

after(() => rm(folder, { recursive: true }));

async function read(text: string | Uint8Array): Promise<ImportItem[]> {
  const file = path.join(folder, 'export.xml');
  await writeFile(file, text);
  const items: ImportItem[] = [];
  for await (const item of importWxr(file, { language: 'kk', media: [folder] })) items.push(item);
  return items;
}

function storiesIn(items: readonly ImportItem[]): ImportedStory[] {
  return items.flatMap((item) => ('story' in item ? [item.story] : []));
}

function failuresIn(items: readonly ImportItem[]): string[] {
  return items.flatMap((item) => ('failure' in item ? [`${item.key}: ${item.failure}`] : []));
}

async function story(post: Partial<WxrPost>): Promise<ImportedStory> {
  const [only] = storiesIn(await read(wxrFile([{ id: 1, content: 'Words.', ...post }])));
  assert.ok(only);
  return only;
}

async function htmlOf(content: string, more: readonly WxrPost[] = []): Promise<string> {
  const [first] = storiesIn(await read(wxrFile([{ id: 1, content }, ...more])));
  assert.ok(first);
  return printBody(first.body).trim();
}

test('what an item says becomes a story', async () => {
  const one = await story({
    title: 'A &amp; <em>B</em>',
    excerpt: '<p>Short.</p>',
    slug: '%d2%9b%d0%b0%d0%bb%d0%b0',
    terms: [
      { domain: 'category', slug: 'a', name: 'A' },
      { domain: 'post_tag', slug: 'b', name: 'B' },
      { domain: 'category', slug: 'uncategorized', name: 'Uncategorized' },
      { domain: 'post_format', slug: 'aside', name: 'Aside' },
    ],
  });
  assert.deepEqual([one.headline, one.standfirst, one.slug, one.kind], ['A & B', 'Short.', 'qala', 'article']);
  assert.deepEqual([one.isPublic, one.date?.toISOString()], [true, '2020-05-17T09:30:00.000Z']);
  assert.deepEqual(one.topics, ['A', 'B']);
  assert.deepEqual(one.bylines, [{ name: 'Айдана Қали' }]);
  assert.deepEqual(one.addresses, [`${WXR_HOST}/?p=1`, `${WXR_HOST}/2020/05/post-1/`]);
});

test('only what was published without a password was public', async () => {
  for (const status of ['future', 'draft', 'private', 'pending'])
    assert.equal((await story({ status })).isPublic, false);
  assert.equal((await story({ password: 'x' })).isPublic, false);
  const items = await read(
    wxrFile([
      { id: 1, status: 'trash' },
      { id: 2, type: 'custom_css' },
    ]),
  );
  assert.deepEqual(
    items.flatMap((item) => ('skipped' in item ? [item.skipped] : [])),
    ['It was thrown away.', 'It is of the type “custom_css”.'],
  );
  assert.equal((await story({ status: 'draft', date: '0000-00-00 00:00:00' })).date, null);
});

test('dates of WordPress', () => {
  assert.equal(dateOf('2020-02-29 23:59:59')?.toISOString(), '2020-02-29T23:59:59.000Z');
  for (const none of ['0000-00-00 00:00:00', '2021-02-29 00:00:00', '2021-13-01 00:00:00', '', 'yesterday'])
    assert.equal(dateOf(none), null, none);
});

/** Blocks, shortcodes and lines as WordPress stores them, with what `parseBody` makes of them. */
const BODIES: readonly (readonly [content: string, html: string])[] = [
  ['One\ntwo\n\nThree', '<p>One<br>two</p>\n<p>Three</p>'],
  ['A <strong>b\n\nc</strong> d', '<p>A <strong>b</strong></p>\n<p><strong>c</strong> d</p>'],
  [
    '<h2>Head</h2>\nText\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>',
    '<h2>Head</h2>\n<p>Text</p>\n<ul><li>a</li><li>b</li></ul>',
  ],
  ['One<!--more Read on-->Two', '<p>One</p>\n<p>Two</p>'],
  ['A [sic] and [note 3] stay.', '<p>A [sic] and [note 3] stay.</p>'],
  ['[box type="x"]Inside[/box] and [form id="3"]', '<p>Inside and</p>'],
  ['Write [[gallery]] so', '<p>Write [gallery] so</p>'],
  [
    'Before\n\nhttps://www.youtube.com/watch?v=abc\n\nAfter',
    '<p>Before</p>\n<figure class="embed"><a href="https://www.youtube.com/watch?v=abc">youtube.com/watch?v=abc</a><figcaption>YouTube</figcaption></figure>\n<p>After</p>',
  ],
  [
    '[embed]https://t.me/a/1[/embed]',
    '<figure class="embed"><a href="https://t.me/a/1">t.me/a/1</a><figcaption>Telegram</figcaption></figure>',
  ],
  [
    '<!-- wp:paragraph -->\n<p>A</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:separator -->\n<hr/>\n<!-- /wp:separator -->',
    '<p>A</p>\n<hr>',
  ],
  [
    '<!-- wp:quote --><blockquote><!-- wp:paragraph --><p>Q</p><!-- /wp:paragraph --><cite>W</cite></blockquote><!-- /wp:quote -->',
    '<blockquote><p>Q</p><footer>W</footer></blockquote>',
  ],
  ['<!-- wp:block {"ref":9} /-->', '<p>Shared</p>'],
  ['<!-- wp:latest-posts {"a":"}"} /--><!-- wp:paragraph --><p>A</p><!-- /wp:paragraph -->', '<p>A</p>'],
  ['<!-- wp:freeform -->\nOld\n\ntext\n<!-- /wp:freeform -->', '<p>Old</p>\n<p>text</p>'],
  [
    '<!-- wp:more --><!--more--><!-- /wp:more --><!-- wp:file --><div><a href="https://x.example/a.pdf">Paper</a><a href="https://x.example/a.pdf" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->',
    '<p><a href="https://x.example/a.pdf">Paper</a></p>',
  ],
];

test('blocks, shortcodes and lines become blocks of ours', async () => {
  const shared = { id: 9, type: 'wp_block', content: '<!-- wp:paragraph --><p>Shared</p><!-- /wp:paragraph -->' };
  for (const [content, html] of BODIES) assert.equal(await htmlOf(content, [shared]), html, content);
});

test('a block that holds itself ends', async () => {
  const endless = { id: 9, type: 'wp_block', content: '<p>Round</p><!-- wp:block {"ref":9} /-->' };
  const html = await htmlOf('<!-- wp:block {"ref":9} /-->', [endless]);
  assert.equal(html.match(/Round/g)?.length, 5);
});

test('pictures are found in the folders in their largest form, with what the archive says of them', async () => {
  await mkdir(path.join(folder, '2020/05'), { recursive: true });
  for (const name of ['a.jpg', 'b-scaled.jpg', 'c-e1589700000000.jpg', 'd-300x200.jpg'])
    await writeFile(path.join(folder, '2020/05', name), 'x');
  const at = (name: string): string => `${WXR_HOST}/wp-content/uploads/2020/05/${name}`;
  const content = ['a-300x200.jpg', 'b-1024x768.jpg', 'c-e1589700000000-150x150.jpg', 'd-300x200.jpg', 'lost.jpg']
    .map((name) => `<img src="${at(name)}" alt="">`)
    .join('');
  const attachment = {
    id: 2,
    type: 'attachment',
    title: 'IMG_0042',
    excerpt: 'A square',
    file: at('a.jpg'),
    path: '/a/',
  };
  const [post] = storiesIn(await read(wxrFile([{ id: 1, content, meta: { _thumbnail_id: '2' } }, attachment])));
  const files = post?.images.map(({ file }) => path.basename(file));
  assert.deepEqual(files, ['a.jpg', 'b-scaled.jpg', 'c-e1589700000000.jpg', 'd-300x200.jpg']);
  assert.deepEqual(post?.images[0]?.addresses, [
    at('a-300x200.jpg'),
    at('a.jpg'),
    `${WXR_HOST}/a/`,
    `${WXR_HOST}/?attachment_id=2`,
  ]);
  assert.match(printBody(post?.body ?? []), /alt="A square"/);
  assert.deepEqual(post?.leadImage, null, 'what the text begins with does not stand above it too');
  assert.deepEqual(post?.warnings, [
    'A picture has no description, and the headline stands in for it.',
    `A picture is in no folder of --media: ${at('lost.jpg')}`,
  ]);
});

test('sound and film are found in the folders; why there is no transcript is said', async () => {
  await writeFile(path.join(folder, 'speech.mp3'), 'x');
  const [post] = storiesIn(
    await read(wxrFile([{ id: 1, content: `[audio mp3="${WXR_HOST}/speech.mp3"][video src="/no.mp4"]` }])),
  );
  assert.deepEqual(
    post?.recordings?.map(({ file }) => path.basename(file)),
    ['speech.mp3'],
  );
  const [block] = post?.body ?? [];
  assert.ok(block?.type === 'recording');
  assert.equal(block.use.caption, 'Post 1');
  assert.match(block.use.noTranscript, /бұрынғы сайттан/);
  assert.equal(post?.warnings.length, 1);
});

test('a gallery holds the attachments it names, or those of its post', async () => {
  for (const name of ['g1.jpg', 'g2.jpg']) await writeFile(path.join(folder, name), name);
  const attached = [2, 3].map((id): WxrPost => ({
    id,
    type: 'attachment',
    parent: 1,
    title: `Square ${id}`,
    excerpt: `Words ${id}`,
    file: `${WXR_HOST}/g${id - 1}.jpg`,
  }));
  for (const content of ['[gallery ids="3,2"]', '[gallery]']) {
    const html = await htmlOf(content, attached);
    assert.match(html, /^<figure class="gallery">/);
    assert.equal(html.match(/<figcaption>Words \d/g)?.length, 2);
  }
});

test('lists stand under the words that a site chose, and under the usual ones', async () => {
  const file = path.join(folder, 'bases.xml');
  await writeFile(file, wxrFile([{ id: 1 }]));
  const addresses: string[] = [];
  for await (const item of importWxr(file, { language: 'kk', bases: { category: 'news/rubrics' } }))
    if ('place' in item) addresses.push(...item.place.addresses);
  const paths = addresses.map((address) => address.replace(WXR_HOST, ''));
  for (const word of ['category', 'news/rubrics'])
    for (const rest of ['courts/', 'society/courts/', 'courts/feed/']) assert.ok(paths.includes(`/${word}/${rest}`));
  assert.ok(paths.includes('/tag/%d1%81%d1%83/'));
});

test('comments keep a name and words; what readers did not see is only counted', async () => {
  const more = [
    { id: 1, text: 'One\n\ntwo <b>three</b>' },
    { id: 2, text: 'Hidden', approved: '0' },
    { id: 3, text: 'Ping', type: 'pingback' },
    { id: 4, text: 'Answer', parent: 1 },
  ];
  const { comments, warnings } = await story({ more: more.map(commentOf).join('') });
  assert.deepEqual(
    comments.map(({ key, parent, text }) => [key, parent, text]),
    [
      ['1', null, 'One\n\ntwo three'],
      ['4', '1', 'Answer'],
    ],
  );
  assert.equal(warnings.length, 1);
  assert.doesNotMatch(JSON.stringify(comments), /mail|192|https/);
});

test('a broken item spoils no other', async () => {
  const good = { id: 1, content: 'Words.' };
  const whole = wxrFile([good, { id: 2, title: 'Broken' }, { id: 3, content: 'More ]]> words.' }]);
  const broken = whole.replace(
    '<wp:post_parent>0</wp:post_parent>\n  <wp:post_type><![CDATA[post]]></wp:post_type>\n  <wp:post_password><![CDATA[]]></wp:post_password>\n  \n</item>\n<item>\n  <title><![CDATA[Post 3',
    '<wp:x>\n</item>\n<item>\n  <title><![CDATA[Post 3',
  );
  assert.notEqual(broken, whole);
  const items = await read(broken);
  assert.deepEqual(
    storiesIn(items).map(({ headline }) => headline),
    ['Post 1', 'Post 3'],
  );
  assert.deepEqual(failuresIn(items), ['Broken: Its XML is broken (unexpected close tag.).']);
  const strange = wxrFile([good]).replace('Words.', 'Wo\u0000\u0008rds &nbsp; <item> \ufffe.');
  assert.equal(storiesIn(await read(strange)).length, 1);
  const bytes = Buffer.concat([
    Buffer.from(wxrFile([good]).replace('</channel></rss>\n', '')),
    Buffer.from([0xff, 0xc3]),
  ]);
  assert.equal(storiesIn(await read(bytes)).length, 1);
});

test('hostile files get one sentence', async () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>${wxrFile([{ id: 1 }])}`;
  await assert.rejects(read(laughs), /declares a document type or entities/);
  const outside = wxrFile([{ id: 1 }]).replace('<item>\n', '<!ENTITY x SYSTEM "file:///etc/passwd"><item>\n');
  await assert.rejects(read(outside), /declares a document type or entities/);
  await assert.rejects(read('<html><p>no</p></html>'), /it is not a WordPress export/);
  await assert.rejects(read('<rss><channel><item></item></channel></rss>'), /This is not a WordPress export/);
  await assert.rejects(read(wxrFile([{ id: 1 }], HEADER.replace('>1.2<', '>9.9<'))), /version 9\.9/);
  const cyrillic = wxrFile([{ id: 1 }]).replace(/encoding="UTF-8"/i, 'encoding="windows-1251"');
  await assert.rejects(read(cyrillic), /The file is in windows-1251: .* save it as UTF-8/);
  await assert.rejects(read(''), Unreadable);
  const long = wxrFile([
    { id: 1, content: 'x'.repeat(5 * 1024 * 1024) },
    { id: 2, content: 'Words.' },
  ]);
  const items = await read(long);
  assert.deepEqual(failuresIn(items), ['Post 1: Its text is longer than 4 MB.']);
  assert.equal(storiesIn(items).length, 1);
});

test('text that is made to be slow is not', { timeout: 60_000 }, async () => {
  for (const part of [
    '[caption]',
    '[caption ',
    '<!--',
    '<!-- wp:a {',
    '<a "',
    '[x a="',
    ' \n',
    '    ',
    '<p>https://',
    '[[',
  ]) {
    const content = part.repeat(Math.floor(200_000 / part.length));
    await read(wxrFile([{ id: 1, content, title: 'T' }])).catch((error: unknown) => {
      throw new Error(`of ${part}`, { cause: error });
    });
  }
});

test('no bytes break more than an item', async () => {
  const whole = Buffer.from(
    wxrFile([
      { id: 1, content: 'Words <b>of</b> it [gallery]' },
      { id: 2, content: 'More.' },
    ]),
  );
  const change = fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, put] of changes) bytes.set(put.subarray(0, bytes.length - at), at);
      await read(bytes).catch((error: unknown) => {
        if (!(error instanceof Unreadable)) throw error;
      });
    }),
    { numRuns: 150 },
  );
});
