import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Bytes } from '../base/bytes.ts';
import { WrongUse } from '../configuration.ts';
import { FolderPlace } from '../edition/elsewhere/folder-place.ts';
import { HttpHost } from '../edition/elsewhere/http-host.ts';
import { HttpPlace } from '../edition/elsewhere/http-place.ts';
import type { Place } from '../edition/elsewhere/place.ts';
import { LIMITS } from '../edition/verify/source.ts';

/** An address of a whole host: everything in an edition is named from its root. @throws WrongUse */
export function hostUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '')
    throw new WrongUse(`“${text}” is no address such as https://news.example`);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new WrongUse(`an edition is named from the root of a host: ${url.origin}`);
  if (url.hostname.endsWith('.onion'))
    throw new WrongUse('an onion is reached over Tor only, which this command does not speak');
  return url;
}

/** @throws WrongUse when it is neither an address nor a folder. */
export async function placeOf(text: string, folder: string): Promise<{ place: Place; address: string }> {
  if (/^https?:\/\//.test(text)) {
    const url = hostUrl(text);
    return { place: new HttpPlace(new HttpHost(url)), address: url.origin };
  }
  const at = path.resolve(folder, text);
  const isFolder = await stat(at).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new WrongUse(`“${text}” is neither an address such as https://news.example nor a folder`);
  return { place: await FolderPlace.open(at), address: at };
}

/** The file of `--root`. @throws WrongUse */
export async function rootIn(file: string | undefined, folder: string): Promise<Bytes | null> {
  if (file === undefined) return null;
  const bytes = await readFile(path.resolve(folder, file)).catch(() => null);
  if (bytes === null || bytes.length > LIMITS.root) throw new WrongUse(`--root: ${file} is no file of a root`);
  return Uint8Array.from(bytes);
}
