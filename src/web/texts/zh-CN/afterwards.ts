export const afterwards = {};
