import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block, Body, Cell, Inline, List, ListItem, Paragraph } from './body.ts';
import { parseBody, printBody } from './body-html.ts';
import type { ImageId } from './image.ts';
import type { CaptionsId, RecordingId } from './recording.ts';

const recording = '0190b3a0-0000-7000-8000-000000000002' as RecordingId;
const captions = '0190b3a0-0000-7000-8000-000000000003' as CaptionsId;
const image = '0190b3a0-0000-7000-8000-000000000001' as ImageId;

function bodyOf(html: string): Body {
  return parseBody(html).body;
}

function again(html: string): string {
  return printBody(bodyOf(html));
}

test('every block and mark is read', () => {
  const html = [
    '<p>One <strong>two <em>three</em></strong> <a href="https://example.org/?a=1&amp;b=2">four</a><br><span lang="ru">пять</span></p>',
    '<h2>Head</h2>',
    '<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>',
    '<blockquote><p>Said.</p><ul><li>x</li></ul><footer>Who</footer></blockquote>',
    `<figure><img src="image:${image}" alt="A &quot;fence&quot;"><figcaption>Below<small>Agency</small></figcaption></figure>`,
    '<aside><h3>Know</h3><p>this</p></aside>',
    '<table><caption>Years</caption><tbody><tr><th colspan="2">a</th></tr><tr><td>b</td><td></td></tr></tbody></table>',
    '<hr>',
    `<figure class="gallery"><figure><img src="image:${image}" alt="A"><figcaption>One<small>Who</small></figcaption></figure><figure><img src="image:${image}" alt="B"></figure><figcaption>Both <em>of them</em></figcaption></figure>`,
    `<figure><video src="recording:${recording}" poster="image:${image}"><track kind="captions" srclang="kk" src="captions:${captions}"></video><figcaption>Film<small>Agency</small></figcaption><details class="transcript"><h3>Start</h3><p>Words.</p></details></figure>`,
    `<figure><audio src="recording:${recording}"></audio><p class="no-transcript">Only music.</p></figure>`,
    '<figure class="embed"><a href="https://t.me/a/1">A post</a><blockquote>What it says</blockquote><figcaption>Telegram</figcaption></figure>',
  ].join('\n');
  assert.equal(again(html), html);
  assert.deepEqual(
    bodyOf(html).map(({ type }) => type),
    [
      'paragraph',
      'heading',
      'list',
      'quote',
      'image',
      'facts',
      'table',
      'divider',
      'gallery',
      'recording',
      'recording',
      'embed',
    ],
  );
});

test('what other editors write comes into normal form', () => {
  const cases: [string, string][] = [
    ['plain <b>a</b><b> b </b> c', '<p>plain <strong>a</strong><strong> b </strong>c</p>'],
    [
      '<p>&nbsp;</p><p> <br> </p><div><h2></h2></div><ul><li></li></ul><table><td></table><blockquote></blockquote>',
      '',
    ],
    ['one<br><br>two<br>three<br>', '<p>one</p>\n<p>two<br>three</p>'],
    ['<h1>a</h1><h6>b</h6>', '<h2>a</h2>\n<h4>b</h4>'],
    ['<b>x<p>y</p></b>', '<p><strong>x</strong></p>\n<p><strong>y</strong></p>'],
    ['<b><i><b>x</b></i></b>', '<p><strong><em>x</em></strong></p>'],
    ['<ul><li>a</li><ul><li>b</li></ul>stray</ul>', '<ul><li>a<ul><li>b</li></ul></li><li>stray</li></ul>'],
    ['<ul><li>a<ul><li>b</li></ul>c</li></ul>', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    ['<h2>a<p>b</p></h2>', '<h2>a<br>b</h2>'],
    ['<p lang="ru">да <span lang="ru">нет</span></p>', '<p><span lang="ru">да нет</span></p>'],
    [
      '<figure><blockquote>q</blockquote><figcaption>w</figcaption></figure>',
      '<blockquote><p>q</p><footer>w</footer></blockquote>',
    ],
    ['<blockquote>q<cite>w</cite></blockquote>', '<blockquote><p>q</p><footer>w</footer></blockquote>'],
    [
      `<blockquote>q<footer>w<img src="image:${image}"></footer></blockquote>`,
      `<blockquote><p>q</p><footer>w</footer></blockquote>\n<figure><img src="image:${image}" alt=""></figure>`,
    ],
    ['<blockquote><h2>q</h2></blockquote>', '<blockquote><p>q</p></blockquote>'],
    ['<aside><h4>only</h4></aside>', '<h4>only</h4>'],
    [
      `a <img src="image:${image}" alt="p"> b`,
      `<p>a</p>\n<figure><img src="image:${image}" alt="p"></figure>\n<p>b</p>`,
    ],
    [
      `<blockquote>a<img src="image:${image}"></blockquote>`,
      `<blockquote><p>a</p></blockquote>\n<figure><img src="image:${image}" alt=""></figure>`,
    ],
    [
      '<figure><img src="x.jpg" alt="Alt"><figcaption>Below <small>Who</small></figcaption></figure>',
      '<p>Alt</p>\n<p>Below Who</p>',
    ],
    ['smile <img src="s.png" alt=":)"> end', '<p>smile :) end</p>'],
    [
      '<table><tr><td rowspan="65534" colspan="0">a<table><tr><td>b<td>c</table></table>',
      '<table><tbody><tr><td>a<br>b c</td></tr></tbody></table>',
    ],
  ];
  for (const [html, expected] of cases) assert.equal(again(html), expected, html);
});

test('a picture is ours when the caller says so', () => {
  const { body, warnings } = parseBody('<img src="cat.jpg" alt="Cat"><img src="dog.jpg" alt="Dog">', {
    image: (source) => (source === 'cat.jpg' ? image : null),
  });
  assert.equal(printBody(body, { image: () => '/cat' }), '<figure><img src="/cat" alt="Cat"></figure>\n<p>Dog</p>');
  assert.deepEqual(warnings, ['A picture was left out and its words kept: dog.jpg']);
});

test('only safe links are kept', () => {
  const kept = [
    'http://example.org',
    'HTTPS://example.org/a',
    'mailto:a@example.org',
    'tel:+7123',
    '/kk/',
    '#top',
    'https://example.org/Қазақ?q=a',
  ];
  const dropped = [
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'java\nscript:x',
    '&#1;javascript:x',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil',
    'vbscript:x',
    'blob:x',
    'http://',
    'https:evil',
    'relative',
    '#',
    'file:///etc/passwd',
    'x'.repeat(3000),
  ];
  for (const href of kept) assert.equal(again(`<a href="${href}">t</a>`), `<p><a href="${href}">t</a></p>`);
  for (const href of dropped) {
    const { body, warnings } = parseBody(`<a href="${href}">t</a>`);
    assert.equal(printBody(body), '<p>t</p>', href);
    assert.equal(warnings.length, 1, href);
  }
  const { body } = parseBody('<a href="b">t</a> <a href="javascript:x">u</a>', { base: 'https://example.org/a/' });
  assert.equal(printBody(body), '<p><a href="https://example.org/a/b">t</a> u</p>');
});

test('hostile HTML leaves nothing but its words', () => {
  const cases: [string, string][] = [
    ['<p onclick="alert(1)" style="x:expression(1)">a</p>', '<p>a</p>'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<script>alert(1)</script>a<style>b{}</style><template><p>c</p></template>', '<p>a</p>'],
    ['<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>a</text></a><script>1</script></svg>', '<p>a</p>'],
    ['<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">', ''],
    ['<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">', '<p>&quot;&gt;</p>'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', ''],
    ['<iframe srcdoc="<script>1</script>">x</iframe>a', '<p>a</p>'],
    ['<form action="javascript:1"><button formaction=x>Go</button><input value=v></form>', '<p>Go</p>'],
    ['<base href="https://evil.example/"><a href="/x">a</a>', '<p><a href="/x">a</a></p>'],
    ['a<!-- <p>no</p> -->b<![CDATA[c]]>d<?php e ?>f', '<p>abdf</p>'],
    ['a\u0000b&#0;c&#x1b;d\uD800e', '<p>ab\uFFFDcd\uFFFDe</p>'],
    [
      '<a href="https://example.org/&quot;onmouseover=alert(1)">a</a>',
      '<p><a href="https://example.org/&quot;onmouseover=alert(1)">a</a></p>',
    ],
    ['<span lang="&quot;><script>">a</span>', '<p>a</p>'],
    ['<textarea><script>a</textarea>', '<p>&lt;script&gt;a</p>'],
    ['<p><constructor>a</constructor><x-__proto__>b</x-__proto__><toString>c</toString>', '<p>abc</p>'],
    ['<xmp><b>a</b></xmp><plaintext><i>b</i>', '<p>&lt;b&gt;a&lt;/b&gt;&lt;i&gt;b&lt;/i&gt;</p>'],
  ];
  for (const [html, expected] of cases) assert.equal(again(html), expected, html);
});

test('galleries of other editors are one', () => {
  const img = `<img src="image:${image}" alt="A">`;
  const one = `<figure>${img}</figure>`;
  const cases: [string, string][] = [
    [
      `<ul class="wp-block-gallery columns-2"><li><figure>${img}<figcaption>C</figcaption></figure></li><li>${one}</li></ul>`,
      `<figure class="gallery"><figure>${img}<figcaption>C</figcaption></figure>${one}</figure>`,
    ],
    [
      `<figure class="kg-card kg-gallery-card"><div><div>${img}</div><div>${img}</div></div><figcaption>T</figcaption></figure>`,
      `<figure class="gallery">${one}${one}<figcaption>T</figcaption></figure>`,
    ],
    [
      `<figure class="gallery">${img}<figcaption>Alone</figcaption></figure>`,
      `<figure>${img}<figcaption>Alone</figcaption></figure>`,
    ],
    [
      `<div class="gallery"><p>Before</p>${img}<img src="gone.jpg" alt="Gone">${img}</div>`,
      `<figure class="gallery">${one}${one}</figure>\n<p>Before</p>\n<p>Gone</p>`,
    ],
    ['<ul class="gallery"><li>only</li><li>words</li></ul>', '<ul><li>only</li><li>words</li></ul>'],
  ];
  for (const [html, expected] of cases) assert.equal(again(html), expected, html);
});

test('recordings that are not ours keep their words, ours lose the link to the file', () => {
  const { body, warnings } = parseBody('<audio src="/a.mp3"><a href="/a.mp3">Listen</a></audio>');
  assert.equal(printBody(body), '<p><a href="/a.mp3">Listen</a></p>');
  assert.deepEqual(warnings, ['A recording was left out and its words kept: /a.mp3']);
  const ours = parseBody('<p>a<audio controls><source src="a.mp3"><a href="a.mp3">Listen</a></audio>b</p>', {
    recording: (source) => (source === 'a.mp3' ? recording : null),
  });
  assert.equal(
    printBody(ours.body),
    `<p>a</p>\n<figure><audio src="recording:${recording}"></audio></figure>\n<p>b</p>`,
  );
  assert.deepEqual(ours.warnings, []);
});

test('what another site would show becomes an embed without that site', () => {
  const embed = (address: string, source: string, title = '', text = ''): string =>
    `<figure class="embed"><a href="${address}">${title}</a>${text && `<blockquote>${text}</blockquote>`}<figcaption>${source}</figcaption></figure>`;
  const cases: [string, string][] = [
    [
      '<iframe src="https://www.youtube.com/embed/abc?si=x" title="A film"></iframe>',
      embed('https://www.youtube.com/watch?v=abc', 'YouTube', 'A film'),
    ],
    ['<iframe src="//player.vimeo.com/video/7"></iframe>', embed('https://vimeo.com/7', 'Vimeo')],
    [
      '<iframe src="https://maps.example.org/?q=1&utm_source=x"></iframe>',
      embed('https://maps.example.org/?q=1', 'maps.example.org'),
    ],
    [
      '<blockquote class="twitter-tweet"><p>Said <a href="https://t.co/1">x</a></p>— Who (@who) <a href="https://twitter.com/who/status/5?ref_src=tw">1 May</a></blockquote>',
      embed('https://twitter.com/who/status/5', 'X', '— Who (@who) 1 May', 'Said x'),
    ],
    [
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/A/?utm_source=ig"><p>Look</p></blockquote>',
      embed('https://www.instagram.com/p/A/', 'Instagram', '', 'Look'),
    ],
    [
      '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="durov/68"></script>',
      embed('https://t.me/durov/68', 'Telegram', 'durov/68'),
    ],
    [
      '<figure class="wp-block-embed is-provider-youtube"><div>\nhttps://youtu.be/abc\n</div><figcaption>Film</figcaption></figure>',
      embed('https://youtu.be/abc', 'YouTube', 'Film'),
    ],
    ['<blockquote class="twitter-tweet"><p>No address</p></blockquote>', '<blockquote><p>No address</p></blockquote>'],
    [
      '<iframe src="https://count.example/" width="1" height="1"></iframe><iframe style="display:none" src="https://a.example/"></iframe><iframe src="about:blank"></iframe><script data-telegram-post="../x"></script>',
      '',
    ],
    ['<figure class="embed"><a href="javascript:alert(1)">t</a></figure>', '<p>t</p>'],
    [
      '<figure class="embed"><a href="http://plain.example/">t</a></figure>',
      '<p><a href="http://plain.example/">t</a></p>',
    ],
  ];
  for (const [html, expected] of cases) assert.equal(again(html), expected, html);
  assert.match(parseBody('<iframe src="https://"></iframe>').warnings.join(), /another site/);
});

test('ten thousand levels are flat in the end', () => {
  for (const open of [
    '<div>',
    '<b>',
    '<ul><li>',
    '<table><td>',
    '<blockquote>',
    '<aside>',
    '<figure>',
    '<figure class=gallery>',
    '<figure class=embed>',
    '<div class=gallery>',
    '<ul class=gallery>',
    '<video>',
    `<audio src="recording:${recording}">`,
    '<span lang=ru><span lang=kk>',
    '<svg>',
  ]) {
    const printed = again(`a ${open.repeat(10_000)}b`);
    assert.match(printed, /b/);
    assert.equal(again(printed), printed, open);
  }
});

test('formatting that multiplies is refused', () => {
  const open = Array.from({ length: 900 }, (_, at) => `<b a${at}>`).join('');
  assert.throws(() => parseBody(`<p>${open}${'</p><p>x'.repeat(900)}`), { name: 'Refusal', kind: 'too-large' });
});

const words = fc
  .array(
    fc.string({
      unit: fc.constantFrom(...Array.from('abжқңүі«»&<>"\'’—.ۀمی\u00a0\u200c😀')),
      minLength: 1,
      maxLength: 5,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => list.join(' ').replace(/\u00a0/g, 'x'));

/** Content in normal form: texts and others in turn, spaces only inside or between. */
function inlineArbitrary(depth: number, around: readonly string[]): fc.Arbitrary<Inline[]> {
  const inside = (type: string): fc.Arbitrary<Inline[]> => inlineArbitrary(depth - 1, [...around, type]);
  const marks: fc.Arbitrary<Inline>[] = [];
  if (depth > 0) {
    if (!around.includes('strong')) marks.push(inside('strong').map((content) => ({ type: 'strong', content })));
    if (!around.includes('emphasis')) marks.push(inside('emphasis').map((content) => ({ type: 'emphasis', content })));
    if (!around.includes('link')) {
      const hrefs = fc.constantFrom('https://example.org/?a&b="c"', '/kk/', '#x', 'mailto:a@example.org');
      marks.push(fc.tuple(hrefs, inside('link')).map(([href, content]) => ({ type: 'link', href, content })));
    }
    if (!around.includes('language')) {
      marks.push(
        fc
          .tuple(fc.constantFrom('ru', 'kk-Arab'), inside('language'))
          .map(([language, content]) => ({ type: 'language', language, content })),
      );
    }
  }
  const text = words.map((value): Inline => ({ type: 'text', text: value }));
  if (marks.length === 0) return text.map((one) => [one]);
  const piece = fc.tuple(text, fc.oneof(...marks), fc.constantFrom('', ' ', 'break'));
  return fc.tuple(fc.array(piece, { maxLength: 2 }), fc.boolean(), text).map(([pieces, begins, last]) => {
    const content: Inline[] = [];
    for (const [at, [before, mark, between]] of pieces.entries()) {
      const space = at > 0 || begins ? between : '';
      if ((at > 0 || begins) && before.type === 'text')
        content.push({
          type: 'text',
          text: `${at > 0 ? space.replace('break', '') : ''}${before.text}${space.replace('break', '')}`,
        });
      if (space === 'break') content.push({ type: 'break' });
      content.push(mark);
    }
    return content.length === 0 ? [last] : content;
  });
}

const inline = inlineArbitrary(2, []);
const paragraph: fc.Arbitrary<Paragraph> = inline.map((content) => ({ type: 'paragraph', content }));
const heading: fc.Arbitrary<Block> = fc
  .tuple(fc.constantFrom<2 | 3 | 4>(2, 3, 4), inline)
  .map(([level, content]) => ({ type: 'heading', level, content }));

function listArbitrary(depth: number): fc.Arbitrary<List> {
  const nested: fc.Arbitrary<List | null> = depth > 0 ? fc.option(listArbitrary(depth - 1)) : fc.constant(null);
  const item: fc.Arbitrary<ListItem> = fc.tuple(inline, nested).map(([content, list]) => ({ content, list }));
  return fc
    .tuple(fc.boolean(), fc.array(item, { minLength: 1, maxLength: 3 }))
    .map(([ordered, items]) => ({ type: 'list', ordered, items }));
}

const list = listArbitrary(3);
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 1, maxLength: 3 });
const maybe = fc.oneof(inline, fc.constant<Inline[]>([]));
const line = fc.oneof(words, fc.constant(''));
const cell: fc.Arbitrary<Cell> = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 100 }), maybe)
  .map(([header, columns, content]) => ({ header, columns, rows: 1, content }));
const block: fc.Arbitrary<Block> = fc.oneof(
  paragraph,
  heading,
  list,
  fc
    .tuple(some(fc.oneof(paragraph, list)), maybe)
    .map(([content, attribution]): Block => ({ type: 'quote', content, attribution })),
  fc
    .tuple(line, line, line)
    .map(([alt, caption, credit]): Block => ({ type: 'image', use: { image, alt, caption, credit } })),
  fc
    .tuple(inline, some(fc.oneof(paragraph, heading, list) as fc.Arbitrary<Paragraph>))
    .map(([title, content]): Block => ({ type: 'facts', title, content })),
  fc.tuple(maybe, inline, fc.array(some(cell), { maxLength: 3 })).map(([caption, content, rows]): Block => ({
    type: 'table',
    caption,
    rows: [[{ header: true, columns: 2, rows: rows.length + 1, content }], ...rows],
  })),
  fc.constant<Block>({ type: 'divider' }),
);
const plain = { noNullPrototype: true };
const use = fc.record({ image: fc.constant(image), alt: line, caption: line, credit: line }, plain);
const standing: fc.Arbitrary<Block> = fc.oneof(
  fc
    .tuple(maybe, fc.array(use, { minLength: 2, maxLength: 3 }))
    .map(([title, images]): Block => ({ type: 'gallery', title, images })),
  fc
    .record(
      {
        recording: fc.constant(recording),
        kind: fc.constantFrom<'audio' | 'video'>('audio', 'video'),
        caption: line,
        credit: line,
        poster: fc.constantFrom(image, null),
        captions: fc.array(
          fc.record({ language: fc.constantFrom('kk', 'fa-AF'), captions: fc.constant(captions) }, plain),
        ),
        transcript: fc.array(fc.oneof(paragraph, heading, list) as fc.Arbitrary<Paragraph>, { maxLength: 2 }),
        noTranscript: line,
      },
      plain,
    )
    .map((whole): Block => ({ type: 'recording', use: whole })),
  fc
    .record(
      {
        address: fc.constantFrom('https://x.com/a/status/1', 'https://example.org/?a&b="c"'),
        source: words,
        title: line,
        text: line,
      },
      plain,
    )
    .map((whole): Block => ({ type: 'embed', ...whole })),
);
const bodies = fc.array(fc.oneof({ weight: 3, arbitrary: block }, { weight: 1, arbitrary: standing }), {
  maxLength: 5,
});

test('a printed body is read back the same', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      assert.deepEqual(parseBody(printBody(body)), { body, warnings: [] });
    }),
    { numRuns: 200 },
  );
});

/** Tags as they come, well formed or not; each text is a word of its own that must come out again. */
const tag = fc.constantFrom(
  'p',
  'div',
  'b',
  'i',
  'a href="javascript:x"',
  'a href="/x"',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'caption',
  'h1',
  'h5',
  'blockquote',
  'footer',
  'cite',
  'figure',
  'figcaption',
  'small',
  'aside',
  'br',
  'hr',
  'span lang="ru"',
  'svg',
  'math',
  'mi',
  'foreignObject',
  'desc',
  'form',
  'button',
  'textarea',
  'noscript',
  'details',
  'summary',
  'dl',
  'dt',
  'pre',
  'section',
  'nav',
  'font color=red',
  'object',
  'video',
  'center',
  'marquee',
  'ruby',
  'rt',
  'tbody',
  'img src=y',
  `img src="image:${image}"`,
  'audio src=z',
  `audio src="recording:${recording}"`,
  `video src="recording:${recording}" poster="image:${image}"`,
  `track src="captions:${captions}" srclang=kk`,
  'details class=transcript',
  'p class=no-transcript',
  'figure class=gallery',
  'ul class=gallery',
  'div class=wp-block-gallery',
  'figure class=embed',
  'a href="https://example.org/1"',
  'blockquote class=twitter-tweet',
  'unknown-tag',
  'head',
  'body',
  'html',
  'frameset',
);
const name = (open: string): string => open.split(' ')[0] ?? '';
const piece = fc.oneof(
  { weight: 2, arbitrary: tag.map((open) => `<${open} alt="WORD">`) },
  { weight: 1, arbitrary: tag.map((open) => `</${name(open)}>`) },
  { weight: 2, arbitrary: fc.constant(' WORD ') },
);
const soup = fc.array(piece, { maxLength: 40, size: 'max' }).map((pieces) => pieces.join(''));
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'large' },
    fc.constant(' WORD '),
    fc
      .tuple(tag, fc.array(tie('tree'), { minLength: 1, maxLength: 4, size: 'max' }))
      .map(([open, inside]) => `<${open} alt="WORD">${inside.join('')}</${name(open)}>`),
  ),
}));

const shownKeys = ['text', 'alt', 'caption', 'credit', 'noTranscript', 'title', 'source'];

function texts(value: unknown): string {
  if (Array.isArray(value)) return value.map(texts).join(' ');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inside]) => (typeof inside === 'string' && shownKeys.includes(key) ? inside : texts(inside)))
    .join(' ');
}

test('no word is lost, none is doubled, and the result is in normal form', () => {
  fc.assert(
    fc.property(fc.oneof(soup, tree), (source) => {
      let count = 0;
      // Only a picture shows its alt.
      const html = source.replace(/(<(?!img)[^>]*) alt="WORD">/g, '$1>').replace(/WORD/g, () => `w${(count += 1)}`);
      const { body } = parseBody(html);
      const found = texts(body).match(/w\d+/g) ?? [];
      const wanted = Array.from({ length: count }, (_, at) => `w${at + 1}`);
      assert.deepEqual(found.toSorted(), wanted.toSorted(), html);
      assert.deepEqual(bodyOf(printBody(body)), body, html);
    }),
    { numRuns: 1000 },
  );
});

test('any text at all is read without a fault, and twice the same', () => {
  const strings = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 10 }),
        fc.constantFrom('<', '>', '</', '<!--', '-->', '<p', '&', '&#', '"', '<![CDATA[', ']]>', '<!DOCTYPE'),
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(strings, (html) => {
      const { body } = parseBody(html);
      assert.deepEqual(bodyOf(printBody(body)), body);
    }),
    { numRuns: 500 },
  );
});
