// Types count.
import type { rows } from '../store/rows.ts';

export type Rows = typeof rows;
