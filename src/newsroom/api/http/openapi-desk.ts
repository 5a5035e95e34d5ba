import * as schemas from './desk-schemas.ts';
import { TEXT, type Operation } from './openapi-operation.ts';

/** The desk, lists of stories, and who writes in one. */
export const deskOperations = {
  desk: {
    get: {
      summary: 'What the desk opens with',
      query: schemas.deskQuery,
      gives: [200, schemas.desk, 'Counts by state, and what asks for somebody'],
      refuses: [422],
    },
  },
  stories: {
    summary: 'List and find stories, the last saved first',
    query: schemas.storyQuery,
    gives: [200, schemas.stories, 'A page of lines'],
    refuses: [422],
  },
  lease: {
    put: {
      summary: 'Write in a story from now on: for two minutes, renewed while typing',
      takes: schemas.newLease,
      gives: [200, schemas.lease, 'It is yours'],
      refuses: [404, 409, 412, ...TEXT],
    },
    delete: {
      summary: 'Let others write',
      takes: schemas.endedLease,
      gives: [204, null, 'It is not yours now'],
      refuses: [404, ...TEXT],
    },
  },
} as const satisfies Record<string, Operation | Record<string, Operation>>;
