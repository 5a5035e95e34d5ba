import { bytes } from '../base/bytes.ts';
import { inbox } from './inbox.ts';

export const seal = [bytes, inbox];
