import type { supervision as model } from '../zh-CN/supervision.ts';

export const supervision: typeof model = {};
