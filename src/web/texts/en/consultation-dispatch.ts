import type { consultationDispatch as zh } from '../zh-CN/consultation-dispatch.ts';

export const consultationDispatch: typeof zh = {};
