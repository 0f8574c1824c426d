export const costsAppraisal = {
  title: '考评',
};
