import { createHash } from 'node:crypto';
import { utf8 } from '../base/bytes.ts';
import type { Digest } from '../base/digest.ts';
import type { Rendition } from '../story/image.ts';
import type { PublicStory } from '../story/story.ts';
import { bookStyle, BOOK_PACKAGE, CONTAINER, printPackage } from '../press/book-package.ts';
import {
  BOOK_FILES,
  printBookNotices,
  printChapter,
  printContents,
  printCover,
  type Book,
  type Chapter,
} from '../press/book.ts';
import type { CopiedPictures, CopiedPlace } from '../press/copied-story.ts';
import { writeZip, type ZipMember } from './write-zip.ts';

/** A picture in a book: the rendition that is shown, and its bytes' digest. */
export interface BookPicture {
  readonly rendition: Rendition;
  readonly digest: Digest;
}

export interface BookStory {
  readonly story: PublicStory;
  readonly pictures: ReadonlyMap<CopiedPlace, BookPicture>;
}

export interface BookContent {
  readonly book: Book;
  /** In the order of reading. One that readers cannot open any more is missing among them. */
  readonly stories: AsyncIterable<BookStory>;
  /** The address and file of every chapter, before the first is printed: stories lead to one another. */
  readonly chapters: readonly Chapter[];
  /** @throws DamagedBlob */
  readonly read: (digest: Digest) => Promise<Uint8Array>;
}

/**
 * Writes an EPUB whose bytes follow from its content.
 * @throws Refusal when `out` is there already
 */
export async function writeBook(out: string, content: BookContent): Promise<void> {
  await writeZip(out, membersOf(content));
}

async function* membersOf({ book, stories, chapters, read }: BookContent): AsyncGenerator<ZipMember> {
  // OCF 3.2, 4.3: first, as it is.
  yield { path: 'mimetype', bytes: utf8('application/epub+zip'), stored: true };
  yield { path: 'META-INF/container.xml', bytes: utf8(CONTAINER) };
  const byPath = new Map(chapters.map((chapter) => [chapter.path, chapter]));
  const within = (path: string): string | null => byPath.get(path.replace(/text\/$/, ''))?.file ?? null;
  const page = (name: string, text: string): ZipMember => ({ path: `book/${name}`, bytes: utf8(text) });
  yield page(BOOK_FILES.style, bookStyle);
  yield page(BOOK_FILES.cover, printCover(book, chapters.length));
  const notices = printBookNotices(book);
  if (notices !== null) yield page(BOOK_FILES.notices, notices);
  const pictures = new Map<string, Digest>();
  const printed: Chapter[] = [];
  let modified = new Date(0);
  for await (const { story, pictures: own } of stories) {
    const chapter = byPath.get(story.path);
    if (chapter === undefined) continue;
    printed.push(chapter);
    for (const { digest } of own.values()) pictures.set(pictureName(digest), digest);
    if (story.modified > modified) modified = story.modified;
    yield page(chapter.file, printChapter(book, story, { pictures: inBook(own), within }));
  }
  yield page(BOOK_FILES.contents, printContents(book, printed));
  const id = bookId(book);
  const names = [...pictures.keys()];
  const hasNotices = notices !== null;
  yield page(BOOK_PACKAGE, printPackage(book, { id, modified, chapters: printed, pictures: names, hasNotices }));
  for (const [name, digest] of pictures) {
    yield { path: `book/pictures/${name}`, bytes: () => read(digest), stored: true };
  }
}

function inBook(pictures: BookStory['pictures']): CopiedPictures {
  return new Map(
    [...pictures].map(([place, { rendition, digest }]) => [
      place,
      { ...rendition, path: `pictures/${pictureName(digest)}` },
    ]),
  );
}

function pictureName(digest: Digest): string {
  return `${digest.slice(0, 32)}.jpg`;
}

/** The same service and days are the same book, in whatever state: a UUID of version 8 (RFC 9562, 5.8). */
function bookId({ setting, service, from, to }: Book): string {
  const words = [setting.origin, service, from.toISOString(), to.toISOString()];
  const hash = createHash('sha256').update(words.join(' ')).digest('hex');
  const version = `8${hash.slice(13, 16)}`;
  const variant = `8${hash.slice(17, 20)}`;
  return `urn:uuid:${[hash.slice(0, 8), hash.slice(8, 12), version, variant, hash.slice(20, 32)].join('-')}`;
}
