import type { notices as model } from '../zh-CN/notices.ts';

export const notices: typeof model = {};
