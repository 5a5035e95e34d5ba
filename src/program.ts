import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock, type Clock } from './base/clock.ts';
import { Turns } from './base/turns.ts';
import { FolderBlobs } from './blobs/folder-blobs.ts';
import { WrongUse, type Configuration } from './configuration.ts';
import { ownHome, type Ownership } from './control.ts';
import type { Edition } from './edition/edition.ts';
import { HomeKeys } from './edition/keys/home-keys.ts';
import { FaceProcess } from './media/face-process.ts';
import { PictureProcess } from './media/picture-process.ts';
import { Access } from './newsroom/api/access.ts';
import { Leases } from './newsroom/api/leases.ts';
import { LinkAsker } from './newsroom/api/link-asker.ts';
import { openMendedEdition } from './newsroom/api/mended-edition.ts';
import type { Newsroom } from './newsroom/api/newsroom.ts';
import { isPressedByAnother, keepPressedBy, programFingerprint } from './newsroom/api/pressed-by.ts';
import { Presser } from './newsroom/api/presser.ts';
import { openReaderScript } from './newsroom/api/reader-script.ts';
import { writeSubject } from './newsroom/api/subject.ts';
import type { ReaderScript } from './press/script.ts';
import { openStore, type Store } from './store/open-store.ts';

/** An open home: all that a command or the running newsroom works with. Disposing of it closes everything it opened. */
export interface Program extends AsyncDisposable {
  readonly configuration: Configuration;
  readonly ownership: Ownership;
  readonly store: Store;
  readonly edition: Edition;
  /** What signs the editions. */
  readonly keys: HomeKeys;
  readonly newsroom: Newsroom;
  /** What readers' pages run; null where it was not bundled. */
  readonly script: ReaderScript | null;
  /** One sentence when the edition was damaged: then it was put aside, and everything is queued to be pressed anew. */
  readonly mended: string | null;
  /** Whether the home holds no publication yet. */
  isEmpty(): Promise<boolean>;
  /** The newsroom's own address once it listens on this port; until then the configured one stands. */
  listensOn(port: number): void;
}

export interface ProgramOptions {
  readonly clock?: Clock;
  /** Told of faults that no caller waits for. */
  readonly onFault?: (error: unknown) => void;
}

/**
 * Opens a home, which is this process's alone until it is disposed of.
 * @throws WrongUse when another process has it.
 */
export async function openProgram(
  configuration: Configuration,
  { clock = systemClock, onFault = () => {} }: ProgramOptions = {},
): Promise<Program> {
  const { home, databaseUrl } = configuration;
  await using opened = new AsyncDisposableStack();
  const ownership = await ownHome(home);
  if (ownership === null)
    throw new WrongUse(`another Picket runs on ${home}: stop it first, or set PICKET_HOME to another folder`);
  opened.use(ownership);
  const store = opened.use(
    await openStore(
      databaseUrl === null
        ? { kind: 'embedded', folder: path.join(home, 'database') }
        : { kind: 'server', url: databaseUrl },
    ),
  );
  const [blobs, sealed] = [await privateBlobs(home, 'blobs'), await privateBlobs(home, 'sealed')];
  if (databaseUrl === null) await chmod(path.join(home, 'database'), 0o700);
  const keys = await HomeKeys.open(path.join(home, 'keys'), {
    now: clock(),
    passphrase: await passphraseOf(configuration),
  });
  const { edition, mended } = await openMendedEdition({ home, store, clock }, { signing: keys, onFault });
  opened.defer(() => edition.settled());
  const pictures = opened.use(new PictureProcess());
  const faces = opened.use(new FaceProcess());
  const script = await openReaderScript();
  const presser = new Presser({ store, blobs, edition, clock, script, onFault });
  opened.defer(() => presser.close());
  let port = configuration.newsroom.port;
  const localAddress = (): string => `http://localhost:${port}`;
  const address = (): string => configuration.newsroomUrl ?? localAddress();
  const parts = { store, blobs, sealed, edition, pictures, faces, presser, clock, address, localAddress };
  const newsroom = { ...parts, ...besides(clock) };
  const closing = opened.move();
  return {
    configuration,
    ownership,
    store,
    edition,
    keys,
    newsroom,
    script,
    mended,
    isEmpty: async () => (await store.read.publication.publication()) === null,
    listensOn: (actual) => void (port = actual),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** Whatever the mode of the home, what is private in it is for its user alone. */
async function privateBlobs(home: string, name: string): Promise<FolderBlobs> {
  const folder = path.join(home, name);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  return new FolderBlobs(folder, { mode: 0o600 });
}

/** @throws WrongUse when the file cannot be read or its first line is empty. */
async function passphraseOf({ keysPassphraseFile: file }: Configuration): Promise<string | null> {
  if (file === null) return null;
  const [line = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (line.trim() === '')
    throw new WrongUse(`KEYS_PASSPHRASE_FILE: ${file} cannot be read, or its first line is empty`);
  return line.trim();
}

/** What lasts as long as the process, and what asks others. */
function besides(clock: Clock): Pick<Newsroom, 'access' | 'leases' | 'pictureTurns' | 'links'> {
  return { access: new Access(clock), leases: new Leases(clock), pictureTurns: new Turns(), links: new LinkAsker() };
}

/**
 * Settles which address the publication has: PUBLIC_URL, else its document's, else the one kept in the home, else `first`.
 * Then presses what is pending: all of it when the address or the script is another than before or the edition is not
 * there. Where only the program is another than the one that pressed the edition, everything is pressed again behind a
 * start: `again` ends with it, and readers have the edition before until then. Null when that is not due.
 */
export async function bringUpToDate(program: Program, first: string): Promise<{ again: Promise<unknown> | null }> {
  const { store, edition, configuration, newsroom, script } = program;
  const stored = await store.read.publication.publication();
  if (stored === null) return { again: null };
  const { url } = stored.document;
  // A home that was restored before its first start knows none: then it is empty.
  const kept = stored.origin === '' ? null : stored.origin;
  const origin = configuration.publicUrl ?? (url === null ? null : new URL(url).origin) ?? kept ?? first;
  const missing = edition.head() === null;
  const fingerprint = programFingerprint();
  const another = await isPressedByAnother(configuration.home, fingerprint);
  const changed = script !== null && edition.find(script.path) === null;
  const atOnce = origin !== stored.origin || missing || changed;
  if (atOnce) await queueEverything(program, origin);
  await (atOnce ? newsroom.presser.pressWhole() : newsroom.presser.press());
  await edition.renew(newsroom.clock());
  if (!another) return { again: null };
  if (!atOnce) await queueEverything(program, origin);
  // Everything is queued or pressed: whoever starts next finds it, whatever ends this.
  await keepPressedBy(configuration.home, fingerprint);
  return { again: atOnce ? null : newsroom.presser.pressWhole() };
}

async function queueEverything({ store, newsroom }: Program, origin: string): Promise<void> {
  await store.transact(async ({ write }) => {
    await write.publication.setOrigin(origin);
    await write.editions.queue(writeSubject({ kind: 'everything' }), newsroom.clock());
  });
}
