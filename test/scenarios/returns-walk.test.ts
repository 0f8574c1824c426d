// Random walks of several people over one return on a real database: what was acknowledged is there, and what was approved
// never changes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { App } from '#app/app.ts';
import { answerQuestion, askAboutReturn, closeQuestion } from '#app/ask-about-return.ts';
import { explainFinding } from '#app/explain-finding.ts';
import { openReturn } from '#app/open-return.ts';
import type { Outcome } from '#app/refusal.ts';
import { approveReturn, sendReturnBack, unlockReturn } from '#app/review-return.ts';
import { saveCells } from '#app/save-cells.ts';
import { signReturn, submitReturn, withdrawSignature } from '#app/sign-return.ts';
import { returnFor, type ReturnView } from '#read/return-for.ts';
import { checkRows } from '../support/returns-rebuilt.ts';
import { bookOf, CODES, returnsRound, staffOf, typedCells } from '../support/returns-round.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { collector, PLACES } from '../support/sample-people.ts';

const unit = 'cn-cz';
const { filler, head } = staffOf(unit);
const [city, county] = [collector(), collector(PLACES.changning, 931)];

/** Acts as people would press them, each from the page they see. `next`: the one that leads on. */
const ACTS = [
  'save',
  'save-sound',
  'explain',
  'sign',
  'submit',
  'send-back',
  'approve-county',
  'approve-city',
  'unlock',
  'withdraw',
  'ask',
  'answer',
  'close',
] as const;
type Act = (typeof ACTS)[number];
type Step = { readonly act: Act | 'next'; readonly value: number };

describe('walks over a return', () => {
  let sample: SampleApp;
  before(async () => {
    sample = await sampleApp();
  });
  after(() => sample.drop());

  test('whatever is done in whatever order: no acknowledged figure is lost, no approved version changes, rows fold from events', async () => {
    let walk = 0;
    let approvals = 0;
    const step = fc.record({
      act: fc.oneof(fc.constant('next' as const), fc.constantFrom(...ACTS)),
      value: fc.integer({ min: 0, max: 250 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 45 }), async (steps) => {
        walk += 1;
        const app = { ...sample.app, surveys: bookOf(returnsRound(`walk-${walk}`)) };
        approvals += await walkOver(app, `walk-${walk}`, steps);
      }),
      { numRuns: 12, seed: 20_260_417, endOnFailure: true },
    );
    assert.equal(walk, 12);
    assert.ok(approvals > 5, `only ${approvals} versions were approved: the walks do not get far enough`);
  });
});

/** How many versions were approved. */
async function walkOver(app: App, round: string, steps: readonly Step[]): Promise<number> {
  const at = { round, unit };
  const typed = new Map<string, string>();
  const approved = new Map<number, string>();
  assert.ok((await openReturn(app, filler, at)).ok);
  for (const step of steps) {
    const view = await returnFor(city, app, at);
    assert.ok(view);
    const { value } = step;
    const act = step.act === 'next' ? nextAct(view) : step.act;
    const cells = figuresOf(act, value);
    const outcome = await press(app, view, { act, value });
    if (outcome.ok && cells) for (const { code, text } of cells) typed.set(code, text);
    for (const [version, kept] of approved)
      assert.equal(await cellsOf(app, round, version), kept, `version ${version} after ${act}`);
    if (outcome.ok && act.startsWith('approve'))
      approved.set(view.state.version, await cellsOf(app, round, view.state.version));
  }
  const view = await returnFor(filler, app, at);
  for (const [code, text] of typed) {
    const cell = [...(view?.typed.values() ?? [])].find((each) => each.code === code);
    assert.equal(cell?.typed, text, code);
  }
  await checkRows(app);
  return approved.size;
}

function nextAct({ state, counts }: ReturnView): Act {
  const asked = state.questions.at(-1);
  switch (state.stage) {
    case 'signed':
      return 'submit';
    case 'submitted':
    case 'approved':
      if (asked?.open === true) return 'close';
      return state.stage === 'submitted' ? 'approve-county' : 'approve-city';
    case 'locked':
      return 'unlock';
    default:
      if (counts.blocks > 0) return 'save-sound';
      return counts.unexplained > 0 ? 'explain' : 'sign';
  }
}

function figuresOf(act: Act, value: number): ReturnType<typeof typedCells> | undefined {
  if (act === 'save')
    return typedCells({ [CODES[value % 4] ?? 'A']: `${value}${value % 7 === 0 ? 'x' : ''}` });
  return act === 'save-sound' ? typedCells({ A: String(value), B: '0', C: String(value) }) : undefined;
}

async function press(
  app: App,
  view: ReturnView,
  { act, value }: { readonly act: Act; readonly value: number },
): Promise<Outcome<unknown>> {
  const { state, content, evaluation } = view;
  const at = { round: state.round, unit };
  const { seq } = state;
  const question = state.questions.at(-1)?.id ?? 'none';
  const finding = evaluation.findings[0]?.key ?? 'none';
  switch (act) {
    case 'explain':
      return explainFinding(app, filler, { ...at, finding, text: `因${value}` });
    case 'sign':
      return signReturn(app, filler, { ...at, content });
    case 'submit':
      return submitReturn(app, head, { ...at, content });
    case 'withdraw':
      return withdrawSignature(app, value % 2 === 0 ? filler : head, at);
    case 'send-back':
      return sendReturnBack(app, value % 2 === 0 ? city : county, { ...at, seq, reason: '改', cells: [] });
    case 'approve-county':
      return approveReturn(app, county, { ...at, seq });
    case 'approve-city':
      return approveReturn(app, city, { ...at, seq });
    case 'unlock':
      return unlockReturn(app, value % 2 === 0 ? city : county, { ...at, seq, reason: '误' });
    case 'ask':
      return askAboutReturn(app, value % 2 === 0 ? county : filler, { ...at, cell: 'A', text: '问' });
    case 'answer':
      return answerQuestion(app, filler, { ...at, question, text: '答' });
    case 'close':
      return closeQuestion(app, value % 2 === 0 ? county : filler, { ...at, question });
    default:
      return saveCells(app, filler, { ...at, cells: figuresOf(act, value) ?? [] });
  }
}

async function cellsOf(app: App, round: string, version: number): Promise<string> {
  const { rows } = await app.pool.query(
    'select * from return_cells where round = $1 and version = $2 order by unit, indicator',
    [round, version],
  );
  return JSON.stringify(rows);
}
