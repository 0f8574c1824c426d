import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assert as ensure } from '#base/assert.ts';
import { isClauseId, isDemandId, type ClauseId } from '../ids.ts';
import { adoptionAlarms, unaskedChanges } from './alarms.ts';
import type { ChangeLink, IndicatorRow, PlanClause, PlanVersion } from './plan.ts';
import { withRow } from './row-fields.ts';
import { verifyLink } from './verify-link.ts';

const c1 = id('c1');
const c2 = id('c2');
const OLD = '完善托育服务体系。城镇化率达到65%。';
const NEW = '完善托育服务体系，新建普惠托位2000个。城镇化率达到65%。';
const LINK: ChangeLink = {
  clause: c1,
  kind: 'text',
  from: 1,
  to: 2,
  inserted: '，新建普惠托位2000个',
  deleted: '',
};

function id(text: string): ClauseId {
  ensure(isClauseId(text), text);
  return text;
}

function version(nth: number, texts: Readonly<Record<string, string>>): PlanVersion {
  const clauses = Object.entries(texts).map(([name, text]): PlanClause => ({
    id: id(name),
    kind: 'item',
    no: undefined,
    text,
  }));
  return { nth, stage: 'for-comment', title: '样本', clauses, source: undefined, sealed: true };
}

describe('a link to a change of words', () => {
  const [v1, v2] = [version(1, { c1: OLD }), version(2, { c1: NEW })];

  test('holds while the words stand, also when the clause is reworded around them', () => {
    assert.deepEqual(verifyLink(LINK, [v2, v1]), { kind: 'holds' });
    assert.deepEqual(verifyLink(LINK, [v1, v2, version(3, { c1: `进一步${NEW}` })]), { kind: 'holds' });
  });

  test('is no change when the words stood there before, were only moved within the clause, or are half a figure', () => {
    const claim = (inserted: string, deleted = ''): unknown =>
      verifyLink({ ...LINK, inserted, deleted }, [v1, v2]);
    assert.deepEqual(claim('完善托育'), { kind: 'not-a-change', why: 'not-inserted' });
    assert.deepEqual(claim('00个'), { kind: 'not-a-change', why: 'not-inserted' });
    assert.deepEqual(claim('', '城镇化率'), { kind: 'not-a-change', why: 'not-deleted' });
    assert.deepEqual(claim('', ''), { kind: 'not-a-change', why: 'nothing-claimed' });
    const swapped = version(2, { c1: '城镇化率达到65%。完善托育服务体系。' });
    assert.deepEqual(verifyLink({ ...LINK, inserted: '完善托育服务体系。' }, [v1, swapped]), {
      kind: 'not-a-change',
      why: 'not-inserted',
    });
  });

  test('adopted in the second version and gone in the fourth: says from which version on', () => {
    const [v3, v4] = [version(3, { c1: NEW }), version(4, { c1: OLD })];
    assert.deepEqual(verifyLink(LINK, [v1, v2, v3, v4]), { kind: 'gone-in', nth: 4 });
    assert.deepEqual(verifyLink(LINK, [v1, v2, v4, version(5, { c1: OLD })]), { kind: 'gone-in', nth: 4 });
    assert.deepEqual(verifyLink(LINK, [v1, v2, v4, version(5, { c1: NEW })]), { kind: 'holds' });
    assert.deepEqual(verifyLink(LINK, [v1, v2, version(3, {})]), { kind: 'clause-removed', nth: 3 });
  });

  test('words that moved to another clause are found by themselves; in two places they are lost, not guessed', () => {
    const moved = { c1: OLD, c2: '另条，新建普惠托位2000个。' };
    assert.deepEqual(verifyLink(LINK, [v1, v2, version(3, moved)]), {
      kind: 're-anchored',
      nth: 3,
      clause: c2,
    });
    const twice = version(3, { ...moved, c3: '再条，新建普惠托位2000个。' });
    assert.deepEqual(verifyLink(LINK, [v1, v2, twice]), { kind: 'gone-in', nth: 3 });
  });

  test('versions that are not there, or in the wrong order, prove nothing', () => {
    const unknown = { kind: 'not-a-change', why: 'unknown-version' };
    assert.deepEqual(verifyLink({ ...LINK, to: 9 }, [v1, v2]), unknown);
    assert.deepEqual(verifyLink({ ...LINK, from: 2, to: 1 }, [v1, v2]), unknown);
    assert.deepEqual(verifyLink({ ...LINK, clause: c2 }, [v1, v2]), {
      kind: 'not-a-change',
      why: 'clause-missing',
    });
  });

  test('a deletion holds when the clause is taken out whole', () => {
    const link: ChangeLink = { ...LINK, inserted: '', deleted: '城镇化率达到65%' };
    assert.deepEqual(verifyLink(link, [v1, version(2, {})]), { kind: 'holds' });
  });
});

const of = (nth: number, clause: PlanClause): PlanVersion => ({ ...version(nth, {}), clauses: [clause] });

describe('a link to a row', () => {
  const indicator: IndicatorRow = { group: '', name: '森林覆盖率', unit: '%', nature: 'binding', base: { year: 2025, value: '60' }, target: { year: 2030, value: '60' }, annual: undefined };
  const row: PlanClause = { id: c1, kind: 'indicator', no: undefined, text: '森林覆盖率｜%｜60｜60%｜约束性', indicator };
  const raised = withRow(row, { indicator: { ...indicator, target: { year: 2030, value: '61' } } });
  test('is proved by the field that changed, and its line is written with it', () => {
    assert.equal(raised.text, '森林覆盖率｜%｜60｜61%｜约束性');
    const link: ChangeLink = { clause: c1, kind: 'indicator', from: 1, to: 2, inserted: '61', deleted: '60' };
    assert.deepEqual(verifyLink(link, [of(1, row), of(2, raised)]), { kind: 'holds' });
    assert.deepEqual(verifyLink({ ...link, inserted: '61%', deleted: '' }, [of(1, row), of(2, raised)]), { kind: 'holds' });
    assert.deepEqual(verifyLink({ ...link, inserted: '62' }, [of(1, row), of(2, raised)]), { kind: 'not-a-change', why: 'not-inserted' });
    assert.deepEqual(verifyLink(link, [of(1, row), of(2, raised), of(3, row)]), { kind: 'gone-in', nth: 3 });
  });
}); // prettier-ignore

const D1 = ensured('D1');

const kinds = (links: readonly ChangeLink[], versions: readonly PlanVersion[]): readonly string[] =>
  adoptionAlarms([{ demand: D1, links }], versions).map(({ kind }) => kind);

describe('alarms', () => {
  const [v1, v2, v3] = [
    version(1, { c1: OLD, c2: '甲' }),
    version(2, { c1: NEW, c2: '乙' }),
    version(3, { c1: OLD, c2: '乙' }),
  ];

  test('claimed adopted and the text unchanged; adopted and gone later; adopted and standing', () => {
    assert.deepEqual(kinds([], [v1, v2]), ['unproved']);
    assert.deepEqual(kinds([{ ...LINK, inserted: '没有的话' }], [v1, v2]), ['unproved']);
    assert.deepEqual(kinds([LINK], [v1, v2]), []);
    assert.deepEqual(kinds([LINK], [v1, v2, v3]), ['lost']);
  });

  test('a change that neither an opinion nor a reason explains is named with its versions', () => {
    assert.deepEqual(unaskedChanges([v2, v1], [LINK], []), [{ from: 1, to: 2, clause: c2, what: 'changed' }]);
    assert.deepEqual(unaskedChanges([v1, v2], [LINK], [{ nth: 2, clause: c2 }]), []);
  });
});

function ensured(text: string): NonNullable<Parameters<typeof adoptionAlarms>[0][number]>['demand'] {
  ensure(isDemandId(text), text);
  return text;
}
