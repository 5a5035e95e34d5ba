import { two } from '../base/two.ts';

console.log(two);
