// The slips planted in the constructed figures of 2025, so that the rules have something true to find.

export const SUBJECTS_302 =
  '01 02 03 04 05 06 07 08 09 11 12 13 14 15 16 17 18 24 25 26 27 28 29 31 39 40 99'.split(' ');

/** What was planted in 2025, and what should be found. A test holds every line of it against the rules. */
export const SLIPS = [
  { unit: 'jyj', rules: ['S3a', 'S3c'], what: '302科目从咨询费起整块上移一行，末行成了合计' },
  { unit: 'wjw', rules: ['S15a'], what: '租金填成了元' },
  { unit: 'nyj', rules: ['S10c', 'S10e'], what: '少了一辆车' },
  { unit: 'sthj', rules: ['S17', 'S18a'], what: '每车运行费8万多元，远离同类' },
  { unit: 'kjj', rules: ['S16'], what: '增减百分比与金额不符' },
  { unit: 'gsl', rules: ['S14a'], what: '在集中办公区，水费由其他单位缴纳：填得对，需要说明' },
];

/** Changes a unit's figures as `SLIPS` says. */
export function plant(unit, cells, before) {
  const times = (code, factor) =>
    cells.set(code, hundredths(Math.round(Number(cells.get(code)) * 100 * factor)));
  if (unit === 'jyj') {
    const block = SUBJECTS_302.map((subject) => `E302${subject}`);
    const from = block.indexOf('E30203');
    const values = block.map((code) => cells.get(code));
    block.slice(from).forEach((code, at) => cells.set(code, values[from + at + 1] ?? cells.get('E302')));
  }
  if (unit === 'wjw') times('E07', 10_000);
  if (unit === 'nyj') {
    for (const code of ['G02', 'G026']) cells.set(code, String(Number(cells.get(code)) - 1));
  }
  if (unit === 'sthj') {
    scaleRunning(cells, 4.4);
    const [now, last] = [cells, before].map((year) => Number(year.get('C02')));
    cells.set('C07', hundredths(Math.round(((now - last) / last) * 10_000)));
  }
  if (unit === 'kjj') cells.set('C07', hundredths(Math.round(Number(cells.get('C07')) * 100) + 350));
  if (unit === 'gsl') {
    moveMoney(cells, 'E30205', 'E30299');
    cells.set('J02V', '0.00');
  }
}

/** A real jump, not a slip: every table says the same. */
function scaleRunning(cells, factor) {
  const whole = (code) => Math.round(Number(cells.get(code)) * 100);
  const parts = ['G051', 'G052', 'G053', 'G054', 'G055'];
  const more = parts.map((code) => Math.round(whole(code) * factor));
  const extra = total(more) - whole('G05');
  parts.forEach((code, at) => cells.set(code, hundredths(more[at])));
  cells.set('J05V', hundredths(more[0]));
  for (const code of [
    'G05',
    'D05',
    'D03',
    'D01',
    'E30231',
    'E302',
    'C02',
    'C021',
    'C04',
    'C06',
    'C061',
    'C01',
    'C011',
  ])
    cells.set(code, hundredths(whole(code) + extra));
}

function moveMoney(cells, from, to) {
  const sum = Math.round(Number(cells.get(from)) * 100) + Math.round(Number(cells.get(to)) * 100);
  cells.set(from, '0.00');
  cells.set(to, hundredths(sum));
}

export function total(values) {
  return [...values].reduce((sum, value) => sum + value, 0);
}

export function hundredths(value) {
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
