// Votes on statements over a real database: one a person and statement, changeable, and nobody's own vote shown to others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { offerStatement, withdrawStatement } from '#app/offer-statement.ts';
import { voteOnStatement } from '#app/vote-on-statement.ts';
import type { Vote } from '#core/consultation/voting/votes.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { statementsToVote, votesTogether } from '#read/statement-votes.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, division, handlerOf, PLACES, planner } from '../support/sample-people.ts';

const ROUND = 'open-door-sample';
let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
});
after(() => sample.drop());

const people = Array.from({ length: 4 }, (_, at) => citizen(`居民${at}`, '1980-05-06', 440 + at));

const offer = (viewer: Viewer, text: string, differs = false) =>
  offerStatement(sample.app, viewer, { consultation: ROUND, text, demand: '', differs });
const cast = (viewer: Viewer, statement: number, vote: Vote) =>
  voteOnStatement(sample.app, viewer, { consultation: ROUND, statement, vote });

async function codeOf(
  outcome: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>,
): Promise<string | undefined> {
  return (await outcome).error?.code;
}

test('only the planning office of that city offers and withdraws statements', async () => {
  const strangers: readonly Viewer[] = [
    { role: 'visitor' },
    citizen('路人', '1981-05-06', 449),
    clerk(PLACES.centre),
    bureau(),
    handlerOf('gxj'),
    planner('desk', division('430100000000')),
  ];
  for (const viewer of strangers) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    assert.equal(await codeOf(offer(viewer, '河边应当修步道')), 'not-found', viewer.role);
    const withdraw = withdrawStatement(sample.app, viewer, {
      consultation: ROUND,
      statement: 1,
      reason: '改',
    });
    // oxlint-disable-next-line no-await-in-loop -- as above
    assert.equal(await codeOf(withdraw), 'not-found', viewer.role);
  }
  assert.ok((await offer(planner(), '河边应当修步道')).ok);
  assert.equal(await codeOf(offer(planner(), '河边，应当修步道！')), 'statement-offered-before');
  assert.ok((await offer(planner(), '村里应当有卫生室')).ok);
});

test('one vote a person and statement: a later one takes the place of the earlier; staff and visitors have none', async () => {
  const [first, ...others] = people;
  assert.ok(first);
  assert.ok((await cast(first, 1, 1)).ok);
  assert.ok((await cast(first, 1, -1)).ok);
  for (const each of others) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    assert.ok((await cast(each, 1, 1)).ok);
  }
  assert.equal(await codeOf(cast(planner(), 1, 1)), 'not-found');
  assert.equal(await codeOf(cast({ role: 'visitor' }, 1, 1)), 'not-found');
  assert.equal(await codeOf(cast(first, 99, 1)), 'statement-not-found');
  const together = await votesTogether({ role: 'visitor' }, sample.app, ROUND);
  assert.equal(together?.results.participants, 4);
  const one = together.results.statements.find(({ statement }) => statement === 1);
  assert.deepEqual(one?.everyone, { agreed: 3, disagreed: 1, saw: 4 });
  assert.equal((await statementsToVote(first, sample.app, ROUND))?.own.get(1), -1);
  assert.equal((await statementsToVote({ role: 'visitor' }, sample.app, ROUND))?.own.size, 0);
});

test('the table holds no person, and a withdrawn statement is counted no more', async () => {
  const { rows } = await sample.app.pool.query<{ voter: string }>('select voter from statement_votes');
  for (const { voter } of rows) {
    assert.match(voter, /^[0-9a-f]{64}$/);
    assert.ok(people.every(({ person }) => !voter.includes(person)));
  }
  const empty = withdrawStatement(sample.app, planner(), { consultation: ROUND, statement: 1, reason: ' ' });
  assert.equal(await codeOf(empty), 'why-missing');
  assert.ok(
    (await withdrawStatement(sample.app, planner(), { consultation: ROUND, statement: 1, reason: '写错了' }))
      .ok,
  );
  const together = await votesTogether({ role: 'visitor' }, sample.app, ROUND);
  assert.deepEqual(
    together?.statements.map(({ number }) => number),
    [2],
  );
  assert.equal(together.results.participants, 0);
  const [first] = people;
  assert.ok(first);
  assert.equal(await codeOf(cast(first, 1, 1)), 'statement-not-found');
});
