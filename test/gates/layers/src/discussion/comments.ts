export const comments = 1;
