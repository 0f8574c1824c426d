import type { costsTotals as model } from '../zh-CN/costs-totals.ts';

export const costsTotals: typeof model = {
  title: 'Totals',
};
