import type { consultationCollation as zh } from '../zh-CN/consultation-collation.ts';

export const consultationCollation: typeof zh = {};
