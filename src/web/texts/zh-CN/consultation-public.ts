export const consultationPublic = {};
