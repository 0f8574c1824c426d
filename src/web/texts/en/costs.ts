import type { costs as model } from '../zh-CN/costs.ts';

export const costs: typeof model = {
  title: 'Operating cost of offices',
  menuLabel: 'Pages of this round',
  menu: {
    wall: 'Returns',
    totals: 'Totals',
    analysis: 'Analysis',
    appraisal: 'Appraisal',
    report: 'Report',
    about: 'Rules and forms',
  },
  sample: 'Demo data: units and figures are invented and belong to no real body.',
  collection:
    'Published figures, collected: years and bases (budget, final accounts) differ, so they are never added up or compared as they are.',
};
