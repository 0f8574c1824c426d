import type { consultationCoverage as zh } from '../zh-CN/consultation-coverage.ts';

export const consultationCoverage: typeof zh = {};
