import * as schemas from './api-schemas.ts';
import * as desk from './desk-schemas.ts';
import { TEXT, type Operations } from './openapi-operation.ts';

/** Revisions and translations. */
export const historyOperations: Operations = {
  '/api/stories/{id}/revisions': {
    get: { summary: 'The revisions of a story', gives: [200, desk.revisions, 'The newest first'], refuses: [404] },
  },
  '/api/revisions/{id}': {
    get: { summary: 'Read a revision', gives: [200, desk.revision, 'What it holds'], refuses: [404] },
  },
  '/api/stories/{id}/restore': {
    post: {
      summary: 'Save what an earlier revision says',
      takes: desk.restoring,
      gives: [200, schemas.changedStory, 'Saved'],
      refuses: [404, 409, 412, 428, ...TEXT],
      conditional: 'always',
      versioned: true,
    },
  },
  '/api/stories/{id}/translations': {
    post: {
      summary: 'Make a draft in another service, in the words of this story, to be translated',
      takes: desk.newTranslation,
      gives: [201, schemas.storyRevision, 'Made'],
      refuses: [404, 409, ...TEXT],
      versioned: true,
    },
  },
  '/api/stories/{id}/source': {
    get: {
      summary: 'What a translation translates, and what of it changed',
      gives: [200, desk.translationSource, 'The original as it is now'],
      refuses: [404],
    },
  },
  '/api/stories/{id}/translated': {
    post: {
      summary: 'Say that a translation says what its original does',
      takes: desk.translated,
      optional: true,
      gives: [200, desk.upToDate, 'Noted'],
      refuses: [404, 409, 412, ...TEXT],
    },
  },
};
