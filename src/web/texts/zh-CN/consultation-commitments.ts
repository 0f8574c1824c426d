export const consultationCommitments = {};
