import type { consultationCommitments as zh } from '../zh-CN/consultation-commitments.ts';

export const consultationCommitments: typeof zh = {};
