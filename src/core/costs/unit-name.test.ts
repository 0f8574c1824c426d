import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseRound } from '#core/statistics/survey/parse-round.ts';
import { surveyUnitName } from './unit-name.ts';

const ROUNDS = new URL('../../../data/costs/rounds/', import.meta.url);

function read(path: string): string {
  return readFileSync(new URL(path, ROUNDS), 'utf8');
}

function round() {
  const parsed = parseRound(
    new Map([
      ['round.yaml', read('published-accounts/round.yaml').replace('kind: collection', 'kind: survey')],
      ['register.csv', 'id,name,kind,level,office,place\ncz,财政局,administrative,city,holder,衡阳市\n'],
      ['indicators.yaml', 'indicators:\n  M01: { name: 合计, group: M, measure: wan-yuan }\n'],
      ['forms/a.yaml', FORM],
    ]),
  );
  assert.ok(parsed.round, JSON.stringify(parsed.findings));
  return parsed.round;
}

const FORM = `code: A
title: 表
kind: basic
columns: { value: 数 }
lines: [{ cells: [M01] }]
valid-from: 2020-01-01
mark: sample
`;

test('a unit is called as the newest round of its division calls it', () => {
  const { id } = round();
  const newest = round();
  const book = { rounds: new Map([[id, newest]]) };
  assert.equal(surveyUnitName(book, { unit: 'cz', division: '430400000000' }), '财政局');
});

test('a unit of the same word elsewhere is another', () => {
  const newest = round();
  const book = { rounds: new Map([[newest.id, newest]]) };
  assert.equal(surveyUnitName(book, { unit: 'cz', division: '430482000000' }), undefined);
  assert.equal(surveyUnitName(book, { unit: 'tj', division: '430400000000' }), undefined);
});
