import * as schemas from './edition-schemas.ts';
import type { Operations } from './openapi-operation.ts';

/** Earlier editions, and how far pressing is. */
export const editionOperations: Operations = {
  '/api/editions': {
    get: {
      summary: 'The editions that are kept, with what each changed',
      query: schemas.editionsAsked,
      gives: [200, schemas.editions, 'The newest first'],
      refuses: [422],
    },
  },
  '/api/editions/{seq}/back': {
    post: {
      summary: 'Give readers what an earlier edition held, but for what was taken from them since',
      gives: [200, schemas.steppedBack, 'Readers have it'],
      refuses: [404, 409],
    },
  },
  '/api/editions/press': {
    post: {
      summary: 'Press everything from the store: the way forward after a step back',
      gives: [202, schemas.pressing, 'Begun, or done already'],
      refuses: [],
    },
  },
  '/api/pressing': {
    get: { summary: 'How far the pressing of everything is', gives: [200, schemas.pressing, 'So far'], refuses: [] },
  },
};
