export const consultationCollation = {};
