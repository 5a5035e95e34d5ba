import { syncFiles, writeUnsynced, writeWhole, type FileActs } from '../base/files.ts';
import type { Edition } from './edition.ts';
import { HomeEdition } from './home-edition.ts';
import type { HeadSource } from './sign/head-files.ts';

export interface EditionOptions extends Partial<FileActs> {
  /** Nothing is changed, not even what a crash left: for a second process beside the one that publishes. */
  readonly readOnly?: boolean;
  /** Without it, editions are not signed. */
  readonly signing?: HeadSource;
  /** Told when an edition is published and its head or checksums could not be written: `renew` tries it again. */
  readonly onFault?: (error: unknown) => void;
}

const UNSIGNED: HeadSource = { keys: null, roots: [] };

/**
 * Opens the edition in a folder, empty or not, after whatever end of the run before. It holds the tree in memory
 * (docs/decisions/edition-at-home.md). One process at a time (design, section 4).
 * @throws Error when the head or a node of its tree is damaged: only pressing everything into a new folder helps then.
 */
export async function openEdition(
  folder: string,
  {
    readOnly = false,
    write = writeWhole,
    writeUnsynced: unsynced = writeUnsynced,
    sync = syncFiles,
    signing = UNSIGNED,
    onFault = () => {},
  }: EditionOptions = {},
): Promise<Edition> {
  const edition = new HomeEdition(folder, { acts: { write, writeUnsynced: unsynced, sync }, signing, onFault });
  if (!readOnly) await edition.recover();
  await edition.load();
  if (!readOnly) edition.lookAtSums();
  return edition;
}
