export const costsTotals = {
  title: '汇总',
};
