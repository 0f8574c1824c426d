import assert from 'node:assert/strict';
import type { App } from '#app/app.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { bringThrough, doAct, good, pensionDraft, stateOf, submitted, thing } from '../support/journeys.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

const VISITOR: Viewer = { role: 'visitor' };
/** A name of fifteen characters: long ones have to fit too. */
const OWNER = citizen('阿卜杜拉·买买提·吐尔逊江·艾力', '1980-03-08', 21);

/** `post`: the button to press first, by its selector. */
export type CitizenPage = {
  readonly name: string;
  readonly path: string;
  readonly viewer: Viewer;
  readonly post?: string;
};

/** Every page a citizen can meet, in each of its states, over cases and drafts made for it. */
export async function citizenPages(app: App): Promise<readonly CitizenPage[]> {
  const { draft } = good(await startDraft(app, OWNER, { thing: thing(app.catalogue, 'across-county') }));
  const answers = {
    business_wanted: 'pension',
    in_school: 'no',
    has_other_pension: 'x<b>',
    household_division: '常宁',
  };
  good(await saveDraft(app, OWNER, { draft, answers }));
  const asked = await submitted(
    app,
    clerk(PLACES.centre),
    await pensionDraft(app, clerk(PLACES.centre), OWNER),
  );
  const state = await stateOf(app, asked);
  const part = state.parts[0];
  const paper = state.materials[0];
  assert.ok(part && paper);
  const office = officer(part.decidingCounty, part.agency);
  await doAct(app, office, { number: asked, part: 1 }, { act: 'receive' });
  const note = '照片看不清，请重新拍一张。';
  await doAct(
    app,
    office,
    { number: asked, part: 1 },
    { act: 'ask-supplement', materials: [paper.material], note },
  );
  const done = await submitted(
    app,
    clerk(PLACES.centre),
    await pensionDraft(app, clerk(PLACES.centre), OWNER),
  );
  await bringThrough(app, office, { number: done, part: 1 });
  const mine = (name: string, path: string, post?: string): CitizenPage => ({
    name,
    path,
    viewer: OWNER,
    ...(post === undefined ? {} : { post }),
  });
  return [
    open('home', '/'),
    open('search with hits', '/?q=养老'),
    open('search without hits', '/?q=没有这件事'),
    open('centres', '/centres?q=红湖'),
    open('guide of a thing', '/things/newborn'),
    open('guide of a thing not offered', '/things/company-startup'),
    open('guide question', '/things/across-county/questions'),
    open('guide question not answered', '/things/across-county/questions?asked=business_wanted'),
    open('guide result', '/things/across-county/questions?a.business_wanted=pension'),
    mine('form', `/drafts/${draft}/form/applicant`),
    mine('form with problems', `/drafts/${draft}/form/applicant`, 'main form > button[value=next]'),
    mine('papers', `/drafts/${draft}/papers`),
    mine('papers missing', `/drafts/${draft}/papers`, 'main form > button[value=next]'),
    mine('delivery', `/drafts/${draft}/delivery`),
    mine('check', `/drafts/${draft}/check`),
    mine('saved', `/drafts/${draft}/saved`),
    mine('my cases', '/my-cases'),
    { name: 'no cases', path: '/my-cases', viewer: citizen('何春', '1999-01-01', 22) },
    mine('progress, supplement asked', `/my-cases/${asked}`),
    mine('supplement', `/my-cases/${asked}/supplement`),
    mine('withdraw', `/my-cases/${asked}/withdraw`),
    mine('correct', `/my-cases/${asked}/correct`),
    mine('progress, result ready', `/my-cases/${done}`),
    mine('receipt', `/my-cases/${done}/receipt`),
    mine('not found', '/my-cases/430482261122000421'),
  ];
}

function open(name: string, path: string): CitizenPage {
  return { name, path, viewer: VISITOR };
}
