import type { costsReview as model } from '../zh-CN/costs-review.ts';

export const costsReview: typeof model = {
  title: 'Returns',
};
