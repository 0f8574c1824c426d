// What was published elsewhere, computed again.
export const consultationPublished = {
  title: '公布过的数字，重新算一遍',
  lead: '各地公布过收到多少意见、提案，怎么分类，办得怎么样。这里把公布的数字逐项重算：各类相加是不是等于总数，百分比是不是由件数算得出来。只算数，不评价谁做得好不好。',
  counted: (tables: number, checks: number) => `共 ${tables} 张表，重算 ${checks} 处。`,
  overview: '各表结果',
  table: '表',
  period: '时间',
  whole: '总数',
  outcome: '重算结果',
  closes: '都对得上',
  gaps: (count: number) => `${count} 处对不上`,
  source: '公布的网页',
  noSource: '公布的网页地址没有记下',
  kind: '类别',
  count: (unit: string) => `公布的数（${unit}）`,
  printed: '公布的占比',
  computed: '重算的占比',
  percent: (figure: string) => `${figure}%`,
  sum: '各类相加',
  total: '公布的总数',
  inWords: (words: string) => `“${words}”`,
  fits: '对得上',
  fitsNot: '对不上',
  which: '对不上的地方',
  sumGap: (of: string, printed: string, computed: string) =>
    `${of}：公布 ${printed}，各类相加是 ${computed}，`,
  missing: (count: string) => `差 ${count}。`,
  tooMany: (count: string) => `多出 ${count}。`,
  percentGap: (of: string, printed: string, computed: string) =>
    `${of}：公布 ${printed}%，由件数四舍五入算得 ${computed}%。`,
  cut: '如果尾数不四舍五入、直接去掉，就与公布的一样。',
  percentSumGap: (sum: string, allowed: string) =>
    `各类百分比相加是 ${sum}%；四舍五入最多只会差 ${allowed} 个百分点。`,
  saysGap: (of: string, words: string, computed: string) =>
    `${of}：公布说“${words}”，由件数算得 ${computed}%。`,
  back: '给规划提意见',
};
