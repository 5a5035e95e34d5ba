import { z } from 'zod';
import { publicationSchema } from '../../../story/publication.ts';
import { storylineSchema } from '../../../story/storyline.ts';
import * as schemas from './api-schemas.ts';
import * as imageSchemas from './image-schemas.ts';
import { actOperations } from './openapi-acts.ts';
import { deskOperations } from './openapi-desk.ts';
import { editionOperations } from './openapi-editions.ts';
import { historyOperations } from './openapi-history.ts';
import { TEXT, type Operation, type Operations } from './openapi-operation.ts';
import { peopleOperations } from './people-operations.ts';
import * as postSchemas from './post-schemas.ts';
import { REFUSALS } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

const operations: Operations = {
  ...peopleOperations,
  '/api/desk': deskOperations.desk,
  '/api/stories': {
    get: deskOperations.stories,
    post: {
      summary: 'Make a draft',
      takes: schemas.newStory,
      gives: [201, schemas.storyRevision, 'Made'],
      refuses: [404, ...TEXT],
      versioned: true,
    },
  },
  '/api/stories/{id}': {
    get: {
      summary: 'Read a story',
      gives: [200, schemas.story, 'The latest revision'],
      refuses: [404],
      versioned: true,
    },
    patch: {
      summary: 'Save; what is not named stays, what is named is replaced whole',
      takes: schemas.storyChange,
      gives: [200, schemas.changedStory, 'Saved'],
      refuses: [404, 409, 412, 428, ...TEXT],
      conditional: 'always',
      versioned: true,
    },
  },
  '/api/stories/{id}/lease': deskOperations.lease,
  ...actOperations,
  ...historyOperations,
  '/api/stories/{id}/posts': {
    get: {
      summary: 'Read the posts of a live blog',
      query: postSchemas.postsAsked,
      gives: [200, postSchemas.posts, 'Newest first; 304 with If-None-Match when nothing is new'],
      refuses: [404, 409, 422],
      versioned: true,
    },
    post: {
      summary: 'Add a post; answers once a reader can read it',
      takes: postSchemas.newPost,
      gives: [201, postSchemas.writtenPost, 'Written'],
      refuses: [404, 409, ...TEXT],
      versioned: true,
    },
  },
  '/api/stories/{id}/posts/{number}': {
    get: { summary: 'Read a post', gives: [200, postSchemas.post, 'The post'], refuses: [404, 409], versioned: true },
    patch: {
      summary: 'Edit a post; what is not named stays, what is named is replaced whole',
      takes: postSchemas.postChange,
      gives: [200, postSchemas.changedPost, 'Edited'],
      refuses: [404, 409, 412, 428, ...TEXT],
      conditional: 'always',
      versioned: true,
    },
    delete: { summary: 'Remove a post', gives: [204, null, 'Removed'], refuses: [404, 409] },
  },
  '/api/stories/{id}/coverage': {
    post: {
      summary: 'End coverage, or take it up again',
      takes: postSchemas.coverage,
      gives: [200, postSchemas.coverageState, 'As it is now'],
      refuses: [404, 409, ...TEXT],
    },
  },
  '/api/images': {
    get: {
      summary: 'The library',
      query: imageSchemas.imagesAsked,
      gives: [200, imageSchemas.images, 'Newest first'],
      refuses: [422],
    },
    post: {
      summary: 'Add a picture, up to 40 MB',
      takesForm: schemas.newImage,
      gives: [201, imageSchemas.addedImage, 'Added'],
      refuses: [409, ...TEXT],
    },
  },
  '/api/images/{id}': {
    get: { summary: 'Read what is known of a picture', gives: [200, imageSchemas.imageInUse, 'It'], refuses: [404] },
    patch: {
      summary: 'Change its words or its focus; stories keep their own words',
      takes: imageSchemas.imageChange,
      gives: [200, imageSchemas.imageInUse, 'Changed'],
      refuses: [404, 409, ...TEXT],
    },
  },
  '/api/images/{id}/cover': {
    post: {
      summary: 'Burn solid boxes into a picture, for good; answers once readers have nothing else',
      takes: imageSchemas.covering,
      gives: [200, imageSchemas.imageInUse, 'Covered'],
      refuses: [404, 409, ...TEXT],
    },
  },
  '/api/images/{id}/faces': {
    post: {
      summary: 'Where faces may be: proposals, of which some are missing',
      gives: [200, imageSchemas.faces, 'The surest first'],
      refuses: [404, 409, 422],
    },
  },
  '/api/images/{id}/original': {
    get: { summary: 'The sealed original, for admins', gives: [200, null, 'The file as it was sent'], refuses: [404] },
    delete: { summary: 'Delete the sealed original', gives: [204, null, 'Gone'], refuses: [404] },
  },
  '/api/recordings': {
    post: {
      summary: 'Add a sound or film, up to 500 MB; what it says beside sound and picture is removed',
      takesForm: schemas.newRecording,
      gives: [201, schemas.recording, 'Added'],
      refuses: TEXT,
    },
  },
  '/api/captions': {
    post: {
      summary: 'Add WebVTT captions in a language, up to 1 MB',
      takesForm: schemas.newCaptions,
      gives: [201, schemas.made, 'Added'],
      refuses: TEXT,
    },
  },
  '/api/breaking': {
    get: { summary: 'The lines that run now', gives: [200, schemas.breaking, 'In order of their start'], refuses: [] },
    post: {
      summary: 'Start a breaking line',
      takes: schemas.newBreaking,
      gives: [201, schemas.made, 'Started'],
      refuses: [404, ...TEXT],
    },
  },
  '/api/breaking/{id}': { delete: { summary: 'End a breaking line', gives: [204, null, 'Ended'], refuses: [404] } },
  '/api/fronts/{service}': {
    get: {
      summary: 'Read what editors put on a front, and what fills it by itself',
      gives: [200, schemas.frontNow, 'Its places'],
      refuses: [404],
      versioned: true,
    },
    put: {
      summary: 'Fill the places of a front',
      takes: schemas.front,
      gives: [200, schemas.frontNow, 'Readers see it'],
      refuses: [404, 412, ...TEXT],
      conditional: 'perhaps',
      versioned: true,
    },
  },
  '/api/storylines': {
    get: { summary: 'Every storyline', gives: [200, schemas.storylines, 'By slug'], refuses: [] },
  },
  '/api/storylines/{slug}': {
    get: {
      summary: 'Read a storyline',
      gives: [200, storylineSchema, 'The storyline'],
      refuses: [404],
      versioned: true,
    },
    put: {
      summary: 'Make or replace a storyline and its pledges; with If-None-Match: * only make one',
      takes: storylineSchema.partial({ slug: true }),
      gives: [200, storylineSchema, 'Readers see it'],
      refuses: [412, ...TEXT],
      conditional: 'perhaps',
      versioned: true,
    },
    delete: { summary: 'Remove a storyline without public stories', gives: [204, null, 'Gone'], refuses: [404, 409] },
  },
  '/api/publication': {
    get: {
      summary: 'Read the publication',
      gives: [200, publicationSchema, 'The publication'],
      refuses: [],
      versioned: true,
    },
    put: {
      summary: 'Replace the publication',
      takes: publicationSchema,
      gives: [200, publicationSchema, 'Replaced'],
      conditional: 'perhaps',
      refuses: [412, ...TEXT],
      versioned: true,
    },
  },
  ...editionOperations,
};

let made: Json | null = null;

/** The description of the API: OpenAPI 3.1, whose schemas are those that requests are checked with. */
export function openApi(): Json {
  made ??= {
    openapi: '3.1.1',
    info: {
      title: 'Picket newsroom API',
      version: '1',
      description: 'Errors are problem documents (RFC 9457). A token’s role decides what it may do.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(Object.entries(operations).map(([path, methods]) => [path, pathItem(path, methods)])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: jsonSchema(schemas.problem, 'output') },
    },
  };
  return made;
}

function pathItem(path: string, methods: Readonly<Record<string, Operation>>): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parameters = names.length === 0 ? {} : { parameters: names.map(pathParameter) };
  const described = Object.entries(methods).map(([method, operation]) => [
    method,
    describe(`${method} ${path}`, operation),
  ]);
  return { ...parameters, ...(Object.fromEntries(described) as Json) };
}

function pathParameter(name: string): Json {
  const schema = name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' };
  return { name, in: 'path', required: true, schema };
}

function describe(name: string, operation: Operation): Json {
  const [status, schema, description] = operation.gives;
  const etag = { ETag: { schema: { type: 'string' }, description: 'The revision in quotes' } };
  return {
    operationId: name
      .replace('/api/', '')
      .replace(/[{}]/g, '')
      .replace(/[^a-z]+([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    summary: operation.summary,
    ...(operation.open ? { security: [] } : {}),
    ...parametersOf(operation),
    ...requestBody(operation),
    responses: {
      [status]: {
        description,
        ...(operation.versioned ? { headers: etag } : {}),
        ...(schema === null ? {} : { content: { 'application/json': { schema: jsonSchema(schema, 'output') } } }),
      },
      ...refusals([401, 403, ...operation.refuses]),
    },
  };
}

function parametersOf({ conditional, query }: Operation): Json {
  const ifMatch = {
    name: 'If-Match',
    in: 'header',
    required: conditional === 'always',
    schema: { type: 'string' },
    description: 'The revision in quotes; of a post its version',
  };
  const { properties = {} } = query === undefined ? {} : z.toJSONSchema(query, { io: 'input' });
  const asked = Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
  const parameters = [...(conditional === undefined ? [] : [ifMatch]), ...asked];
  return parameters.length === 0 ? {} : { parameters };
}

function requestBody({ takes, takesForm, optional }: Operation): Json {
  const schema = takes ?? takesForm;
  if (schema === undefined) return {};
  const type = takesForm === undefined ? 'application/json' : 'multipart/form-data';
  return { requestBody: { required: !optional, content: { [type]: { schema: jsonSchema(schema, 'input') } } } };
}

function refusals(statuses: readonly number[]): Json {
  const titles = new Map<number, string>(Object.values(REFUSALS).map(({ status, title }) => [status, title]));
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const sorted = [...statuses].sort((a, b) => a - b);
  return Object.fromEntries(sorted.map((status) => [status, { description: titles.get(status) ?? '', content }]));
}

/** OpenAPI 3.1 speaks JSON Schema 2020-12 as it is. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
