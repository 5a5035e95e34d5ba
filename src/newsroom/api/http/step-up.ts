import type { MiddlewareHandler } from 'hono';
import type { Visit } from './visit.ts';

/**
 * What an uncovered original waits for: a proof, within the last minutes of this session, that it is the person. Sessions
 * know none yet; whoever brings it puts it here.
 */
export const requireStepUp: MiddlewareHandler<Visit> = async (_context, next) => next();
