import type { costsFindings as model } from '../zh-CN/costs-findings.ts';

export const costsFindings: typeof model = {
  title: 'Findings',
};
