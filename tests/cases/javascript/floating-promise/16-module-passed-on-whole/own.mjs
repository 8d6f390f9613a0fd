export const store = { save() {} };
