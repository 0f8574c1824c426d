import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surveyUnit } from '../../../../test/support/sample-people.ts';
import { toldApart, type PublishedParts } from './publishable.ts';

/** `a1 b2`: unit a in its first version, b in its second. */
function parts(text: string): PublishedParts {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ unit: surveyUnit(`u-${word.slice(0, 1)}`), version: Number(word.slice(1)) }));
}

const CASES = [
  // now                     own earlier             of other offices        told apart
  ['a1 b1 c1 d1 e1 f1', [], [], undefined],
  ['a1 b1 c1 d1 e1 f1', ['a1 b1 c1 d1 e1 f1'], [], undefined],
  // One added, one left out, one corrected.
  ['a1 b1 c1 d1 e1 f1', ['a1 b1 c1 d1 e1'], [], 1],
  ['a1 b1 c1 d1 e1', ['a1 b1 c1 d1 e1 f1'], [], 1],
  ['a1 b1 c1 d1 e1 f2', ['a1 b1 c1 d1 e1 f1'], [], 1],
  // Step by step is no way around: the first publication is still there.
  ['a2 b2 c2 d2 e1', ['a2 b2 c2 d1 e1', 'a1 b1 c1 d1 e1'], [], 1],
  ['a2 b2 c2 d2 e1', ['a1 b1 c1 d1 e1'], [], undefined],
  // A region less the county in it is the own level.
  ['a1 b1 c1 d1 e1 f1', [], ['a1 b1 c1 d1'], 2],
  ['a1 b1 c1 d1', [], ['a1 b1 c1 d1 e1 f1'], 2],
  ['a1 b1 c1 d1 e1 f1 g1 h1', [], ['a1 b1 c1 d1'], undefined],
  // Less both counties.
  ['a1 b1 c1 d1 e1 f1 g1 h1 i1', [], ['a1 b1 c1 d1', 'e1 f1 g1 h1'], 1],
  ['e1 f1 g1 h1', [], ['a1 b1 c1 d1', 'a1 b1 c1 d1 e1 f1 g1 h1 i1'], 1],
  // Two counties say nothing of each other.
  ['a1 b1 c1 d1', [], ['e1 f1 g1 h1'], undefined],
] as const;

test('what subtraction of published tables tells apart is found, however the tables lie in each other', () => {
  for (const [now, own, others, wanted] of CASES)
    assert.equal(
      toldApart(parts(now), { own: own.map(parts), others: others.map(parts) }),
      wanted,
      `${now} / ${own.join(', ')} / ${others.join(', ')}`,
    );
});
