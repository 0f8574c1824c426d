// A long constructed plan through its versions: ids that stay, changes that are what they are said to be.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { assert as ensure } from '#base/assert.ts';
import { alignPlan } from '#core/consultation/plan/align-plan.ts';
import { atomsOf, isFigure } from '#core/consultation/plan/atoms.ts';
import { lastClauseNumber, settleAlignment } from '#core/consultation/plan/clause-ids.ts';
import { diffClause } from '#core/consultation/plan/diff-clause.ts';
import { diffPlan } from '#core/consultation/plan/diff-plan.ts';
import { parsePlan } from '#core/consultation/plan/parse-plan.ts';
import type { ParsedClause } from '#core/consultation/plan/parsed-plan.ts';
import type { PlanClause, PlanVersion } from '#core/consultation/plan/plan.ts';
import { verifyLink } from '#core/consultation/plan/verify-link.ts';
import { constructedPlan, seeded } from '../support/constructed-plan.ts';

const SEED = 20261122;
const RUN = { seed: SEED, numRuns: 60 };

function fresh(clauses: readonly PlanClause[]): readonly ParsedClause[] {
  return clauses.map(({ id: _id, ...clause }, at) => ({ ...clause, paragraph: at + 1 }));
}

function settled(old: readonly PlanClause[], parsed: readonly ParsedClause[]): readonly PlanClause[] {
  const alignment = alignPlan(old, parsed);
  const decisions = new Map(alignment.unsure.map(({ at }) => [at, 'new' as const]));
  const result = settleAlignment(parsed, alignment, decisions, lastClauseNumber(old.map(({ id }) => id)));
  ensure(result.ok, 'every unsure place was decided');
  return result.value;
}

function planOf(seed: number, characters: number): readonly PlanClause[] {
  return settled([], parsePlan(constructedPlan(seed, characters)).clauses);
}

function version(nth: number, clauses: readonly PlanClause[]): PlanVersion {
  return { nth, stage: 'for-comment', title: '构造样本', clauses, source: undefined, sealed: false };
}

const plan = planOf(1, 12_000);

describe('ids', () => {
  test('every clause of a first version has an id of its own', () => {
    assert.equal(new Set(plan.map(({ id }) => id)).size, plan.length);
    assert.equal(plan[0]?.id, 'c1');
  });

  test('a version that is the same keeps every id, and nothing is unsure', () => {
    const alignment = alignPlan(plan, fresh(plan));
    assert.deepEqual(alignment.unsure, []);
    assert.deepEqual(alignment.gone, []);
    assert.deepEqual(settled(plan, fresh(plan)), plan);
  });

  test('renumbering from the first chapter to the last keeps every id', () => {
    const renumbered = fresh(plan).map((clause) => ({
      ...clause,
      no: clause.no === undefined ? undefined : `甲${clause.no}`,
    }));
    const again = settled(plan, renumbered);
    assert.deepEqual(
      again.map(({ id }) => id),
      plan.map(({ id }) => id),
    );
    const diffs = diffPlan(plan, again);
    assert.ok(diffs.length > 50);
    for (const diff of diffs)
      assert.ok(diff.what === 'changed' && diff.renumbered && diff.pieces.length === 0 && !diff.moved);
  });

  test('a chapter that moves keeps the ids of all that stands in it', () => {
    const chapters = plan.flatMap(({ kind }, at) => (kind === 'chapter' ? [at] : []));
    const [from, to] = [chapters[1], chapters[2]];
    ensure(from !== undefined && to !== undefined, 'three chapters');
    const moved = [...plan.slice(0, from), ...plan.slice(to), ...plan.slice(from, to)];
    assert.deepEqual(settled(plan, fresh(moved)), moved);
  });

  test('whatever is cut, added, moved or said otherwise, no id is given to two clauses and no new clause gets an old one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
        const edited = randomEdit(plan, seed);
        const alignment = alignPlan(plan, edited);
        const again = settled(plan, edited);
        assert.equal(new Set(again.map(({ id }) => id)).size, again.length);
        const old = new Set(plan.map(({ id }) => id));
        again.forEach(({ id }, at) =>
          assert.equal(alignment.matched.get(at)?.old, old.has(id) ? id : undefined),
        );
        assert.deepEqual(alignPlan(plan, edited), alignment);
      }),
      RUN,
    );
  });
});

/** Some clauses cut, some doubled with other words, some swapped, some reworded. */
function randomEdit(clauses: readonly PlanClause[], seed: number): readonly ParsedClause[] {
  const next = seeded(seed);
  const edited = fresh(clauses).flatMap((clause) => {
    const dice = next();
    if (dice < 0.05) return [];
    if (dice < 0.1) return [clause, { ...clause, text: `另行${clause.text.slice(4)}` }];
    if (dice < 0.2) return [{ ...clause, text: clause.text.replace(/，[^，]*，/u, '，') }];
    return [clause];
  });
  const at = Math.floor(next() * edited.length);
  return [...edited.slice(at), ...edited.slice(0, at)];
}

const pieces = (old: string, text: string): string => diffClause(old, text).map(({ kind, text: piece }) => `${{ kept: '=', deleted: '-', inserted: '+' }[kind]}${piece}`).join(' '); // prettier-ignore

describe('what changed', () => {
  const words = fc.array(fc.constantFrom('到', '2030年', '65%', '60%', '城镇化率', '，', '。', '4.5个', '3372.68亿元', '＞7%', 'GDP', '提高', '加快', ' '), { maxLength: 30 }).map((each) => each.join('')); // prettier-ignore

  test('taking out what was deleted and putting in what was inserted gives the new text, and no figure is cut', () => {
    fc.assert(
      fc.property(words, words, (old, text) => {
        const pieces = diffClause(old, text);
        const joined = (kinds: readonly string[]): string => pieces.filter(({ kind }) => kinds.includes(kind)).map((each) => each.text).join(''); // prettier-ignore
        assert.equal(joined(['kept', 'deleted']), old);
        assert.equal(joined(['kept', 'inserted']), text);
        for (const { kind, text: piece, from, to } of pieces) assert.equal((kind === 'inserted' ? text : old).slice(from, to), piece);
        for (const [whole, kinds] of [[old, ['kept', 'deleted']], [text, ['kept', 'inserted']]] as const) {
          const cut = pieces.filter(({ kind }) => (kinds as readonly string[]).includes(kind)).flatMap((each) => atomsOf(each.text));
          assert.deepEqual(cut.filter(isFigure), atomsOf(whole).filter(isFigure));
        }
      }),
      { seed: SEED, numRuns: 400 },
    ); // prettier-ignore
  });

  test('a figure with its unit is one piece', () => {
    assert.equal(pieces('城镇化率达到65%。', '城镇化率达到70%。'), '=城镇化率达到 -65% +70% =。');
    assert.equal(pieces('托位4.5个', '托位4.6个'), '=托位 -4.5个 +4.6个');
    assert.equal(pieces('总值3372.68亿元', '总值3372.68万元'), '=总值 -3372.68亿元 +3372.68万元');
    assert.equal(pieces('到2030年', '到2035年'), '=到 -2030年 +2035年');
    assert.equal(pieces('研发增长＞7%', '研发增长＞7.5%'), '=研发增长 -＞7% +＞7.5%');
    assert.equal(pieces('二〇三五年', '二〇三〇年'), '-二〇三五年 +二〇三〇年');
  });

  test('between two versions each clause is added, removed, moved or changed, and applying it gives the new version', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
        const to = settled(plan, randomEdit(plan, seed));
        const diffs = diffPlan(plan, to);
        const olds = new Map(plan.map((clause) => [clause.id, clause]));
        const removed = new Set(diffs.flatMap((diff) => (diff.what === 'removed' ? [diff.clause.id] : [])));
        const changed = new Map(diffs.flatMap((diff) => (diff.what === 'removed' ? [] : [[diff.clause.id, diff.clause] as const])));
        const rebuilt = new Map([...olds].filter(([id]) => !removed.has(id)));
        for (const [id, clause] of changed) rebuilt.set(id, clause);
        assert.equal(rebuilt.size, to.length);
        for (const clause of to) assert.deepEqual(rebuilt.get(clause.id), clause);
      }),
      RUN,
    ); // prettier-ignore
  });
});

describe('the proof behind 采纳', () => {
  test('a link holds exactly when the words it claims were put in or taken out', () => {
    const items = plan.filter(({ kind, text }) => kind === 'item' && text.length > 40);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.boolean(), fc.boolean(), (which, where, real, insertion) => {
        const clause = items[which % items.length];
        ensure(clause, 'a long clause');
        const sentences = clause.text.split(/(?<=。)/u);
        const at = where % sentences.length;
        const words = insertion ? '为困难群体提供上门服务88次。' : (sentences[at] ?? '');
        const text = insertion ? sentences.toSpliced(at, 0, words).join('') : sentences.toSpliced(at, 1).join('');
        const to = plan.map((each) => (each.id === clause.id && real ? { ...each, text } : each));
        const link = { clause: clause.id, kind: 'text', from: 1, to: 2, inserted: insertion ? words : '', deleted: insertion ? '' : words } as const;
        const verdict = verifyLink(link, [version(1, plan), version(2, to)]);
        assert.equal(verdict.kind, real ? 'holds' : 'not-a-change');
        if (real) assert.equal(verifyLink({ ...link, inserted: link.deleted, deleted: link.inserted }, [version(1, plan), version(2, to)]).kind, 'not-a-change');
      }),
      { seed: SEED, numRuns: 150 },
    ); // prettier-ignore
  });
});
