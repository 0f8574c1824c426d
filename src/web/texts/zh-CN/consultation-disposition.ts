export const consultationDisposition = {};
