import type { handover as model } from '../zh-CN/handover.ts';

export const handover: typeof model = {};
