export const bytes = 1;
