export const costsReview = {
  title: '报送情况',
};
