// Makes `figures.csv` of the constructed sample rounds: plausible sizes, consistent with the rules of the round, and a few
// planted slips in 2025. Deterministic: the same files every time. `node scripts/make-constructed-returns.mjs` writes them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomOf } from './constructed-random.mjs';
import { hundredths, plant, SUBJECTS_302, total } from './constructed-slips.mjs';

const ROUNDS = new URL('../data/costs/rounds/', import.meta.url);
const YEARS = [2024, 2025];

const ENFORCING = new Set(['scj', 'jtj', 'sthj', 'nyj', 'zjj', 'yjj', 'slj', 'wlj']);
const GOODS = [
  '30201 0.45',
  '30202 0.08',
  '30204 0.01',
  '30205 0.05',
  '30206 0.22',
  '30207 0.12',
  '30209 0.55',
  '30211 0.62',
  '30213 0.35',
  '30226 0.5',
  '30227 1.6',
  '30228 0.25',
  '30229 0.32',
  '30240 0.02',
  '30299 0.4',
].map((line) => line.split(' '));
const SUBJECTS_310 = '01 02 03 07 13 19 21 22 99'.split(' ');

/** The figures of one year as CSV. */
export function figuresOf(year) {
  const lines = ['unit,indicator,value,measure,origin'];
  for (const unit of registerOf(year)) {
    const before = year === 2024 ? undefined : makeReturn(unit, 2024);
    const cells = makeReturn(unit, year, before);
    if (year === 2025) plant(unit.id, cells, before);
    for (const [code, value] of cells) lines.push(`${unit.id},${code},${quoted(value)},,constructed`);
  }
  return `${lines.join('\n')}\n`;
}

/** Of a few units, what their final accounts of the year say: to be laid beside the return and taken over. */
export function accountsOf(year) {
  const lines = ['unit,indicator,value,measure,origin'];
  for (const unit of registerOf(year).filter(({ id }) => ['cz', 'tj', 'fgw', 'kjj'].includes(id))) {
    const cells = makeReturn(unit, year, year === 2024 ? undefined : makeReturn(unit, 2024));
    for (const [code, value] of cells)
      if (/^(?:C01|C011|E3\d+|D0\d|D1\d|D20)$/.test(code))
        lines.push(`${unit.id},${code},${value},,accounts`);
  }
  return `${lines.join('\n')}\n`;
}

function registerOf(year) {
  const [head, ...rows] = readFileSync(new URL(`hengyang-${year}/register.csv`, ROUNDS), 'utf8')
    .trim()
    .split('\n');
  const names = head.split(',');
  const units = rows.map((row) => Object.fromEntries(row.split(',').map((text, at) => [names[at], text])));
  return units.map((unit) => ({
    ...unit,
    parentName: units.find(({ id }) => id === unit.parent)?.name ?? '',
  }));
}

/** All figures of a unit by code, in hundredths where the form has two digits; texts as they are. */
function makeReturn(unit, year, before) {
  const lasting = randomOf(unit.id);
  const yearly = randomOf(`${unit.id} ${year}`);
  const between = (from, to) => from + (to - from) * lasting();
  const drift = () => (year === 2024 ? 1 : 0.94 + 0.14 * yearly());
  const amounts = new Map();
  const put = (code, value) => amounts.set(code, value);
  const money = (perHead) => Math.round(100 * perHead * drift());
  const staff = putStaff(put, { unit, between, yearly, year });
  const area = putOffice(put, { unit, staff, between, drift });
  const cars = putVehicles(put, { unit, between, money, yearly, before });
  const three = putThree(put, { unit, cars, between, money, yearly });
  const rent = unit.id === 'wjw' || unit.id === 'sjjg' ? money(staff.posts * 0.6) : 0;
  put('E07', rent);
  putMoney(put, { unit, staff, cars, three, rent, between, money, year, before });
  putThings(put, { unit, staff, area, cars, between, drift, money, amounts });
  return new Map([...textsOf(unit, year), ...written(amounts)]);
}

function putStaff(put, { unit, between, yearly, year }) {
  const sizes = { administrative: [34, 128], 'civil-service-law': [20, 46], logistics: [14, 30] };
  const [least, most] = sizes[unit.kind];
  const scale = unit.level === 'county' ? 0.6 : 1;
  const standing = Math.round(between(least, most) * scale);
  const heads = standing + (year === 2024 ? 0 : Math.round(yearly() * 4 - 2));
  const posts = standing + 4;
  const workers = unit.kind === 'logistics' ? 0 : Math.min(4, Math.floor(posts / 25));
  put('B01', posts);
  put('B011', unit.kind === 'administrative' ? posts - workers : 0);
  put('B012', unit.kind === 'civil-service-law' ? posts - workers : 0);
  put('B013', unit.kind === 'logistics' ? posts : 0);
  put('B014', workers);
  put('B02', heads);
  put('B03', Math.round(standing * between(0.35, 0.6)));
  const others = Math.round(standing * between(0.1, 0.3));
  put('B04', others);
  put('B05', heads + others);
  const [directors, deputies] = unit.kind === 'logistics' ? [0, 1] : [1, 3 + Math.floor(heads / 40)];
  const ranks =
    unit.level === 'county'
      ? ['B0621', 'B0622', 'B0623', 'B0624', 'B0625']
      : ['B0611', 'B0612', 'B0613', 'B0614', 'B0615'];
  const persons = [0, 0, directors, deputies, heads - directors - deputies];
  ranks.forEach((code, at) => put(code, persons[at]));
  const otherRanks = unit.level === 'county' ? 'B061' : 'B062';
  // Asked and left empty: the ranks of the other level.
  for (let at = 1; at <= 5; at += 1) {
    put(`${otherRanks}${at}`, undefined);
    put(`${otherRanks.replace('B06', 'E02')}${at}`, undefined);
  }
  return { posts, heads, everybody: heads + others, ranks, persons };
}

function putOffice(put, { unit, staff, between, drift }) {
  const limits = unit.level === 'county' ? [30, 24, 18, 12, 9] : [42, 30, 24, 18, 9];
  const share = between(0.82, 0.95);
  const byRank = staff.persons.map((persons, at) => Math.round(persons * limits[at] * 100 * share));
  staff.ranks.forEach((code, at) => put(code.replace('B06', 'E02'), byRank[at]));
  const offices = total(byRank);
  const service = Math.round(staff.heads * 100 * between(4, 6));
  const equipment = Math.round((offices + service) * 0.09);
  const ancillary = Math.round(staff.heads * 100 * between(1, 3));
  const shared = Math.round((offices + service + equipment + ancillary) * between(0.35, 0.5));
  const whole = offices + service + equipment + ancillary + shared;
  const rented = unit.id === 'wjw' || unit.id === 'sjjg' ? Math.round(whole * 0.4) : 0;
  put('E01', whole);
  put('E011', whole - rented);
  put('E012', rented);
  put('E013', 0);
  put('E02', offices);
  put('E03', service);
  put('E04', equipment);
  put('E05', ancillary);
  put('E015', shared);
  put('E061', drift() > 1.06 ? 2400 : 0);
  put('E062', 0);
  put('E063', 0);
  put('E08', whole);
  put('E09', Math.ceil(staff.heads / 2) + 6);
  return { whole };
}

function putVehicles(put, { unit, between, money, yearly, before }) {
  const enforcing = ENFORCING.has(unit.id);
  const first = unit.kind === 'logistics' ? 2 : Math.round(enforcing ? between(7, 14) : between(2, 5));
  const begin = before === undefined ? first : Number(before.get('G02'));
  const bought = yearly() > 0.9 ? 1 : 0;
  const disposed = bought === 1 || yearly() > 0.92 ? 1 : 0;
  const kept = begin + bought - disposed;
  const enforcement = enforcing ? Math.floor(kept * 0.6) : 0;
  const classes = [1, Math.min(1, kept - 1), Math.max(0, enforcement - 1), 0, 0];
  put('G01', first + 2);
  put('G02', kept);
  ['G021', 'G022', 'G023', 'G024', 'G025'].forEach((code, at) => put(code, classes[at]));
  put('G026', kept - total(classes));
  put('G03', Math.floor(kept * 0.2));
  put('G027', begin);
  put('G04', bought);
  const price = bought === 0 ? 0 : Math.round(1200 + 550 * yearly());
  put('G04V', price);
  put('G028', disposed);
  const running = money(kept * between(1.5, 2.5));
  const parts = [0.42, 0.27, 0.16, 0.1].map((share) => Math.round(running * share));
  put('G05', running);
  ['G051', 'G052', 'G053', 'G054'].forEach((code, at) => put(code, parts[at]));
  put('G055', running - total(parts));
  const distance = Math.round(kept * 100 * between(9500, 14_500));
  put('G06', distance);
  put('G07', money(between(0, 3)));
  return { kept, bought, price, running, fuel: parts[0], distance };
}

function putThree(put, { unit, cars, between, money, yearly }) {
  const travels = ['swj', 'kjj', 'fgw'].includes(unit.id);
  const abroad = travels ? money(6) : 0;
  const groups = travels ? 2 : 0;
  const receptions = unit.kind === 'logistics' ? 0 : Math.round(between(12, 60));
  const guests = receptions * 8 + Math.round(yearly() * receptions);
  const reception = Math.round((guests * between(95, 140)) / 100);
  const foreign = unit.id === 'swj' ? 6 : 0;
  const foreignCost = foreign * 8;
  const finals = {
    D02: abroad,
    D04: cars.price,
    D05: cars.running,
    D08: reception,
    D10: 0,
  };
  const margin = 1.04 + 0.1 * yearly();
  const budgets = Object.fromEntries(
    Object.entries(finals).map(([code, value]) => [code, Math.round(value * margin)]),
  );
  putSums(put, '', finals);
  putSums(put, 'B', budgets);
  put('D09', foreignCost);
  put('D09B', foreignCost);
  const counts = [groups, groups * 3, cars.bought, cars.kept, receptions, foreign, guests, foreign * 5, 0, 0];
  counts.forEach((count, at) => put(`D${11 + at}`, count));
  const meetings = money(between(1, 5));
  const training = money(between(2, 7));
  put('D21', meetings);
  put('D211', Math.round(between(2, 9)));
  put('D212', Math.round(between(90, 420)));
  put('D22', training);
  put('D221', Math.round(between(2, 8)));
  put('D222', Math.round(between(60, 300)));
  return { abroad, reception, meetings, training };
}

function putSums(put, mark, { D02, D04, D05, D08, D10 }) {
  put(`D01${mark}`, D02 + D04 + D05 + D08 + D10);
  put(`D02${mark}`, D02);
  put(`D03${mark}`, D04 + D05);
  put(`D04${mark}`, D04);
  put(`D05${mark}`, D05);
  put(`D07${mark}`, D08 + D10);
  put(`D08${mark}`, D08);
  put(`D10${mark}`, D10);
}

function putMoney(put, { unit, staff, cars, three, rent, between, money, year, before }) {
  const goods = new Map(SUBJECTS_302.map((subject) => [`E302${subject}`, 0]));
  for (const [subject, perHead] of GOODS)
    goods.set(`E${subject}`, money(Number(perHead) * staff.heads * between(0.85, 1.15)));
  goods.set('E30212', three.abroad);
  goods.set('E30214', rent);
  goods.set('E30215', three.meetings);
  goods.set('E30216', three.training);
  goods.set('E30217', three.reception);
  goods.set('E30224', ENFORCING.has(unit.id) ? money(staff.heads * 0.06) : 0);
  goods.set('E30231', cars.running);
  const allowance = unit.kind === 'logistics' ? 0 : Math.round(staff.heads * 86);
  goods.set('E30239', allowance);
  put('G08', allowance);
  const capital = new Map(SUBJECTS_310.map((subject) => [`E310${subject}`, 0]));
  capital.set('E31002', money(staff.heads * 0.2));
  capital.set('E31007', money(staff.heads * between(0.3, 0.9)));
  capital.set('E31013', cars.price);
  const [spent, invested] = [total(goods.values()), total(capital.values())];
  put('E302', spent);
  put('E310', invested);
  for (const [code, value] of [...goods, ...capital]) put(code, value);
  const whole = spent + invested;
  const projects = goods.get('E30227') + capital.get('E31007') + cars.price;
  const daily = whole - projects;
  const functions = splitByFunction(unit, daily, projects);
  put('C02', whole);
  for (const [code, value] of Object.entries(functions)) put(code, value);
  put('C04', daily);
  put('C05', projects);
  const disclosed = unit.kind === 'logistics' ? 0 : daily;
  put('C06', disclosed);
  put('C061', unit.kind === 'administrative' ? disclosed : 0);
  put('C062', unit.kind === 'civil-service-law' ? disclosed : 0);
  const appropriation = whole + money(staff.heads * between(15, 18));
  put('C01', appropriation);
  put('C011', appropriation + money(staff.heads * 0.4));
  if (year === 2024) return;
  const last = Math.round(Number(before.get('C02')) * 100);
  put('C07', Math.round(((whole - last) / last) * 10_000));
}

function splitByFunction(unit, daily, projects) {
  const retired = unit.kind === 'administrative' ? Math.round(daily * 0.03) : 0;
  const institution = unit.kind === 'logistics' ? daily : 0;
  return {
    C021: daily - retired - institution,
    C022: institution,
    C023: projects - Math.round(projects * 0.1),
    C024: Math.round(projects * 0.1),
    C025: retired,
    C029: 0,
  };
}

function putThings(put, { unit, staff, area, cars, between, drift, money, amounts }) {
  const { posts, everybody } = staff;
  const counts = {
    F011: Math.floor(posts * between(0.85, 1)),
    F012: Math.floor(posts * between(0.2, 0.45)),
    F013: Math.floor(posts * between(0.3, 0.6)),
    F014: Math.floor(posts * 0.05),
    F015: Math.floor(posts * 0.05),
    F016: posts > 20 ? 2 : 1,
    F017: unit.id === 'jgsw' ? 3 : 2,
    F018: Math.floor(posts * 0.1),
    F019: Math.ceil(posts * 0.7),
  };
  const prices = {
    F011: 46,
    F012: 58,
    F013: 17,
    F014: 260,
    F015: 210,
    F016: 19,
    F017: 90,
    F018: 7,
    F019: 38,
  };
  const values = Object.keys(counts).map((code) => counts[code] * prices[code]);
  for (const [code, count] of Object.entries(counts)) {
    put(code, count);
    put(`${code}V`, count * prices[code]);
  }
  put('F01', total(Object.values(counts)));
  put('F01V', total(values));
  put('F02', posts * 5);
  put('F02V', posts * 62);
  put('F03', 1 + Math.floor(between(1, 5)));
  put('F03V', Math.round(between(2000, 30_000)));
  const property = amounts.get('E30209');
  const shares = [0.32, 0.28, 0.08, 0.14, 0.06, 0.08];
  const parts = shares.map((share) => Math.round(property * share));
  ['H011', 'H012', 'H013', 'H014', 'H015', 'H016'].forEach((code, at) => put(code, parts[at]));
  put('H017', property - total(parts));
  put('H01', property);
  put('H03', property);
  const own = unit.kind === 'logistics' ? money(between(8, 20)) : 0;
  put('H01Z', own);
  ['H011Z', 'H012Z', 'H013Z', 'H014Z', 'H015Z', 'H017Z'].forEach((code) => put(code, 0));
  put('H016Z', own);
  put('H02', Math.ceil(everybody / 9));
  // Quantities go with the money paid: 0.65 yuan a kilowatt-hour, 3.4 yuan a cubic metre of water.
  const electricity = Math.round((amounts.get('E30206') / 0.65) * 10_000);
  const gas = Math.round(everybody * 1400 * drift() * between(0.5, 1));
  const fuel = Math.round(cars.distance * 0.095);
  put('J01', electricity);
  put('J01V', amounts.get('E30206'));
  put('J02', Math.round((amounts.get('E30205') / 3.4) * 10_000));
  put('J02V', amounts.get('E30205'));
  put('J03', gas);
  put('J03V', Math.round((gas * 3.5) / 10_000));
  put('J04', 0);
  put('J04V', 0);
  put('J05', fuel);
  put('J05V', cars.fuel);
  put('J10', Math.round(electricity * 0.1229 + gas * 1.33 + fuel * 1.075));
  put('E08', area.whole);
}

function textsOf(unit, year) {
  const kinds = {
    administrative: '行政单位',
    'civil-service-law': '参公单位',
    logistics: '后勤服务事业单位',
  };
  return [
    ['A01', unit['organisation-code']],
    ['A02', unit.name],
    ['A03', kinds[unit.kind]],
    ['A04', unit.level === 'city' ? '市级' : '县级'],
    ['A05', unit.parentName],
    ['A06', unit.level === 'city' ? '430400000000' : '430482000000'],
    ['A071', '样例负责人'],
    ['A072', '样例填表人'],
    ['A074', `${year + 1}-11-16`],
  ];
}

/** Counts are whole; all else has two digits. */
const WHOLE = /^(?:B\d+|D1[1-9]|D20|D2[12][12]|E09|F0\d+|G01|G02\d?|G03|G04|G028|H02)$/;

function written(amounts) {
  return [...amounts].map(([code, value]) => [code, textOf(code, value)]);
}

function textOf(code, value) {
  if (value === undefined) return '';
  return WHOLE.test(code) ? String(value) : hundredths(value);
}

function quoted(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const year of YEARS) writeFileSync(new URL(`hengyang-${year}/figures.csv`, ROUNDS), figuresOf(year));
  writeFileSync(new URL('hengyang-2025/accounts.csv', ROUNDS), accountsOf(2025));
}
