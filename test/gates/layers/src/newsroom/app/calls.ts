import type { Routes } from '../api/routes.ts';
import { routes } from '../api/routes.ts';

export const later = (): Promise<unknown> => import('../../store/rows.ts');
export const calls: Routes = routes;
