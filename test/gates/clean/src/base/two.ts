/** The whole of a tree in which no gate finds anything. */
export const two = 2;
