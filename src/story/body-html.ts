/** The door between a body and its HTML: any HTML in, the same small HTML out. */
export { parseBody } from './body-parse.ts';
export { printBody } from './body-print.ts';
