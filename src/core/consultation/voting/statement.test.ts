import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Statement } from '../ledger.ts';
import { statementText } from './statement.ts';

function offered(number: number, text: string, withdrawn?: string): Statement {
  return { number, text, demand: undefined, withdrawn };
}

const ON_OFFER = [offered(1, '社区食堂应当对所有老人开放。'), offered(2, '工业园区的公交车应当开到晚上十点')];

test('the same statement is refused, whatever its width, spaces and punctuation', () => {
  for (const typed of [
    '社区食堂应当对所有老人开放',
    ' 社区食堂应当，对所有老人开放！ ',
    '社区食堂　应当对所有老人开放。',
  ]) {
    const refused = statementText(typed, ON_OFFER, true);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.error, { code: 'statement-offered-before', params: { statement: 1 } });
  }
});

test('one much like another is refused until the desk says that it is another thought', () => {
  const typed = '工业园区的公交车应当开到晚上十一点';
  const refused = statementText(typed, ON_OFFER, false);
  assert.ok(!refused.ok);
  assert.equal(refused.error.code, 'statement-much-like');
  assert.equal(refused.error.params['statement'], 2);
  assert.deepEqual(statementText(typed, ON_OFFER, true), { ok: true, value: typed });
});

test('a withdrawn statement may be offered again', () => {
  assert.ok(statementText('河边应当修步道', [offered(1, '河边应当修步道', '写错了')], false).ok);
});

test('too short and too long are refused; runs of spaces become one', () => {
  const codes = ['修路', '长'.repeat(121)].map((typed) => {
    const answer = statementText(typed, [], false);
    return answer.ok ? 'taken' : answer.error.code;
  });
  assert.deepEqual(codes, ['statement-empty', 'text-too-long']);
  assert.deepEqual(statementText(' Build  the river path ', [], false), {
    ok: true,
    value: 'Build the river path',
  });
});
