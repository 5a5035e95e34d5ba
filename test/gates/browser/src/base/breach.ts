// What runs on both sides has no Node.
export const home = process.env['HOME'];
