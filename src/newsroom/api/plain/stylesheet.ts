import { createHash } from 'node:crypto';
import { deskStyle } from './style-desk.ts';
import { formStyle } from './style-forms.ts';
import { pageStyle } from './style-page.ts';

const text = pageStyle + formStyle + deskStyle;

/** The one stylesheet. Its address changes with its text, so that a browser may keep it. */
export const STYLESHEET = {
  path: `/plain-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.css`,
  text,
};
