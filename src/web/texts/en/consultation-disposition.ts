import type { consultationDisposition as zh } from '../zh-CN/consultation-disposition.ts';

export const consultationDisposition: typeof zh = {};
