import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pinyinOf, withPinyin } from './make-division-pinyin.ts';

const file = new URL('../../data/divisions/hengyang.csv', import.meta.url);

test('the pinyin columns of the divisions file are what the command computes today', () => {
  const text = readFileSync(file, 'utf8');
  assert.ok(
    withPinyin(text) === text,
    'stale: run node src/cli/make-division-pinyin.ts data/divisions/hengyang.csv',
  );
});

test('a file with the four source columns only gets both columns', () => {
  assert.equal(
    withPinyin('code,name,level,parent\n430000000000,湖南省,province,\n'),
    'code,name,level,parent,pinyin,initials\n430000000000,湖南省,province,,hunansheng,hns\n',
  );
});

test('ü is written v, as people type it', () => {
  assert.deepEqual(pinyinOf('绿水'), { pinyin: 'lvshui', initials: 'ls' });
});

test('a file that is no divisions file is refused', () => {
  assert.throws(() => withPinyin('name\nx\n'), /not a divisions file/);
});
