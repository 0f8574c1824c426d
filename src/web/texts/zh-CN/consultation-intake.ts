export const consultationIntake = {};
