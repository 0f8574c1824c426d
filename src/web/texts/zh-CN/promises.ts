export const promises = {};
