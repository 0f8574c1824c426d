import type { consultationSorting as zh } from '../zh-CN/consultation-sorting.ts';

export const consultationSorting: typeof zh = {};
