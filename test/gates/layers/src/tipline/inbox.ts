export const inbox = 1;
