import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import { crossRegionCheck, dutiesOf, regionFlow } from './region-flow.ts';

const CHANGNING = division('430482000000');
const YANFENG = division('430406000000');
const ZHENGXIANG = division('430408000000');
/** A village of 蒸湘. */
const CENTRE = division('430408001001');

function division(code: string): DivisionCode {
  assert.ok(isDivisionCode(code));
  return code;
}

function parts(...counties: readonly DivisionCode[]): Parameters<typeof regionFlow>[0]['parts'] {
  return counties.map((decidingCounty, at) => ({ part: at + 1, decidingCounty }));
}

test('the flow follows from where a case came in and where its parts are decided', () => {
  const table = [
    [{ parts: parts(CHANGNING) }, 'online'],
    [{ receivingPlace: CENTRE, parts: parts(CHANGNING) }, 'received-elsewhere'],
    [{ receivingPlace: CENTRE, parts: parts(ZHENGXIANG) }, 'local'],
    [{ receivingPlace: CENTRE, parts: parts(ZHENGXIANG, YANFENG) }, 'joint'],
    [{ parts: parts(CHANGNING, YANFENG) }, 'joint'],
  ] as const;
  for (const [state, flow] of table) assert.equal(regionFlow(state, 1).flow, flow);
  assert.equal(
    regionFlow({ parts: parts(CHANGNING, YANFENG) }, 2).lead,
    CHANGNING,
    'online: the first part leads',
  );
  assert.equal(regionFlow({ receivingPlace: CENTRE, parts: parts(CHANGNING, YANFENG) }, 2).lead, ZHENGXIANG);
});

test('a place that takes in for another county checks form and identity and decides nothing', () => {
  const duties = dutiesOf(
    regionFlow({ receivingPlace: CENTRE, parts: [{ part: 1, decidingCounty: CHANGNING }] }, 1),
  );
  const receiving = duties.filter(({ side }) => side === 'receiving');
  assert.deepEqual(
    receiving.map(({ does, duty }) => `${does ? '+' : '-'}${duty}`),
    ['+check-form', '+check-identity', '+forward', '-judge-content', '-decide'],
  );
  const online = dutiesOf(regionFlow({ parts: [{ part: 1, decidingCounty: CHANGNING }] }, 1));
  assert.ok(
    online.some(({ side, does, duty }) => side === 'deciding' && !does && duty === 'make-applicant-come'),
  );
});

test('what an item does not state about crossing counties is not made up', () => {
  assert.equal(crossRegionCheck({ stated: false }, 'joint').kind, 'not-stated');
  assert.equal(
    crossRegionCheck({ stated: true, value: 'online', mark: 'read' }, 'received-elsewhere').kind,
    'other',
  );
  assert.equal(crossRegionCheck({ stated: true, value: 'joint', mark: 'read' }, 'joint').kind, 'as-stated');
  assert.equal(crossRegionCheck({ stated: false }, 'local').kind, 'not-needed');
});
