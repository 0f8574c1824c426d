import type { mandates as model } from '../zh-CN/mandates.ts';

export const mandates: typeof model = {};
