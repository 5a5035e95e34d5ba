export const two = {"a":  "b"}
