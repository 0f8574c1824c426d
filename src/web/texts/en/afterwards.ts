import type { afterwards as model } from '../zh-CN/afterwards.ts';

export const afterwards: typeof model = {};
