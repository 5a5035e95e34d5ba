import * as schemas from './api-schemas.ts';
import * as desk from './desk-schemas.ts';
import { checkedLinks } from './link-schemas.ts';
import { TEXT, type Operation, type Operations } from './openapi-operation.ts';

const state = (summary: string, more: Partial<Operation> = {}): Operation => ({
  summary,
  gives: [200, schemas.stateOfStory, 'As it is now'],
  refuses: [404, 409],
  ...more,
});

const SEEN = { conditional: 'perhaps', refuses: [404, 409, 412] } as const;
const TAKING = [404, 409, ...TEXT];

/** What is done to a story as a whole, and what people say about it. */
export const actOperations: Operations = {
  '/api/stories/{id}/submit': { post: state('Ask an editor to look', SEEN) },
  '/api/stories/{id}/send-back': {
    post: state('Give it back to its writers', { takes: desk.sendingBack, refuses: TAKING }),
  },
  '/api/stories/{id}/approve': { post: state('Say that this revision may be published', SEEN) },
  '/api/stories/{id}/unschedule': { post: state('Take a schedule back') },
  '/api/stories/{id}/embargo': {
    put: {
      summary: 'Let nobody publish it before a time',
      takes: desk.embargo,
      gives: [200, desk.embargo, 'Set'],
      refuses: TAKING,
    },
  },
  '/api/stories/{id}/unpublish-at': {
    put: {
      summary: 'Take it from readers by itself at a time',
      takes: desk.leaving,
      gives: [200, desk.leaving, 'Set'],
      refuses: TAKING,
    },
  },
  '/api/stories/{id}/publish': {
    post: {
      summary: 'Publish, now or at a time; answers once a reader can open it',
      takes: schemas.publishing,
      optional: true,
      conditional: 'perhaps',
      gives: [200, schemas.published, 'Readers can open it'],
      refuses: [412, ...TAKING],
    },
  },
  '/api/stories/{id}/unpublish': { post: state('Take it off; it may return') },
  '/api/stories/{id}/withdraw': {
    post: state('Take it off for ever, with a reason that readers see', { takes: schemas.withdrawal, refuses: TAKING }),
  },
  '/api/stories/{id}/corrections': {
    post: {
      summary: 'Add a correction',
      takes: schemas.newCorrection,
      gives: [201, schemas.made, 'Added'],
      refuses: TAKING,
    },
  },
  '/api/stories/{id}/notes/{note}/text': {
    delete: { summary: 'Erase what a note says', gives: [204, null, 'Erased'], refuses: [404] },
  },
  '/api/stories/{id}/links': {
    get: {
      summary: 'Where the links of a story lead, as far as that is known without asking anybody',
      gives: [200, checkedLinks, 'In their order, each once'],
      refuses: [404],
    },
    post: {
      summary: 'The same, with those to other sites asked for by this server',
      gives: [200, checkedLinks, 'In their order, each once'],
      refuses: [404, 429],
    },
  },
  '/api/stories/{id}/notes': {
    get: {
      summary: 'What was said and done about a story',
      gives: [200, desk.notes, 'The newest first'],
      refuses: [404],
    },
    post: {
      summary: 'Say something to whoever works on it; readers never see it',
      takes: desk.newNote,
      gives: [201, schemas.made, 'Added'],
      refuses: [404, ...TEXT],
    },
  },
};
