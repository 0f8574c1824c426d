// What is missing, handed in: by the applicant, or at the counter that took the case.
import type { VNode } from 'preact';
import { handInSupplement } from '#app/hand-in-supplement.ts';
import type { Refusal } from '#app/refusal.ts';
import { inLanguage } from '#base/localised.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { officeWords } from '../citizen/case-words.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { CounterFrame } from '../counter/counter-parts.tsx';
import { centreName } from '../counter/centre-name.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Facts } from '../elements/facts.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { paperFileName, paperId } from '../form/names.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { Frame } from '../frame/frame.tsx';
import { ArrivalFields, arrivalIn } from '../promises/arrival-fields.tsx';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import {
  noteName,
  partAnchor,
  seenName,
  SupplementForm,
  versionName,
  type WantedPaper,
  type WantedPart,
} from './supplement-form.tsx';

/** `/my-cases/…` and `/counter/taken/…`: the same list, the same form. */
export function registerSupplementRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  for (const path of ['/my-cases/:number/supplement', '/counter/taken/:number/supplement']) {
    routes.get(path, async (c) => {
      const found = await caseOf(c, deps);
      if (found === undefined) return answerNotFound(c, deps);
      const showing = { found, tried: new Map<number, Tried>(), whole: undefined };
      return wantedOf(c, deps, showing).length === 0
        ? c.redirect(backOf(c, found), 303)
        : supplementPage(c, deps, showing);
    });
    routes.post(path, (c) => receive(c, deps));
  }
}

/** What became of one office's lines. */
type Tried = { readonly note: string; readonly problem?: string };
type Showing = {
  readonly found: CaseView;
  readonly tried: ReadonlyMap<number, Tried>;
  /** A sentence about the whole form. */
  readonly whole: string | undefined;
};

async function caseOf(c: WebRequest, { app }: StaffDeps): Promise<CaseView | undefined> {
  return caseForCitizen(c.get('visit').viewer, app, c.req.param('number') ?? '');
}

function atCounter(c: WebRequest): boolean {
  return c.get('visit').viewer.role === 'clerk';
}

function backOf(c: WebRequest, { number }: CaseView): string {
  return atCounter(c) ? '/counter/taken' : `/my-cases/${number}`;
}

async function receive(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const found = await caseOf(c, deps);
  if (found === undefined) return answerNotFound(c, deps);
  const { t } = contextOf(c, deps);
  const form = c.get('form');
  const tried = new Map<number, Tried>();
  const done: string[] = [];
  const left: string[] = [];
  const came = new Set<MaterialId>();
  const wanted = wantedOf(c, deps, { found, tried, whole: undefined });
  const isBroken = form.problems.length > 0;
  for (const { part, asked, owed, item } of wanted) {
    const note = fieldOf(form, noteName(part.part)) ?? '';
    // An owed paper that an office above got in this request has come for this one too.
    const still = owed.filter(({ material }) => !came.has(material));
    const papers = [...asked, ...still].flatMap(({ material }) => givenOf(c, material));
    if (isBroken || (papers.length === 0 && note.trim() === '')) {
      tried.set(part.part, { note });
      if (part.stage === 'supplement-asked') left.push(item);
      continue;
    }
    const version = Number(fieldOf(form, versionName(part.part)));
    const arrived = owed.length > 0 ? arrivalIn(form) : undefined;
    const command = {
      number: found.number,
      part: part.part,
      version,
      papers,
      note,
      ...(arrived ? { arrived } : {}),
    };
    // oxlint-disable-next-line no-await-in-loop -- one office after the other: each is its own act
    const outcome = await handInSupplement(deps.app, c.get('visit').viewer, command);
    if (outcome.ok) {
      done.push(item);
      for (const { material } of papers) came.add(material);
    } else {
      left.push(item);
      const lacking = asked.filter(({ material }) => !papers.some((paper) => paper.material === material));
      tried.set(part.part, { note, problem: sentenceOf(outcome.error, lacking, t) });
    }
  }
  const failed = [...tried.values()].some(({ problem }) => problem !== undefined);
  if (done.length > 0 && !failed)
    return c.redirect(atCounter(c) ? backOf(c, found) : `${backOf(c, found)}?supplemented=1`, 303);
  const again = (await caseOf(c, deps)) ?? found;
  const words = t.afterwards.supplement;
  const separator = t.frame.listSeparator;
  const partly = done.length > 0 ? words.partly(done.join(separator), left.join(separator)) : undefined;
  const nothing = done.length === 0 && !failed && !isBroken ? words.nothing : undefined;
  return supplementPage(c, deps, { found: again, tried, whole: partly ?? nothing });
}

function sentenceOf(
  refusal: Refusal,
  lacking: readonly WantedPaper[],
  t: ReturnType<typeof contextOf>['t'],
): string {
  if (refusal.code !== 'material-missing' || lacking.length === 0) return refusalSentence(refusal, t);
  return t.afterwards.supplement.lacking(lacking.map(({ name }) => name).join(t.frame.listSeparator));
}

type Given = Parameters<typeof handInSupplement>[2]['papers'][number];

/** What the form brought of a paper: files, or at a counter the word that the original was seen. */
function givenOf(c: WebRequest, material: MaterialId): readonly Given[] {
  const form = c.get('form');
  const shownAtCounter = atCounter(c) && fieldOf(form, seenName(material)) === 'yes';
  const files = form.files
    .filter(({ field }) => field === paperFileName(material))
    .map(({ name, bytes }) => ({ name, bytes }));
  if (!shownAtCounter && files.length === 0) return [];
  return [{ material, files, ...(shownAtCounter ? { shownAtCounter } : {}) }];
}

/** The offices that may be handed something now, with what each asked for and what is owed to it. */
function wantedOf(c: WebRequest, deps: StaffDeps, { found, tried }: Showing): readonly WantedPart[] {
  const ctx = contextOf(c, deps);
  const tools = { t: ctx.t, language: ctx.language, divisions: deps.app.divisions };
  const named = new Set<MaterialId>();
  const list = (part: PartProgress, way: 'asked' | 'owed'): readonly WantedPaper[] =>
    found.materials
      .filter((paper) => (way === 'asked' ? isAsked(part, paper.material) : isOwed(part, paper)))
      .map(({ material, name }) => {
        const above = named.has(material);
        named.add(material);
        return { material, name: inLanguage(name, ctx.language), above };
      });
  return found.parts
    .filter(({ acts }) => acts.includes('hand-in-supplement'))
    .map((part) => {
      const attempt = tried.get(part.part);
      return {
        part,
        item: inLanguage(part.itemName, ctx.language),
        office: officeWords(part, tools),
        asked: list(part, 'asked'),
        owed: list(part, 'owed'),
        note: attempt?.note ?? '',
        ...(attempt?.problem === undefined ? {} : { problem: attempt.problem }),
      };
    });
}

function isAsked({ stage, asked }: PartProgress, material: MaterialId): boolean {
  return stage === 'supplement-asked' && asked?.materials.includes(material) === true;
}

function isOwed(part: PartProgress, { way, items, material }: CaseView['materials'][number]): boolean {
  return way === 'owed' && items.includes(part.item) && !isAsked(part, material);
}

function supplementPage(c: WebRequest, deps: StaffDeps, showing: Showing): Response {
  const ctx = contextOf(c, deps);
  const { found, whole } = showing;
  const parts = wantedOf(c, deps, showing);
  const form = c.get('form');
  const received = receivedSentences(form, ctx.t);
  const lines = [
    ...(whole === undefined ? [] : [{ href: '#main', sentence: whole }]),
    ...received.map(({ field, sentence }) => ({
      href: field?.startsWith('u.') === true ? `#${paperId(field.slice(2))}` : '#main',
      sentence,
    })),
    ...parts.flatMap(({ part, problem }) =>
      problem === undefined ? [] : [{ href: `#${partAnchor(part.part)}`, sentence: problem }],
    ),
  ];
  const title = ctx.t.afterwards.supplement.title;
  const seen = [...form.fields.keys()]
    .filter((name) => name.startsWith('seen.'))
    .map((name) => name.slice(5));
  const body = (
    <>
      <ErrorSummary lines={lines} t={ctx.t} />
      <h1>{title}</h1>
      {atCounter(c) && <CaseFacts ctx={ctx} found={found} />}
      <p>{ctx.t.afterwards.supplement.intro(new Set(parts.map(({ office }) => office)).size)}</p>
      <SupplementForm
        ctx={ctx}
        action={`${atCounter(c) ? '/counter/taken' : '/my-cases'}/${found.number}/supplement`}
        parts={parts}
        {...(atCounter(c) ? { seen } : {})}
        fileProblems={new Map(received.flatMap(({ field, sentence }) => (field ? [[field, sentence]] : [])))}
        back={backOf(c, found)}
        {...(atCounter(c) && parts.some(({ owed }) => owed.length > 0)
          ? { arrival: <ArrivalFields ctx={ctx} typed={arrivalIn(form)} /> }
          : {})}
      />
    </>
  );
  const heading = lines.length > 0 ? `${ctx.t.form.titleProblem}${title}` : title;
  return answerPage(c, framed(c, deps, { heading, body }), lines.length > 0 ? 422 : 200);
}

function framed(
  c: WebRequest,
  deps: StaffDeps,
  page: { readonly heading: string; readonly body: VNode },
): VNode {
  const ctx = contextOf(c, deps);
  const { viewer } = ctx;
  if (viewer.role !== 'clerk')
    return (
      <Frame ctx={ctx} title={page.heading} section="myCases">
        {page.body}
      </Frame>
    );
  return (
    <CounterFrame ctx={ctx} title={page.heading} here="taken" centre={centreName(viewer.centre, ctx, deps)}>
      {page.body}
    </CounterFrame>
  );
}

function CaseFacts({
  ctx,
  found,
}: {
  readonly ctx: ReturnType<typeof contextOf>;
  readonly found: CaseView;
}): VNode {
  const { taken } = ctx.t.counter;
  return (
    <Facts
      rows={[
        { label: taken.applicant, value: found.applicant.name },
        { label: ctx.t.counter.slip.item, value: nameIn(ctx, found.thingName) },
        { label: taken.number, value: <span class="unbroken">{numberWords(found.number)}</span> },
      ]}
    />
  );
}
