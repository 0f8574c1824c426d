export const costsFindings = {
  title: '审核意见',
};
