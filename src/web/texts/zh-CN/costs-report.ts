export const costsReport = {
  title: '报告',
};
