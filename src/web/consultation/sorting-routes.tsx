import { collate } from '#app/collate.ts';
import { isDemandId } from '#core/consultation/ids.ts';
import { consultationForDesk } from '#read/consultation.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { demandWords } from './consultation-words.ts';
import { ConsultationFrame } from './consultation-frame.tsx';
import { SimilarList } from './sorting/similar-list.tsx';
import { readSortings, type SortingRead } from './sorting/sorting-form.ts';
import { SortingPage, type SortingPageProps } from './sorting/sorting-page.tsx';

const SORTING = '/consultations/:id/sorting';
const SIMILAR = '/consultations/:id/demands/:demand/similar';

/** Sorting: proposals and their confirmation, and the list of what is similar to one demand. */
export function registerSortingRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  for (const path of [SORTING, SIMILAR]) routes.use(path, staffOnly(deps, 'planner', '/consultations'));
  routes.get(SORTING, async (c) => {
    const props = await propsOf(c, deps, c.req.query('topic'));
    if (props === undefined) return answerNotFound(c, deps);
    return answerPage(c, <SortingPage {...props} done={countOf(c.req.query('done'))} />);
  });
  routes.post(SORTING, (c) => confirm(c, deps));
  routes.get(SIMILAR, (c) => similar(c, deps));
}

async function propsOf(
  c: WebRequest,
  deps: StaffDeps,
  topic: string | undefined,
): Promise<SortingPageProps | undefined> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('id') ?? '');
  if (seen === undefined) return undefined;
  const desk = await deps.app.sorting.deskFor(seen.consultation, seen.ledger);
  const known = seen.consultation.topics.find(({ id }) => id === topic)?.id;
  return { ctx: contextOf(c, deps), ...seen, desk, model: deps.app.sorting.model, topic: known };
}

/** All that was chosen in one act, or nothing of it and the form as it was. */
async function confirm(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const read = readSortings(c.get('form'));
  const filter = fieldOf(c.get('form'), 'filter');
  if (read.problems.length > 0 || read.sortings.length === 0) return refused(c, deps, read);
  const id = c.req.param('id') ?? '';
  const sorted = await collate(deps.app, c.get('visit').viewer, id, {
    act: 'sort',
    sortings: read.sortings,
  });
  if (!sorted.ok) {
    if (sorted.error.code === 'not-found') return answerNotFound(c, deps);
    return refused(c, deps, read, refusalSentence(sorted.error, contextOf(c, deps).t));
  }
  const query = new URLSearchParams({
    ...(filter === undefined ? {} : { topic: filter }),
    done: String(sorted.value.events.length),
  });
  return c.redirect(`/consultations/${id}/sorting?${query.toString()}`, 303);
}

async function refused(
  c: WebRequest,
  deps: StaffDeps,
  { typed, problems }: SortingRead,
  sentence?: string,
): Promise<Response> {
  const props = await propsOf(c, deps, fieldOf(c.get('form'), 'filter'));
  if (props === undefined) return answerNotFound(c, deps);
  const words = props.ctx.t.consultationSorting;
  const lines = problems.map(({ demand, code }) => ({
    href: `#row-${demand}`,
    sentence: words[code](demand),
  }));
  const first = [...typed.keys()][0];
  const whole = sentence ?? (lines.length === 0 ? words.nothingChosen : undefined);
  const said =
    whole === undefined ? [] : [{ href: first === undefined ? '#main' : `#row-${first}`, sentence: whole }];
  return answerPage(c, <SortingPage {...props} typed={typed} problems={[...said, ...lines]} />, 422);
}

async function similar(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('id') ?? '');
  const id = c.req.param('demand') ?? '';
  const demand = isDemandId(id) ? seen?.ledger.demands.get(id) : undefined;
  if (seen === undefined || demand === undefined) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const words = ctx.t.consultationSorting;
  const desk = await deps.app.sorting.deskFor(seen.consultation, seen.ledger);
  const base = `/consultations/${seen.consultation.id}`;
  return answerPage(
    c,
    <ConsultationFrame ctx={ctx} consultation={seen.consultation} title={words.similarTitle(demand.id)}>
      <h1>{words.similarTitle(demand.id)}</h1>
      <p class="sorting-text">{demandWords(seen.ledger, demand)}</p>
      <p class="hint">{words.similarLead}</p>
      <SimilarList ctx={ctx} {...seen} desk={desk} demand={demand.id} />
      <p>
        <a href={`${base}/demands/${demand.id}`}>{words.open}</a> ·{' '}
        <a href={`${base}/sorting`}>{words.backToSorting}</a>
      </p>
    </ConsultationFrame>,
  );
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
