export const consultationCoverage = {};
