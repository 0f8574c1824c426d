import type { promises as model } from '../zh-CN/promises.ts';

export const promises: typeof model = {};
