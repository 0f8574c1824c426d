export const costsAnalysis = {
  title: '分析',
};
