import type { costsEntry as model } from '../zh-CN/costs-entry.ts';

export const costsEntry: typeof model = {
  title: 'Fill in',
};
