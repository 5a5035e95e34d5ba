import { build } from '../edition/build.ts';
