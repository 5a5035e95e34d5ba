export { bytes } from './bytes.test.ts';
