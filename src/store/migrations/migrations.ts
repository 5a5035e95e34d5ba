import type { Kysely } from 'kysely';
import { createNewsroom } from './001-newsroom.ts';
import { createLiveBlog } from './002-live-blog.ts';
import { createRecordings } from './003-recordings.ts';
import { createJobs } from './004-jobs.ts';
import { createImports } from './005-imports.ts';
import { createFronts } from './006-fronts.ts';
import { prepareForAnySize } from './007-any-size.ts';
import { prepareForPeople } from './008-people.ts';
import { createAudit } from './009-audit.ts';
import { createWriting } from './010-writing.ts';
import { createNotes } from './011-notes.ts';
import { createMedia } from './012-media.ts';
import { foldAccountNames } from './013-folded-names.ts';
import { dropTransports } from './014-no-transports.ts';
import { rememberStepsBack } from './015-stepped-back.ts';
import { findEmbargoes } from './016-embargoes.ts';

export interface Migration {
  /** Numbered, and never changed once it is out. */
  readonly name: string;
  run(db: Kysely<unknown>): Promise<void>;
}

/** All of them, in order. A new one goes to the end; what is out is never edited. */
export const NEWSROOM_MIGRATIONS: readonly Migration[] = [
  { name: '001-newsroom', run: createNewsroom },
  { name: '002-live-blog', run: createLiveBlog },
  { name: '003-recordings', run: createRecordings },
  { name: '004-jobs', run: createJobs },
  { name: '005-imports', run: createImports },
  { name: '006-fronts', run: createFronts },
  { name: '007-any-size', run: prepareForAnySize },
  { name: '008-people', run: prepareForPeople },
  { name: '009-audit', run: createAudit },
  { name: '010-writing', run: createWriting },
  { name: '011-notes', run: createNotes },
  { name: '012-media', run: createMedia },
  { name: '013-folded-names', run: foldAccountNames },
  { name: '014-no-transports', run: dropTransports },
  { name: '015-stepped-back', run: rememberStepsBack },
  { name: '016-embargoes', run: findEmbargoes },
];
