import { two } from '../base/two.ts';
import { used } from '../base/half-used.ts';
import 'not-in-package-json';

console.log(two, used);
