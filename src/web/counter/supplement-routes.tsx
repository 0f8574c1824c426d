import { handInSupplement } from '#app/hand-in-supplement.ts';
import { inLanguage } from '#base/localised.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { paperFileName } from '../form/names.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { CounterSupplementPage, seenName, type SupplementProps } from './supplement-page.tsx';

const PATH = '/counter/taken/:number/:part/supplement';

/** Handing in, at the counter that took a case, what its office asked for. */
export function registerSupplementRoutes(
  routes: StaffRoutes,
  deps: StaffDeps,
  centreOf: (c: WebRequest) => string,
): void {
  const page = (
    c: WebRequest,
    found: Found,
    again: Pick<SupplementProps, 'note' | 'seen' | 'problems'>,
  ): Response =>
    answerPage(
      c,
      <CounterSupplementPage
        ctx={contextOf(c, deps)}
        centre={centreOf(c)}
        {...found}
        papers={wanted(c, found, deps)}
        {...again}
      />,
      again.problems.length === 0 ? 200 : 422,
    );
  routes.get(PATH, async (c) => {
    const found = await find(c, deps);
    if (found === undefined) return answerNotFound(c, deps);
    return page(c, found, { note: '', seen: [], problems: [] });
  });
  routes.post(PATH, async (c) => {
    const found = await find(c, deps);
    if (found === undefined) return answerNotFound(c, deps);
    const { t } = contextOf(c, deps);
    const form = c.get('form');
    const note = fieldOf(form, 'note') ?? '';
    const papers = wanted(c, found, deps).flatMap(({ material }) => {
      const shownAtCounter = fieldOf(form, seenName(material)) === 'yes';
      const files = form.files
        .filter(({ field }) => field === paperFileName(material))
        .map(({ name, bytes }) => ({ name, bytes }));
      return shownAtCounter || files.length > 0
        ? [{ material, files, ...(shownAtCounter ? { shownAtCounter } : {}) }]
        : [];
    });
    const seen = papers.filter((paper) => 'shownAtCounter' in paper).map(({ material }) => material);
    const problems = receivedSentences(form, t).map(({ sentence }) => sentence);
    if (papers.length === 0 && note.trim() === '' && problems.length === 0)
      problems.push(t.counter.supplement.nothing);
    if (problems.length > 0) return page(c, found, { note, seen, problems });
    const done = await handInSupplement(deps.app, c.get('visit').viewer, {
      number: found.view.number,
      part: found.part.part,
      version: Number(fieldOf(form, 'version')),
      papers,
      note,
    });
    if (done.ok) return c.redirect('/counter/taken', 303);
    return page(c, found, { note, seen, problems: [refusalSentence(done.error, t)] });
  });
}

type Found = { readonly view: CaseView; readonly part: PartProgress };

async function find(c: WebRequest, { app }: StaffDeps): Promise<Found | undefined> {
  const view = await caseForCitizen(c.get('visit').viewer, app, c.req.param('number') ?? '');
  const part = view?.parts.find((each) => each.part === partOf(c));
  return view === undefined || part === undefined || !part.acts.includes('hand-in-supplement')
    ? undefined
    : { view, part };
}

/** Asked for, or still owed for this part. */
function wanted(c: WebRequest, { view, part }: Found, deps: StaffDeps): SupplementProps['papers'] {
  const { language } = contextOf(c, deps);
  return view.materials
    .filter(
      ({ material, way, items }) =>
        (way === 'owed' && items.includes(part.item)) || (part.asked?.materials.includes(material) ?? false),
    )
    .map(({ material, name }) => ({ material, name: inLanguage(name, language) }));
}
