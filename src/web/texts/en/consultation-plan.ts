import type { consultationPlan as zh } from '../zh-CN/consultation-plan.ts';

export const consultationPlan: typeof zh = {};
