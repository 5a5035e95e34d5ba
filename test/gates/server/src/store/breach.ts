// The server has no DOM, and an index may lead to nothing.
export const title: string = document.title;
export const first: string = process.argv[2];
