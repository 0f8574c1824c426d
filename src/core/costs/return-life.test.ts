// Every way a return can go, some acts deep, without a database: whatever people try, in whatever order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnsRound } from '../../../test/support/returns-round.ts';
import { askAboutReturn, closeQuestion } from './ask-about-return.ts';
import { applyReturnEvent, evolveReturn, unopenedReturn } from './evolve-return.ts';
import { explainFinding } from './explain-finding.ts';
import { openReturn } from './open-return.ts';
import { remindReturn } from './remind-return.ts';
import { actsNow, approvalChain, checkAct, stampReturn, type ReturnDecided } from './return-acts.ts';
import { standingOf, type ReturnStanding } from './return-standing.ts';
import type { ReturnActor, ReturnEvent, ReturnState } from './return-state.ts';
import { approveReturn, sendReturnBack, unlockReturn } from './review-return.ts';
import { signReturn, submitReturn, withdrawSignature } from './sign-return.ts';
import { askedCodes, storedCell, type StoredCell } from './stored-cell.ts';
import { compareCells, versionsOf } from './return-versions.ts';

const round = returnsRound('r25');
const unit = round.units.find(({ id }) => id === 'cn-cz') ?? assert.fail('the round has the unit');
const chain = approvalChain(round, unit.office);
const key = { division: '430482000000', round: round.id, unit: unit.id };
const at = Temporal.Instant.from('2026-11-23T01:00:00Z');
const today = Temporal.PlainDate.from('2026-11-23');

const ACTORS: readonly ReturnActor[] = [
  { kind: 'filler', person: 'p1', name: '填' },
  { kind: 'head', person: 'p2', name: '负责' },
  /** The same person in both duties. */
  { kind: 'head', person: 'p1', name: '填' },
  { kind: 'collector', person: 'p3', name: '县', office: 'changning' },
  { kind: 'collector', person: 'p4', name: '市', office: 'city' },
];

/** Sound figures; an error that blocks; one that is to be explained. */
const FIGURES = ['3 1 2', '3 1 1', '200 100 100'];

type Node = {
  readonly state: ReturnState;
  readonly events: readonly ReturnEvent[];
  readonly cells: readonly StoredCell[];
  readonly path: readonly string[];
};
type Move = {
  readonly name: string;
  readonly decided: ReturnDecided;
  readonly cells?: readonly StoredCell[];
};

function typed(figures: string): readonly StoredCell[] {
  const texts = figures.split(' ');
  return askedCodes(round).flatMap((code, index) => {
    const indicator = round.indicators.get(code);
    const text = texts[index];
    if (!indicator || text === undefined) return [];
    return [storedCell(indicator, { text, origin: 'typed' }, { at: at.toString(), by: '填' })];
  });
}

function standing({ state, cells }: Pick<Node, 'state' | 'cells'>): ReturnStanding {
  return standingOf({ round, unit, state, cells, beside: { prior: [], kin: [] } });
}

function movesOf(node: Node, actor: ReturnActor): readonly Move[] {
  const { state } = node;
  const now = standing(node);
  const signing = { actor, shown: now.content, standing: now };
  const reviewing = { actor, chain };
  const question = state.questions.find(({ open }) => open)?.id ?? 'q';
  const save = checkAct('save', state, actor);
  return [
    { name: 'open', decided: openReturn(state, actor, { round, today, beside: [] }) },
    ...FIGURES.map((figures) => ({
      name: `save ${figures}`,
      decided: save.ok ? { ok: true as const, value: [] } : save,
      cells: typed(figures),
    })),
    ...now.evaluation.findings.slice(0, 1).map((finding) => ({
      name: 'explain',
      decided: explainFinding(state, { actor, finding: finding.key, text: '因' }, now.evaluation),
    })),
    { name: 'sign', decided: signReturn(state, signing, round) },
    { name: 'sign what was shown before', decided: signReturn(state, { ...signing, shown: 'old' }, round) },
    { name: 'withdraw', decided: withdrawSignature(state, actor) },
    { name: 'submit', decided: submitReturn(state, signing, { today, round, office: '' }) },
    {
      name: 'send back',
      decided: sendReturnBack(state, reviewing, { reason: '改', cells: ['A'], round }),
    },
    { name: 'approve', decided: approveReturn(state, reviewing) },
    { name: 'unlock', decided: unlockReturn(state, actor, { reason: '误', chain }) },
    {
      name: 'ask',
      decided: askAboutReturn(
        state,
        { actor, question: { id: `q${state.questions.length}`, text: '问' } },
        round,
      ),
    },
    { name: 'close', decided: closeQuestion(state, actor, question) },
    { name: 'remind', decided: remindReturn(state, { daysLeft: [7] }, 7) },
  ];
}

/** Nodes that can do and show the same are one. */
function signature(node: Node): string {
  const { state } = node;
  return JSON.stringify([
    state.stage,
    Math.min(state.version, 3),
    state.approvedBy,
    state.signedBy?.content,
    state.explanations.size,
    state.questions.filter(({ open }) => open).length,
    state.sentBack?.reason,
    node.events.some(({ type }) => type === 'return-unlocked'),
    state.reminded === undefined,
    standing(node).content,
  ]);
}

function explore(depth: number): readonly Node[] {
  const start: Node = { state: unopenedReturn(key, round.version), events: [], cells: [], path: [] };
  const seen = new Map([[signature(start), start]]);
  let edge: readonly Node[] = [start];
  for (let step = 0; step < depth; step += 1) {
    const next: Node[] = [];
    for (const node of edge) {
      for (const actor of ACTORS) {
        for (const { name, decided, cells } of movesOf(node, actor)) {
          if (!decided.ok) continue;
          const events = stampReturn(decided.value, at, actor);
          const after: Node = {
            state: events.reduce(applyReturnEvent, node.state),
            events: [...node.events, ...events],
            cells: cells ?? node.cells,
            path: [...node.path, `${actor.kind} ${name}`],
          };
          checkStep(node, after, actor);
          const known = signature(after);
          if (seen.has(known) || after.state.questions.length > 1) continue;
          seen.set(known, after);
          next.push(after);
        }
      }
    }
    edge = next;
  }
  return [...seen.values()];
}

function checkStep(before: Node, after: Node, actor: ReturnActor): void {
  const path = after.path.join(', ');
  if (before.cells !== after.cells) {
    assert.equal(actor.kind, 'filler', `only a filler writes figures: ${path}`);
    assert.ok(['filling', 'sent-back'].includes(before.state.stage), path);
  }
  assert.ok(after.state.version >= before.state.version, path);
  const { explanations } = after.state;
  for (const [finding, kept] of before.state.explanations)
    assert.deepEqual(explanations.get(finding), kept, `explanations stay: ${path}`);
}

const nodes = explore(14);

test('breadth first over all acts of all hands, the walk gets to the lock and back', () => {
  assert.ok(nodes.length > 300, String(nodes.length));
  for (const stage of ['filling', 'signed', 'submitted', 'sent-back', 'approved', 'locked'])
    assert.ok(
      nodes.some(({ state }) => state.stage === stage),
      stage,
    );
  assert.ok(nodes.some(({ events }) => events.some(({ type }) => type === 'return-unlocked')));
});

test('what is handed in was signed by a filler and a head, two persons, over the very figures that stand there', () => {
  for (const node of nodes) {
    const { state, events, path } = node;
    if (!['submitted', 'approved', 'locked'].includes(state.stage)) continue;
    const { content, counts } = standing(node);
    const why = path.join(', ');
    assert.equal(state.signedBy?.content, content, why);
    assert.equal(counts.blocks, 0, why);
    assert.equal(counts.unexplained, 0, why);
    const last = versionsOf(events).at(-1);
    assert.equal(last?.submitted?.content, content, why);
    const [signer, head] = [last.signed?.by, last.submitted.by];
    assert.ok(signer?.kind === 'filler' && head.kind === 'head' && signer.person !== head.person, why);
  }
});

test('nothing is locked that not every office approved, in their order, with no question of theirs open', () => {
  for (const { state, path } of nodes) {
    const ids = chain.map(({ id }) => id);
    assert.deepEqual(state.approvedBy, ids.slice(0, state.approvedBy.length), path.join(', '));
    if (state.stage === 'locked') assert.equal(state.approvedBy.length, chain.length, path.join(', '));
  }
});

test('the state is what its events fold to, and a page offers exactly what is allowed', () => {
  for (const node of nodes) {
    const { state, events } = node;
    assert.deepEqual(evolveReturn(key, events, round.version), state);
    for (const actor of ACTORS) {
      const offered = actsNow(state, actor, chain);
      const done = new Set(movesOf(node, actor).flatMap(({ name, decided }) => (decided.ok ? [name] : [])));
      for (const [name, act] of [
        ['open', 'open'],
        ['withdraw', 'withdraw-signature'],
        ['send back', 'send-back'],
        ['unlock', 'unlock'],
      ] as const)
        assert.equal(offered.includes(act), done.has(name), `${name} at ${node.path.join(', ')}`);
      if (done.has('approve')) assert.ok(offered.includes('approve'));
    }
  }
});

test('the order in which cells were typed, and blanks that were touched, do not change what is signed', () => {
  const state = unopenedReturn(key, round.version);
  const cells = typed('3 1 2');
  const blank = round.indicators.get([...round.indicators.keys()].at(-1) ?? assert.fail());
  assert.ok(blank);
  const touched = storedCell(blank, { text: ' ', origin: 'typed' }, { at: '', by: '' });
  assert.equal(
    standing({ state, cells }).content,
    standing({ state, cells: [touched, ...cells.toReversed()] }).content,
  );
  assert.equal(standing({ state, cells }).content, standing({ state, cells: typed('3 1 2.0') }).content);
  assert.notEqual(standing({ state, cells }).content, standing({ state, cells: typed('3 1 2.1') }).content);
});

test('two versions are compared by what was read, not by how it was written', () => {
  const [one, other] = [typed('3 1 2'), typed('３ 1 4')];
  assert.deepEqual(
    compareCells(one, other, askedCodes(round)).map(({ code, left, right }) => [
      code,
      left?.typed,
      right?.typed,
    ]),
    [['C', '2', '4']],
  );
});
