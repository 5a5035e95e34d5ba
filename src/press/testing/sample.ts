import { parseId } from '../../base/id.ts';
import type { Body, Block } from '../../story/body.ts';
import type { ImageId, PublicImage } from '../../story/image.ts';
import type { CaptionsId, PublicCaptions, PublicRecording, RecordingId } from '../../story/recording.ts';
import { publicationSchema, type Publication } from '../../story/publication.ts';
import type { PublicStory, StoryId } from '../../story/story.ts';
import type { Setting } from '../setting.ts';

/** A publication, a setting and stories to press in tests. */

export const ORIGIN = 'https://news.example';
/** Ends every context it could be printed in. */
export const HOSTILE = `"'><img src=x onerror=alert(1)></title></script><!--&${'\u0001'}]]>`;

export const publication: Publication = publicationSchema.parse({
  name: 'Жаршы',
  services: ['kk', 'ru', 'en', 'fa'].map((id) => ({
    id,
    name: `name ${id}`,
    title: `title ${id}`,
    tagline: `tagline ${id}`,
    timeZone: 'Asia/Almaty',
    navigation: [{ topic: 'Су' }, { page: 'about' }],
  })),
  units: [{ id: 'kazakh', name: { kk: 'Қазақ қызметі' }, about: { en: 'The unit in English.' } }],
  people: [{ id: 'aizhan', name: { kk: 'Айжан' }, unit: 'kazakh' }],
  notices: [{ id: 'undesirable', title: { kk: 'Ескерту' }, text: { kk: 'Қауіп бар.' }, more: { kk: 'Толығырақ' } }],
  contact: [{ id: 'mail', kind: 'email', label: { en: 'Mail' }, address: 'desk@news.example' }],
});

export const now = new Date('2026-11-22T10:00:00Z');

export function sampleSetting(more: Partial<Setting> = {}): Setting {
  return {
    publication,
    origin: ORIGIN,
    breaking: new Map([['kk', { text: 'Шұғыл жол', path: '/kk/2026/11/22/shughyl/', from: new Date(0) }]]),
    pages: new Map([['kk', [{ path: '/kk/about/', title: 'Біз туралы' }]]]),
    marks: new Map(),
    now,
    ...more,
  };
}

export function sampleImage(): PublicImage {
  const id = parseId<'Image'>('01890a5d-ac96-774b-bcce-b302099a8057');
  if (id === null) throw new Error('not an id');
  const renditions = [320, 1200].flatMap((width) =>
    (['image/webp', 'image/jpeg'] as const).map((type) => ({
      crop: '16x9' as const,
      width,
      height: (width * 9) / 16,
      type,
      path: `/m/${width}.${type.slice(6)}`,
    })),
  );
  return { id, renditions };
}

export function sampleStory(more: Partial<PublicStory> = {}): PublicStory {
  const id = parseId<'Story'>('01890a5d-ac96-774b-bcce-b302099a8058');
  if (id === null) throw new Error('not an id');
  return {
    id: id satisfies StoryId,
    service: 'kk',
    kind: 'article',
    headline: 'Су көтерілді',
    standfirst: 'Көпір жабылды.',
    place: 'Көкбұлақ',
    bylines: [{ person: 'aizhan' }],
    path: '/kk/2026/11/22/su/',
    topics: [{ slug: 'su', name: 'Су' }],
    image: null,
    firstPublished: new Date('2026-11-22T06:00:00Z'),
    modified: new Date('2026-11-22T08:00:00Z'),
    body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Мәтін.' }] }],
    pictures: new Map(),
    recordings: new Map(),
    captions: new Map(),
    corrections: [],
    translations: [],
    storyline: null,
    live: false,
    coverage: null,
    ...more,
  };
}

export const SAMPLE_RECORDING: PublicRecording = {
  id: '01890a5d-ac96-774b-bcce-b302099a8059' as RecordingId,
  kind: 'video',
  type: 'video/mp4',
  path: '/media/0123456789abcdef/film.mp4',
  length: 2_350_000,
  seconds: 125,
  width: 640,
  height: 360,
};

export const SAMPLE_CAPTIONS: PublicCaptions = {
  id: '01890a5d-ac96-774b-bcce-b302099a805a' as CaptionsId,
  path: '/media/0123456789abcdef/captions.vtt',
};

/** Every block and every inline, with the same text in each place that holds one. */
export function everyVariant(text: string, image: ImageId): Body {
  const words = { type: 'text', text } as const;
  const content = [
    words,
    { type: 'break' } as const,
    { type: 'strong', content: [words] } as const,
    { type: 'emphasis', content: [words] } as const,
    { type: 'link', href: 'https://example.org/', content: [words] } as const,
    { type: 'language', language: 'fa', content: [words] } as const,
  ];
  const paragraph = { type: 'paragraph', content } as const;
  const inner = { type: 'list', ordered: true, items: [{ content, list: null }] } as const;
  const list = { type: 'list', ordered: false, items: [{ content, list: inner }] } as const;
  const cell = { header: false, columns: 2, rows: 1, content };
  const blocks: Block[] = [
    paragraph,
    { type: 'heading', level: 4, content },
    list,
    { type: 'quote', content: [paragraph, list], attribution: content },
    { type: 'image', use: { image, alt: text, caption: `${text} caption`, credit: text } },
    { type: 'facts', title: content, content: [paragraph, { type: 'heading', level: 2, content }, list] },
    { type: 'table', caption: content, rows: [[{ ...cell, header: true }], [cell], [{ ...cell, rows: 2 }]] },
    { type: 'divider' },
    { type: 'gallery', title: content, images: [1, 2].map(() => ({ image, alt: text, caption: text, credit: text })) },
    {
      type: 'recording',
      use: {
        recording: SAMPLE_RECORDING.id,
        kind: 'video',
        caption: text,
        credit: text,
        poster: image,
        captions: [{ language: 'fa', captions: SAMPLE_CAPTIONS.id }],
        transcript: [paragraph, { type: 'heading', level: 2, content }, list],
        noTranscript: '',
      },
    },
    { type: 'embed', address: 'https://elsewhere.example/a', source: text, title: text, text },
  ];
  return blocks;
}
