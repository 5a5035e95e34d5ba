/** The door between a body and its HTML: any HTML in, the same small HTML out. */
export { parseBody, type ParsedBody, type ParseOptions } from './body-parse.ts';
export { printBody, type PrintOptions } from './body-print.ts';
