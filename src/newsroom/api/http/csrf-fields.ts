/** The hidden field of every form, and the header for whoever sends no form. */
export const TOKEN_FIELD = 'form-token';
export const TOKEN_HEADER = 'x-form-token';
