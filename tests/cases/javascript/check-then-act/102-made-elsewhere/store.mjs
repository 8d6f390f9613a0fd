export const sessions = new Map();

export const settings = { limit: 3 };
