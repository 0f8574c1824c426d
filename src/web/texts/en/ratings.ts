import type { ratings as model } from '../zh-CN/ratings.ts';

export const ratings: typeof model = {};
