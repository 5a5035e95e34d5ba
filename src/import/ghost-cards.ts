import { Marked } from 'marked';
import type { Node } from '../story/body-tree.ts';
import { CLOSED_BELOW } from '../story/rules.ts';
import {
  element,
  filled,
  htmlNodes,
  lines,
  link,
  listOf,
  textOf,
  valuesOf,
  words,
  type GhostReading,
  type Values,
} from './ghost-nodes.ts';

type CardReader = (card: Values, reading: GhostReading) => readonly Node[];

const marked = new Marked({ gfm: true, breaks: false, async: false });

/**
 * A card of Ghost's editor as elements. Both editors have the same cards, some under two names. Of one that nobody knows
 * here the words are kept.
 */
export function readCard(name: string, card: Values, reading: GhostReading): readonly Node[] {
  const audience = audienceOf(valuesOf(card['visibility']));
  if (audience === 'mail' || (audience === 'members' && reading.isOpen)) {
    reading.notes.add(
      audience === 'mail'
        ? 'A part that only went out by mail is left out.'
        : 'A part that only members saw is left out.',
    );
    return [];
  }
  const read = cards[name];
  if (read !== undefined) return read(card, reading);
  reading.notes.add(`A card is not known here, and only its words are kept: “${name.slice(0, 40)}”`);
  return wordsIn(card);
}

export function isCard(name: string): boolean {
  return cards[name] !== undefined;
}

const cards: Readonly<Record<string, CardReader | undefined>> = Object.assign(Object.create(null), {
  image: (card) => figure(picture(card), htmlNodes(card['caption'])),
  gallery: (card) =>
    figure(
      listOf(card['images']).flatMap((one) => figure(picture(valuesOf(one)), htmlNodes(valuesOf(one)['caption']))),
      htmlNodes(card['caption']),
      'gallery',
    ),
  'before-after': (card) =>
    figure(
      [card['beforeImage'], card['afterImage']].flatMap((one) => picture(valuesOf(one))),
      htmlNodes(card['caption']),
      'gallery',
    ),
  embed,
  bookmark,
  audio: (card) => figure(player('audio', card), words(card['title'])),
  video: (card) => figure(player('video', card), htmlNodes(card['caption'])),
  file: (card) => [
    ...filled('p', link(card['src'], words(textOf(card['fileTitle']) || card['fileName']))),
    ...filled('p', htmlNodes(card['fileCaption'])),
  ],
  callout: (card) => filled('aside', htmlNodes(card['calloutText'])),
  toggle: (card) =>
    filled('details', [...filled('summary', htmlNodes(card['heading'])), ...filled('div', htmlNodes(card['content']))]),
  markdown,
  'card-markdown': markdown,
  html: (card) => filled('div', htmlNodes(card['html'])),
  code,
  codeblock: code,
  hr: () => [element('hr', [])],
  horizontalrule: () => [element('hr', [])],
  button: (card) => filled('p', link(card['buttonUrl'], words(card['buttonText']))),
  header: (card) => [
    ...filled('h2', htmlNodes(card['header'])),
    ...filled('p', htmlNodes(card['subheader'])),
    ...(card['buttonEnabled'] === true ? filled('p', link(card['buttonUrl'], words(card['buttonText']))) : []),
  ],
  'call-to-action': (card) => [
    ...(card['hasSponsorLabel'] === true ? filled('div', htmlNodes(card['sponsorLabel'])) : []),
    ...figure(picture({ src: card['imageUrl'] }), []),
    ...filled('div', htmlNodes(card['textValue'])),
    ...(card['showButton'] === true ? filled('p', link(card['buttonUrl'], words(card['buttonText']))) : []),
  ],
  product: (card) => [
    ...figure(picture({ src: card['productImageSrc'] }), []),
    ...filled('h3', htmlNodes(card['productTitle'])),
    ...filled('div', htmlNodes(card['productDescription'])),
    ...(card['productButtonEnabled'] === true
      ? filled('p', link(card['productUrl'], words(card['productButton'])))
      : []),
  ],
  signup: (card, { notes }) => {
    notes.add('A form to sign up for mail is left out, and its words kept.');
    return ['header', 'subheader', 'disclaimer'].flatMap((name) => filled('p', htmlNodes(card[name])));
  },
  email: onlyMail,
  'email-cta': onlyMail,
  transistor: (_card, { notes }) => {
    notes.add('A player that only members saw is left out.');
    return [];
  },
  paywall: () => [element('p', [CLOSED_BELOW])],
} satisfies Record<string, CardReader>);

/** Who saw a card: in today's form, or in those of the years before (only switches for web and mail). */
function audienceOf(visibility: Values): 'all' | 'members' | 'mail' {
  const web = valuesOf(visibility['web']);
  if (web['nonMember'] === false) return web['memberSegment'] === '' ? 'mail' : 'members';
  return visibility['showOnWeb'] === false || visibility['emailOnly'] === true ? 'mail' : 'all';
}

function figure(children: readonly Node[], caption: readonly Node[], kind = ''): Node[] {
  if (children.length === 0) return filled('p', caption);
  return [element('figure', [...children, ...filled('figcaption', caption)], kind === '' ? {} : { class: kind })];
}

function picture(card: Values): Node[] {
  const src = textOf(card['src']);
  const alt = textOf(card['alt']);
  return src === '' ? words(alt) : [element('img', [], { src, alt })];
}

function player(name: 'audio' | 'video', card: Values): Node[] {
  const src = textOf(card['src']);
  if (src === '') return [];
  const poster = textOf(card['customThumbnailSrc']) || textOf(card['thumbnailSrc']);
  return [element(name, [], name === 'video' && poster !== '' ? { src, poster } : { src })];
}

/** What another site says of itself, and its address; what it would run stays away. */
function embed(card: Values, reading: GhostReading): Node[] {
  const about = valuesOf(card['metadata']);
  const inside = htmlNodes(card['html']);
  const address = textOf(card['url']) || textOf(about['url']);
  const caption = filled('p', htmlNodes(card['caption']));
  const title = words(textOf(about['title']) || about['author_name']);
  if (address === '') return [...(inside.length > 0 ? inside : filled('p', title)), ...caption];
  return [...elsewhere({ address, title, text: inside, source: words(about['provider_name']) }, reading), ...caption];
}

function bookmark(card: Values, reading: GhostReading): Node[] {
  const about = { ...card, ...valuesOf(card['metadata']) };
  const source = [textOf(about['publisher']), textOf(about['author'])].filter((text) => text !== '').join(', ');
  const address = textOf(card['url']);
  const title = words(textOf(about['title']) || address);
  const text = htmlNodes(about['description']);
  return [
    ...elsewhere({ address, title, text, source: words(source) }, reading),
    ...filled('p', htmlNodes(card['caption'])),
  ];
}

interface Elsewhere {
  readonly address: string;
  readonly title: readonly Node[];
  readonly text: readonly Node[];
  readonly source: readonly Node[];
}

/** Of another site an embed; of this site, or where nothing is sealed on its way, a paragraph with a link. */
function elsewhere({ address, title, text, source }: Elsewhere, { isOwn }: GhostReading): Node[] {
  if (/^https:\/\//i.test(address) && URL.canParse(address) && !isOwn(address)) {
    const children = [
      element('a', title, { href: address }),
      ...filled('blockquote', text),
      ...filled('figcaption', source),
    ];
    return [element('figure', children, { class: 'embed' })];
  }
  return [
    ...filled('p', link(address, title.length > 0 ? title : words(address))),
    ...filled('div', text),
    ...filled('p', source),
  ];
}

function markdown(card: Values): Node[] {
  return filled('div', htmlNodes(marked.parse(textOf(card['markdown']), { async: false })));
}

function code(card: Values): Node[] {
  return [...filled('pre', lines(card['code'])), ...filled('p', htmlNodes(card['caption']))];
}

function onlyMail(_card: Values, { notes }: GhostReading): Node[] {
  notes.add('A part that only went out by mail is left out.');
  return [];
}

/** What of a card may be words, by the names that Ghost gives such fields. */
function wordsIn(card: Values): Node[] {
  return Object.entries(card).flatMap(([name, value]) =>
    /(?:text|html|caption|title|heading|header|description|content|markdown|label|name)$/i.test(name)
      ? filled('p', htmlNodes(value))
      : [],
  );
}
