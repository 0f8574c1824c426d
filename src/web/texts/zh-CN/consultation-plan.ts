export const consultationPlan = {};
