import type { costsReport as model } from '../zh-CN/costs-report.ts';

export const costsReport: typeof model = {
  title: 'Report',
};
