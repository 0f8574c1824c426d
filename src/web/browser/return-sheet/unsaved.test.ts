import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { NO_HISTORY, redo, remember, undo } from './history.ts';
import { allUnsaved, answered, failed, sending, typed, type Unsaved } from './unsaved.ts';

const NOBODY = new Set<string>();

function begin(known: Readonly<Record<string, string>>): Unsaved {
  return { pending: new Map(), sent: new Map(), known: new Map(Object.entries(known)) };
}

function map(texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts));
}

test('what is written back as it was needs no saving', () => {
  const state = typed(typed(begin({ A: '1' }), 'A', '2'), 'A', '1');
  assert.equal(allUnsaved(state).size, 0);
});

test('what did not arrive is pending again, and what was typed meanwhile wins', () => {
  let state = sending(typed(typed(begin({}), 'A', '1'), 'B', '2'));
  state = failed(typed(state, 'B', '3'));
  assert.deepEqual(state.pending, map({ A: '1', B: '3' }));
});

test('another cell that somebody else changed is shown as it is now', () => {
  const state = sending(typed(begin({ A: '1', B: '5' }), 'A', '2'));
  const { unsaved, changed, conflicts } = answered(state, map({ A: '2', B: '6' }), NOBODY);
  assert.deepEqual([...changed], [['B', { was: '5', now: '6' }]]);
  assert.deepEqual(conflicts, []);
  assert.equal(allUnsaved(unsaved).size, 0);
});

test('one cell that two people changed is left to whoever looks, and not sent again by itself', () => {
  const state = sending(typed(begin({ A: '1' }), 'A', '2'));
  const { unsaved, changed, conflicts } = answered(state, map({ A: '9' }), new Set(['A']));
  assert.deepEqual(conflicts, [{ code: 'A', mine: '2', theirs: '9' }]);
  assert.equal(changed.size, 0);
  assert.equal(allUnsaved(unsaved).size, 0);
});

test('a cell being typed while somebody else changed it is a conflict too', () => {
  const state = typed(sending(typed(begin({ A: '1', B: '1' }), 'A', '2')), 'B', '7');
  const { conflicts } = answered(state, map({ A: '2', B: '8' }), NOBODY);
  assert.deepEqual(conflicts, [{ code: 'B', mine: '7', theirs: '8' }]);
});

test('what was typed on while the save was under way is pending still', () => {
  const state = typed(sending(typed(begin({}), 'A', '1')), 'A', '12');
  const { unsaved, conflicts } = answered(state, map({ A: '1' }), NOBODY);
  assert.deepEqual(unsaved.pending, map({ A: '12' }));
  assert.deepEqual(conflicts, []);
});

test('the server ends with what was typed last, however saves succeed and fail', () => {
  const act = fc.oneof(
    fc.record({ code: fc.constantFrom('A', 'B', 'C'), text: fc.constantFrom('', '1', '2', '3') }),
    fc.constantFrom('send', 'arrive', 'fail'),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const server = new Map<string, string>();
      const last = new Map<string, string>();
      let state = begin({});
      const arrive = (): void => {
        for (const [code, text] of state.sent) server.set(code, text);
        state = answered(state, new Map(server), NOBODY).unsaved;
      };
      for (const each of acts) {
        if (typeof each === 'object') {
          state = typed(state, each.code, each.text);
          last.set(each.code, each.text);
        } else if (each === 'send') {
          if (state.sent.size === 0) state = sending(state);
        } else if (state.sent.size > 0) {
          if (each === 'arrive') arrive();
          else state = failed(state);
        }
      }
      arrive();
      state = sending(state);
      arrive();
      for (const [code, text] of last) assert.equal(server.get(code) ?? '', text);
    }),
    { seed: 20_261_122 },
  );
});

test('undo takes back one act, a pasted block being one, and redo brings it again', () => {
  const block = [
    { code: 'A', from: '', to: '1' },
    { code: 'B', from: '5', to: '2' },
  ];
  const history = remember(remember(NO_HISTORY, [{ code: 'A', from: '', to: '' }]), block);
  const taken = undo(history);
  assert.deepEqual(taken?.changes, [
    { code: 'B', from: '2', to: '5' },
    { code: 'A', from: '1', to: '' },
  ]);
  assert.equal(undo(taken?.history ?? NO_HISTORY), undefined);
  assert.deepEqual(redo(taken?.history ?? NO_HISTORY)?.changes, block);
});
