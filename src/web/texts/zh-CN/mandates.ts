export const mandates = {};
