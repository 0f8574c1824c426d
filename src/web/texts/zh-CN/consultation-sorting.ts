export const consultationSorting = {};
