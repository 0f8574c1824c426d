import type { clocks as model } from '../zh-CN/clocks.ts';

export const clocks: typeof model = {};
