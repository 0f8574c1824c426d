import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runEvery } from './run-every.ts';

/** A round that ends when it is let. */
function held(): {
  readonly work: () => Promise<void>;
  readonly letGo: () => void;
  readonly begun: () => number;
} {
  let begun = 0;
  let open = Promise.withResolvers<undefined>();
  return {
    work: async () => {
      begun += 1;
      await open.promise;
    },
    letGo: () => {
      open.resolve(undefined);
      open = Promise.withResolvers<undefined>();
    },
    begun: () => begun,
  };
}

function noFault(fault: unknown): void {
  assert.fail(String(fault));
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

test('a round begins only after the one before has ended, and none after stopping', async () => {
  const rounds = held();
  const job = runEvery(rounds.work, { every: 1, first: 'at-once' }, noFault);
  await soon();
  assert.equal(rounds.begun(), 1, 'the first is still under way');
  rounds.letGo();
  await soon();
  assert.equal(rounds.begun(), 2);
  const stopping = job.stop();
  const first = await Promise.race([stopping.then(() => 'stopped'), soon().then(() => 'still under way')]);
  assert.equal(first, 'still under way', 'stopping waits for the round');
  rounds.letGo();
  await stopping;
  await soon();
  assert.equal(rounds.begun(), 2);
});

test('what goes wrong in a round is told, and the next comes all the same', async () => {
  const faults: unknown[] = [];
  const fault = new Error('broken round');
  const job = runEvery(
    () => Promise.reject(fault),
    { every: 1, first: 'at-once' },
    (each) => faults.push(each),
  );
  await soon();
  await job.stop();
  assert.ok(faults.length >= 2 && faults.every((each) => each === fault));
});

test('work that is to wait does not begin at once', async () => {
  const rounds = held();
  const job = runEvery(rounds.work, { every: 60_000, first: 'later' }, noFault);
  await soon();
  await job.stop();
  assert.equal(rounds.begun(), 0);
});
