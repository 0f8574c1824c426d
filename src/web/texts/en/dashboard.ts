import type { dashboard as model } from '../zh-CN/dashboard.ts';

export const dashboard: typeof model = {};
