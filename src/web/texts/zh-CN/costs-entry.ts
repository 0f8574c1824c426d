export const costsEntry = {
  title: '填报',
};
