// Reason codes of 好差评 about the guide, the form and the papers: what a complaint says cannot happen, what praise says is so.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import * as fc from 'fast-check';
import { actOnPart } from '#app/act-on-part.ts';
import { correctForm } from '#app/correct-form.ts';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import { openDraft } from '#app/open-draft.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { refileCase } from '#app/refile-case.ts';
import { withdrawCase } from '#app/withdraw-part.ts';
import type { Json } from '#base/canonical-json.ts';
import type { PartState } from '#core/cases/state.ts';
import type { OfficerCommand } from '#core/cases/acts.ts';
import type { Catalogue, DataElement } from '#core/catalogue/model.ts';
import type { Plan, PlanItem, Settled } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { partForOfficer } from '#read/part-for-officer.ts';
import { doAct, good, material, newbornDraft, stateOf, submitted, thing } from '../support/journeys.ts';
import { proves } from '../support/reason-codes.ts';
import {
  BY_POST,
  filedOnline,
  firstPart,
  officeOf,
  PDF,
  PENSION,
  RETIREMENT,
} from '../support/reason-steps.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from '../web/page-server.ts';

const SEED = 20261122;
const TODAY = Temporal.PlainDate.from('2026-11-23');
const office = officer(PLACES.changning, 'human-resources', 811);
const window = clerk(PLACES.centre, 812);

/** A child whose household will be in 常宁. */
const NEWBORN = {
  born_in_province: 'yes',
  first_birth_certificate: 'yes',
  parents_in_province: 'yes',
  parents_married: 'yes',
  settles_with: 'mother',
  newborn_name: '样小宝',
  newborn_sex: 'female',
  newborn_birth_date: '2026年11月1日',
  newborn_birth_place: '样本医院',
  newborn_household_division: PLACES.home,
  newborn_filer: 'mother',
};

let sample: SampleApp;
let pages: PageServer;
before(async () => {
  sample = await sampleApp();
  pages = await servePages(sample.app);
});
after(async () => {
  await pages.stop();
  await sample.drop();
});

function offeredPlans(): readonly Plan[] {
  const { catalogue, plans } = sample.app;
  const offered = [...catalogue.things.values()].filter(({ status }) => status === 'offered');
  assert.ok(offered.length > 0);
  return offered.map(({ id }) => {
    const outcome = plans.current(id, {});
    assert.ok(outcome.ok, id);
    return outcome.plan;
  });
}

async function guideOf(plan: Plan): Promise<string> {
  const answer = await fetch(`${pages.origin}/things/${plan.thing}`);
  assert.equal(answer.status, 200);
  return answer.text();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Any answer that can be read, or none. */
function anAnswer({ type, options = [] }: DataElement): fc.Arbitrary<Json | undefined> {
  const none = fc.constant(undefined);
  if (options.length > 0) return fc.oneof(none, fc.constantFrom(...options.map(({ code }) => code)));
  if (type === 'yes-no') return fc.oneof(none, fc.boolean());
  if (type === 'number') return fc.oneof(none, fc.integer({ min: 0, max: 70 }));
  if (type === 'division') return fc.oneof(none, fc.constantFrom(PLACES.home, PLACES.centre));
  if (type === 'date') return fc.oneof(none, fc.constantFrom('1950-01-02', '1990-01-02', '2026-11-01'));
  return none;
}

/** The offered things under any answers. */
function underAnyAnswers(check: (settled: Settled, catalogue: Catalogue) => void): void {
  const { catalogue } = sample.app;
  for (const plan of offeredPlans()) {
    const ids = plan.form.flatMap(({ fields }) => fields.map(({ element }) => element.id));
    for (const { element } of plan.questions) if (!ids.includes(element)) ids.push(element);
    const arbitraries = ids.flatMap((id) => {
      const element = catalogue.elements.get(id);
      return element === undefined ? [] : [anAnswer(element).map((value) => [id, value] as const)];
    });
    const answers = fc
      .tuple(...arbitraries)
      .map((pairs) =>
        Object.fromEntries(pairs.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]]))),
      );
    fc.assert(
      fc.property(answers, (drawn) => check(settle(plan, drawn, TODAY), catalogue)),
      { seed: SEED, numRuns: 60 },
    );
  }
}

async function refusalOf(number: Parameters<typeof stateOf>[1], command: OfficerCommand): Promise<string> {
  const { version } = await firstPart(sample.app, number);
  const outcome = await actOnPart(sample.app, office, { number, part: 1, version, command });
  return outcome.ok ? 'ok' : outcome.error.code;
}

proves(108, async () => {
  const { app } = sample;
  const person = citizen('样条件', '1990-05-06', 401);
  const number = await filedOnline(app, person, {
    thing: 'across-county',
    answers: PENSION,
    delivery: BY_POST,
  });
  const seen = await partForOfficer(office, app, { number, part: 1 });
  const [plan] = offeredPlans().filter((each) => each.thing === 'across-county');
  assert.ok(plan && seen?.requirements);
  const guide = await guideOf(plan);
  assert.ok(seen.requirements.length > 0);
  for (const { requirement } of seen.requirements)
    assert.ok(guide.includes(escaped(requirement.text.zh)), requirement.id);
  const own = plan.items.find(({ item }) => item.id === 'pension-registration')?.item.requirements ?? [];
  assert.deepEqual(
    seen.requirements.map(({ requirement }) => requirement.id).toSorted(),
    [...own, ...plan.applicability].map(({ id }) => id).toSorted(),
  );
  assert.equal(await refusalOf(number, { act: 'receive' }), 'ok');
  assert.equal(await refusalOf(number, { act: 'refuse', reason: ' ' }), 'reason-needed');
  const refuse = { act: 'refuse', reason: '户籍不在本市' } as const;
  for (const ground of [undefined, { requirement: 'no-such-condition' }, { law: ' ' }])
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    assert.equal(await refusalOf(number, { ...refuse, ...(ground ? { ground } : {}) }), 'ground-needed');
  const [failed] = seen.requirements;
  assert.ok(failed);
  const { requirement } = failed;
  assert.equal(await refusalOf(number, { ...refuse, ground: { requirement: requirement.id } }), 'ok');
  const told = (await caseForCitizen(person, app, number))?.parts[0];
  assert.equal(told?.reason, '户籍不在本市');
  assert.deepEqual(told.ground, { requirement: requirement.id, text: requirement.text });
  const after = await partForOfficer(office, app, { number, part: 1 });
  assert.deepEqual(after?.history.at(-1)?.ground, told.ground);
});

proves(109, async () => {
  const { app } = sample;
  const person = citizen('样材料', '1990-05-06', 402);
  const number = await filedOnline(app, person, {
    thing: 'across-county',
    answers: PENSION,
    delivery: BY_POST,
  });
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  const ask = (id: string) =>
    refusalOf(number, { act: 'ask-supplement', materials: [material(app.catalogue, id)], note: '请补' });
  for (const id of app.catalogue.materials.keys())
    if (id !== 'id-card' && id !== 'household-book')
      assert.equal(await ask(id), 'material-not-of-this-part', id);
  assert.equal(await ask('id-card'), 'ok');
  assert.equal((await caseForCitizen(person, app, number))?.parts[0]?.asked?.note, '请补');
});

proves(111, async () => {
  for (const plan of offeredPlans()) {
    const guide = await guideOf(plan);
    const section = (id: string) => guide.slice(guide.indexOf(`id="${id}"`)).split('</section>')[0] ?? '';
    for (const { item, agency, promised } of plan.items) {
      const row = section('schedule')
        .split('</tr>')
        .find((each) => each.includes(`>${escaped(item.name.zh)}`));
      assert.ok(row, item.id);
      if (!promised.stated) assert.match(row, /未说明/, item.id);
      if (agency.mark !== 'read') assert.match(row, /class="[^"]*mark/, item.id);
    }
    for (const { asks, material: paper } of plan.materials) {
      if (asks.every(({ ask }) => ask.mark === 'read')) continue;
      const row = section('papers')
        .split('</tr>')
        .find((each) => each.includes(escaped(paper.name.zh)));
      assert.match(row ?? '', /class="[^"]*mark/, paper.id);
    }
  }
});

proves(112, async () => {
  const { app } = sample;
  const filings = {
    'across-county': { person: citizen('样网一', '1990-05-06', 403), answers: PENSION },
    retire: { person: citizen('样网二', '1966-05-06', 404), answers: RETIREMENT },
    newborn: {
      person: citizen('样网三', '1994-02-03', 405),
      answers: {
        ...NEWBORN,
        stated_father_name: '样父三',
        stated_father_citizen_number: citizen('样父三', '1992-07-08', 406).citizenNumber,
      },
    },
  };
  const offered = offeredPlans().map((plan) => plan.thing);
  assert.deepEqual(offered.toSorted(), Object.keys(filings).toSorted(), 'each offered thing is filed here');
  for (const [id, { person, answers }] of Object.entries(filings)) {
    const number = await filedOnline(app, person, { thing: id, answers, delivery: BY_POST });
    const state = await stateOf(app, number);
    assert.deepEqual([state.channel, state.receivingPlace], ['online', undefined], id);
    assert.ok((await caseForCitizen(person, app, number))?.parts.length);
  }
});

proves(208, async () => {
  for (const plan of offeredPlans()) {
    const guide = await guideOf(plan);
    const table = guide.slice(guide.indexOf('aria-labelledby="papers"')).split('</table>')[0] ?? '';
    const rows = table.split('<tr>').slice(2);
    assert.equal(rows.length, plan.materials.length, plan.thing);
    for (const [index, { material: paper }] of plan.materials.entries())
      assert.ok(rows[index]?.includes(escaped(paper.name.zh)), paper.id);
  }
});

proves(210, async () => {
  underAnyAnswers(({ materials }) => {
    const ids = materials.map((each) => each.material.id);
    assert.equal(new Set(ids).size, ids.length, `once each: ${ids.join()}`);
    for (const { asks } of materials) assert.equal(new Set(asks.map(({ item }) => item)).size, asks.length);
  });
  const { app } = sample;
  const person = citizen('样一次', '1990-05-06', 407);
  const number = await filedOnline(app, person, {
    thing: 'across-county',
    answers: PENSION,
    delivery: BY_POST,
  });
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  const idCard = material(app.catalogue, 'id-card');
  const ask = { act: 'ask-supplement', materials: [idCard], note: '照片不清' } as const;
  assert.equal(await refusalOf(number, ask), 'ok');
  const { version } = await firstPart(app, number);
  const papers = [{ material: idCard, files: [{ name: '清.pdf', bytes: PDF }] }];
  good(await handInSupplement(app, person, { number, part: 1, version, papers, note: '' }));
  assert.equal(await refusalOf(number, ask), 'again-needed', 'no second time without a lawful reason');
  assert.equal(await refusalOf(number, { ...ask, again: '再看看' }), 'again-needed', 'nor with any words');
  await doAct(app, office, { number, part: 1 }, { act: 'refuse', reason: '户口簿缺页' });
  const { draft } = good(await refileCase(app, person, { number }));
  const again = good(await openDraft(app, person, { draft }));
  assert.deepEqual(
    again.papers.map(({ chosen, before: lying }) => [chosen?.choice, lying?.files.length]),
    [
      ['as-before', 2],
      ['as-before', 1],
    ],
    'what lies with the first case is taken over',
  );
});

proves(211, async () => {
  const { app } = sample;
  const person = citizen('样后续', '1990-05-06', 408);
  const number = await filedOnline(app, person, {
    thing: 'across-county',
    answers: PENSION,
    delivery: BY_POST,
  });
  const state = await stateOf(app, number);
  const neighbour = app.divisions.rows.find(
    ({ code, level }) => level === 'village' && code.startsWith('430482001') && code !== PLACES.home,
  );
  assert.ok(neighbour);
  const answers = { household_division: neighbour.code };
  const corrected = await correctForm(app, person, { number, answers, reason: '', version: state.version });
  assert.ok(corrected.ok);
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  const book = material(app.catalogue, 'household-book');
  await doAct(app, office, { number, part: 1 }, { act: 'ask-supplement', materials: [book], note: '缺页' });
  const { version } = await firstPart(app, number);
  const papers = [{ material: book, files: [{ name: '全.pdf', bytes: PDF }] }];
  good(await handInSupplement(app, person, { number, part: 1, version, papers, note: '' }));
  const whole = await stateOf(app, number);
  good(await withdrawCase(app, person, { number, version: whole.version, reason: '' }));
  assert.equal((await caseForCitizen(person, app, number))?.status, 'finished');
});

function limitOf({ promised }: PlanItem): PartState['promised'] {
  return promised.stated ? { amount: promised.value.amount, unit: promised.value.unit } : undefined;
}

proves(310, async () => {
  const { app } = sample;
  const number = await submitted(
    app,
    window,
    await newbornDraft(app, window, citizen('样母', '1994-02-03', 409), citizen('样父', '1992-07-08', 410)),
  );
  const state = await stateOf(app, number);
  const seen = await partForOfficer(officer(PLACES.changning, 'health', 813), app, { number, part: 1 });
  const plan = app.plans.known(state.planVersion);
  assert.ok(plan && seen);
  assert.equal(seen.planVersion, plan.version);
  assert.deepEqual(
    state.parts.map(({ item, agency, promised }) => [item, agency, promised]),
    plan.items.map((line) => [line.item.id, line.agency.kind, limitOf(line)]),
  );
  const listed = new Set<string>(plan.materials.map((each) => each.material.id));
  assert.ok(state.materials.every((paper) => listed.has(paper.material)));

  const person = citizen('样旧指南', '1990-05-06', 412);
  const delivery = BY_POST;
  const kept = await filedOnline(app, person, { thing: 'across-county', answers: PENSION, delivery });
  const filed = await partForOfficer(office, app, { number: kept, part: 1 });
  const items = [...app.catalogue.items].map(([id, item]) => [id, { ...item, requirements: [] }] as const);
  const catalogue = { ...app.catalogue, items: new Map(items) };
  const revised = { ...app, catalogue, plans: makePlanBook(catalogue, app.law) };
  const later = await partForOfficer(office, revised, { number: kept, part: 1 });
  assert.ok(later?.requirements?.length, 'a guide that changes afterwards changes no case');
  assert.deepEqual(later.requirements, filed?.requirements);
});

proves(311, () => {
  underAnyAnswers(({ materials, plan, included }, catalogue) => {
    const listed = new Set(plan.materials.map((each) => each.material.id));
    for (const each of materials) {
      assert.ok(listed.has(each.material.id), each.material.id);
      for (const { item } of each.asks) {
        assert.ok(
          included.some((known) => known.item.id === item),
          `${item} is in the matter`,
        );
        const named = catalogue.items.get(item)?.materials.map((paper) => paper.material) ?? [];
        assert.ok(named.includes(each.material.id), `${item} names ${each.material.id} itself`);
      }
    }
  });
});

proves(406, () => {
  underAnyAnswers(({ form }) => {
    const asked = form.flatMap(({ fields }) => fields.map(({ element }) => element.id));
    assert.equal(new Set(asked).size, asked.length, asked.join());
  });
  const [plan] = offeredPlans().filter((each) => each.thing === 'newborn');
  const shared = plan?.form.flatMap(({ fields }) => fields).filter(({ asks }) => asks.length > 1) ?? [];
  assert.ok(shared.length > 0, 'questions of several items stand on it once');
});

proves(408, () => {
  const { app } = sample;
  const outcome = app.plans.current(thing(app.catalogue, 'newborn'), {});
  assert.ok(outcome.ok);
  const { materials, items } = outcome.plan;
  const byItems = items.flatMap(({ item }) => item.materials.map((each) => each.material));
  assert.deepEqual(
    materials.map((each) => each.material.id).toSorted(),
    [...new Set(byItems)].toSorted(),
    'nothing left out, nothing added',
  );
  assert.ok(materials.length < byItems.length, `${byItems.length} asked, ${materials.length} listed`);
  for (const { asks, material: paper } of materials)
    assert.deepEqual(
      asks.map(({ item }) => item).toSorted(),
      items
        .filter(({ item }) => item.materials.some((each) => each.material === paper.id))
        .map(({ item }) => item.id)
        .toSorted(),
    );
});

proves(516, async () => {
  const { app } = sample;
  const person = citizen('样退休', '1966-05-06', 411);
  const number = await filedOnline(app, person, { thing: 'retire', answers: RETIREMENT, delivery: BY_POST });
  const { materials, parts } = await stateOf(app, number);
  assert.ok(parts.length > 1 && materials.length > 0);
  assert.ok(
    materials.every(({ way, files }) => ['as-answer', 'from-sibling'].includes(way) && files.length === 0),
    JSON.stringify(materials.map(({ material: id, way }) => [id, way])),
  );
  assert.deepEqual(
    parts.map((part) => officeOf(part).county),
    parts.map(() => PLACES.changning),
  );
});
