import type { consultationPublic as zh } from '../zh-CN/consultation-public.ts';

export const consultationPublic: typeof zh = {};
