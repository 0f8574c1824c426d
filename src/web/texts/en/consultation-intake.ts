import type { consultationIntake as zh } from '../zh-CN/consultation-intake.ts';

export const consultationIntake: typeof zh = {};
