import type { costsAnalysis as model } from '../zh-CN/costs-analysis.ts';

export const costsAnalysis: typeof model = {
  title: 'Analysis',
};
