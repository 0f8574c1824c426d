import type { costsAppraisal as model } from '../zh-CN/costs-appraisal.ts';

export const costsAppraisal: typeof model = {
  title: 'Appraisal',
};
