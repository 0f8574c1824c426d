import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import chineseDays from 'chinese-days';
import {
  loadCalendars,
  loadAppointmentSettings,
  loadDivisions,
  loadLaw,
  loadLights,
  loadSamplePlans,
  loadYearPlans,
} from './load.ts';
import { ReferenceDataError } from './reference-data-error.ts';

/** A CommonJS package: Node gives its functions through the default export alone. */
const listed = chineseDays;
const dataDir = fileURLToPath(new URL('../../../data', import.meta.url));
const date = (text: string) => Temporal.PlainDate.from(text);

const withoutYiyang = (text: string) => text.replace(/^430482001000.*\n/m, '');

/** Runs `use` on a copy of the data in which one file was changed. */
function withChanged(file: string, change: (text: string) => string, use: (copy: string) => void): void {
  const copy = mkdtempSync(join(tmpdir(), 'yici-reference-data-'));
  try {
    cpSync(dataDir, copy, { recursive: true });
    writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')));
    use(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

for (let year = 2019; year <= 2026; year += 1) {
  test(`every day of ${year} is a working day exactly when an independent list says so`, () => {
    const calendar = loadCalendars(dataDir);
    let days = 0;
    for (let day = date(`${year}-01-01`); day.year === year; day = day.add({ days: 1 })) {
      assert.equal(calendar.kindOf(day).working, listed.isWorkday(day.toString()), day.toString());
      assert.equal(calendar.kindOf(day).provisional, false);
      days += 1;
    }
    assert.equal(days, date(`${year}-01-01`).daysInYear);
  });
}

// Day         what the notices make of it
const DAYS = `
2018-12-29   make-up 元旦
2018-12-31   holiday 元旦
2020-01-31   holiday 春节
2020-02-01   holiday 春节
2020-02-03   weekday
2022-12-31   holiday 元旦
2024-02-09   weekday
2025-10-06   holiday 国庆节、中秋节
2026-01-04   make-up 元旦
2026-11-22   weekend
2027-01-01   weekday provisional
2027-02-06   weekend provisional
`;

for (const line of DAYS.trim().split('\n')) {
  const [day = '', expected = ''] = line.split(/ {3}/);
  test(`${day} is ${expected}`, () => {
    const { why, holiday, provisional } = loadCalendars(dataDir).kindOf(date(day));
    const words = [why, holiday?.zh, provisional ? 'provisional' : undefined];
    assert.equal(words.filter((word) => word !== undefined).join(' '), expected);
  });
}

test('each year names its notices by number and date, in 2019 and 2020 two of them', () => {
  const plans = loadYearPlans(dataDir);
  assert.deepEqual(
    plans.map(({ year, notices }) => [year, notices.length]),
    [
      [2019, 2],
      [2020, 2],
      [2021, 1],
      [2022, 1],
      [2023, 1],
      [2024, 1],
      [2025, 1],
      [2026, 1],
    ],
  );
  const numbers = plans.flatMap(({ notices }) => notices.map(({ number }) => number));
  assert.ok(numbers.every((number) => /^国办发明电〔20\d\d〕\d+号$/.test(number)));
  assert.equal(new Set(numbers).size, numbers.length);
});

test('the law parameters are those of the licensing law, each read, with its clause', () => {
  const law = loadLaw(dataDir);
  const today = date('2026-11-22');
  const values = ['permit-decision', 'joint-decision', 'joint-decision-extension', 'supplement-notice'];
  assert.deepEqual(
    values.map((id) => law.get(id, today)?.value),
    [20, 45, 15, 5],
  );
  assert.ok(law.all.every(({ mark, clause }) => mark === 'read' && /^第.+条/.test(clause)));
  assert.equal(new Set(law.all.map(({ id }) => id)).size, law.all.length);
  assert.equal(law.get('unheard-of', today), undefined);
});

test('the light thresholds are a setting that says where it comes from and that nobody prescribes it', () => {
  const lights = loadLights(dataDir);
  assert.equal(lights.yellow, 3);
  assert.equal(lights.mark, 'sample');
  assert.match(lights.source, /未见全国统一规定/);
});

test('the sample hours are of places that exist, each a village, a community or a county', () => {
  const tree = loadDivisions(dataDir);
  const levels = loadSamplePlans(dataDir).map(({ place }) => tree.levelOf(place));
  assert.deepEqual(new Set(levels), new Set(['village', 'county']));
  assert.ok(loadAppointmentSettings(dataDir).daysAhead >= 1);
});

test('a calendar with an impossible day or an unknown key stops the start', () => {
  const changes: readonly ((text: string) => string)[] = [
    (text) => text.replace('2026-10-07', '2026-10-37'),
    (text) => text.replace('2026-10-07', '2026-9-7'),
    (text) => text.replace('make-up: [2026-01-04]', 'make-up: [2026-01-05]'),
    (text) => text.replace('to: 2026-10-07', 'to: 2026-09-07'),
    (text) => text.replace('holidays:', 'holliday: 1\nholidays:'),
    (text) => text.replace('2026-10-07', '2028-10-07'),
  ];
  for (const change of changes) {
    withChanged('calendars/cn-2026.yaml', change, (copy) => {
      assert.throws(() => loadCalendars(copy), ReferenceDataError);
    });
  }
});

test('divisions that form no tree stop the start, with every finding', () => {
  withChanged('divisions/hengyang.csv', withoutYiyang, (copy) => {
    assert.throws(
      () => loadDivisions(copy),
      (error) => error instanceof ReferenceDataError && error.findings.length > 1,
    );
  });
});
