export const costs = {
  title: '机关运行成本',
  menuLabel: '本轮调查的页面',
  menu: {
    wall: '报送情况',
    totals: '汇总',
    analysis: '分析',
    appraisal: '考评',
    report: '报告',
    about: '制度与表式',
  },
  sample: '演示数据：单位和数字都是编造的，不是任何真实单位的数据。',
  collection: '公开资料汇编：各单位的年份和口径（预算、决算）不同，不能直接相加或比较。',
};
