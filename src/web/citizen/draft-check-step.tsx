// The last step: everything once more, then the submission.
import { papersInHand } from '#app/form-review.ts';
import { countyOf } from '#app/read-draft.ts';
import type { Refusal } from '#app/refusal.ts';
import { promisesToSign } from '#app/sign-promises.ts';
import { submitDraft } from '#app/submit-draft.ts';
import { inLanguage } from '#base/localised.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import { limitWords } from '../elements/limit-words.ts';
import { answerWords, rawWords } from '../form/answer-words.ts';
import { saysMore } from '../form/field-view.ts';
import { fieldId } from '../form/names.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { ElsewhereNote, FormReviewFields, reviewId, typedReview } from '../handover/counter-check.tsx';
import { CheckPage, type CheckGroup, type CheckPageProps, type NextLine } from './check-page.tsx';
import { deliveryWords } from './case-words.ts';
import {
  answerSaveRefusal,
  goOn,
  isHelped,
  openStep,
  reopen,
  save,
  stepProps,
  type Opened,
} from './draft-opened.ts';
import { PromiseFields, readSignatures, signId } from '../promises/promise-fields.tsx';
import { answerPage, answerRefusal, filedAddress, type WebDeps, type WebRequest } from './route-tools.ts';
import { anyOfWords, timeNotes, timeWords } from './time-words.ts';

export async function showCheck(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  return opened instanceof Response ? opened : checkPage(opened, undefined);
}

export async function receiveCheck(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const act = fieldOf(c.get('form'), 'do') ?? 'submit';
  // This step asks nothing: all there can be to keep is that the plan in force has been seen.
  if (opened.view.draft.planVersion !== opened.view.plan.version) {
    const refusal = await save(opened, {});
    if (refusal !== undefined) return answerSaveRefusal(opened, refusal);
  }
  if (act === 'save' || act === 'back') return goOn(opened, 'check', act);
  const submitted = await submitDraft(deps.app, opened.ctx.viewer, {
    draft: opened.view.draft.id,
    opened: opened.view,
    // A clerk's own language says nothing about the person at the counter.
    ...(opened.ctx.viewer.role === 'citizen' ? { language: opened.ctx.language } : {}),
    signatures: readSignatures(c.get('form'), opened.ctx.viewer.role === 'clerk'),
    ...(opened.ctx.viewer.role === 'clerk' ? { review: typedReview(c.get('form')) } : {}),
  });
  if (submitted.ok) {
    const { number, again } = submitted.value;
    return c.redirect(filedAddress(c, number, { again, helped: isHelped(opened.view) }), 303);
  }
  if (submitted.view === undefined)
    return answerRefusal(c, deps, submitted.error, `/drafts/${opened.view.draft.id}`);
  const again = await reopen(opened);
  return again instanceof Response ? again : checkPage(again, submitted.error);
}

/** `refusal`: why the submission just tried did not happen. */
function checkPage(opened: Opened, refusal: Refusal | undefined): Response {
  const { c, ctx, view, deps, steps, problems } = opened;
  const { t } = ctx;
  // The problems themselves say more than that there are some.
  const whole = refusal?.code === 'draft-has-problems' && problems.length > 0 ? undefined : refusal;
  const hrefOf = (step: string) => steps.find(({ id }) => id === step)?.href ?? '';
  const lines = [
    ...(whole === undefined ? [] : [{ href: hrefOfRefusal(whole), sentence: refusalSentence(whole, t) }]),
    ...problems.map((each) => ({ href: `${hrefOf(each.step)}#${each.anchor}`, sentence: each.sentence })),
  ];
  const unsigned = unsignedOf(refusal);
  const itemName = (id: ItemId) => itemNameOf(opened, id);
  const page = (
    <CheckPage
      {...stepProps(opened, 'check', lines)}
      groups={[...formGroups(opened), papersGroup(opened), deliveryGroup(opened)]}
      next={nextLines(opened)}
      whole={timeWords(view.settled.flow.computed, t)}
      wholeNotes={timeNotes(view.settled.flow.computed, itemName, t)}
      submitAction={`/drafts/${view.draft.id}/check`}
      draftKey={view.draft.id}
      ready={problems.length === 0}
      promises={
        <PromiseFields
          ctx={ctx}
          draft={view.draft.id}
          toSign={promisesToSign(deps.app, view)}
          typed={readSignatures(c.get('form'), ctx.viewer.role === 'clerk')}
          {...(unsigned === undefined || whole === undefined
            ? {}
            : { problem: { kind: unsigned, sentence: refusalSentence(whole, t) } })}
        />
      }
      {...counterParts(opened)}
    />
  );
  return answerPage(c, page, refusal === undefined ? 200 : 422);
}

/** A paper that was not looked at is led to by its tick. */
function hrefOfRefusal({ code, params }: Refusal): string {
  const unsigned = unsignedOf({ code, params });
  if (unsigned !== undefined) return `#${signId(unsigned)}`;
  return code === 'form-review-incomplete' ? `#${reviewId(String(params['material']))}` : '#main';
}

const NOTHING_SEEN = { seen: [], remarks: '' };

/** What a clerk sees besides: the form review, and the parts that another county decides. */
function counterParts({ c, ctx, view, deps }: Opened): Pick<CheckPageProps, 'review' | 'elsewhere'> {
  const { app } = deps;
  const { viewer } = ctx;
  if (viewer.role !== 'clerk') return {};
  const parts = view.settled.included.flatMap((each) => {
    const county = countyOf(app, each, view.settled.answers);
    return county?.ok === true ? [{ item: each.item, county: county.value }] : [];
  });
  return {
    review: (
      <FormReviewFields
        ctx={ctx}
        papers={papersInHand(app, view)}
        typed={c.req.method === 'POST' ? typedReview(c.get('form')) : NOTHING_SEEN}
      />
    ),
    elsewhere: <ElsewhereNote ctx={ctx} divisions={app.divisions} centre={viewer.centre} parts={parts} />,
  };
}

/** The promise whose signature was refused. */
function unsignedOf(refusal: Refusal | undefined): 'owed' | 'commitment' | undefined {
  const kind = refusal?.code.startsWith('promise-') === true ? refusal.params['kind'] : undefined;
  return kind === 'owed' || kind === 'commitment' ? kind : undefined;
}

function formGroups(opened: Opened): readonly CheckGroup[] {
  const { ctx, view, deps, problems, steps } = opened;
  const tools = { t: ctx.t, language: ctx.language, divisions: deps.app.divisions };
  return view.settled.form.flatMap(({ group, fields }): readonly CheckGroup[] => {
    const step = steps.find(({ id }) => id === `form/${group.id}`);
    if (step === undefined) return [];
    const said = fields.filter((field) => field.fill !== 'derive' || saysMore(field, view.settled.answers));
    const rows = said.map(({ element }) => {
      const answer = view.settled.answers[element.id];
      const problem = problems.find(({ anchor }) => anchor === fieldId(element.id))?.sentence;
      return {
        label: inLanguage(element.name, ctx.language),
        words:
          answer === undefined
            ? rawWords(element, view.shown[element.id], tools)
            : answerWords(element, answer, tools),
        ...(problem === undefined ? {} : { problem }),
      };
    });
    return [{ name: step.name, href: step.href, rows }];
  });
}

function papersGroup({ ctx, view, problems }: Opened): CheckGroup {
  const { t, language } = ctx;
  const rows = view.papers.map((paper) => {
    const { material, way } = paper.material;
    const problem = problems.find(
      ({ problem: { at } }) => at.kind === 'paper' && at.material === material.id,
    )?.sentence;
    const files = paper.files.map(({ name }) => name).join(t.frame.listSeparator);
    const words = ((): string => {
      if (paper.choices.length === 0) {
        return way === 'as-answer' ? t.citizen.handedIn['as-answer'] : t.citizen.handedIn['from-sibling'];
      }
      if (paper.chosen?.choice === 'hand-in') return files === '' ? t.citizen.draft.notChosen : files;
      return paper.chosen === undefined ? t.citizen.draft.notChosen : t.form.papers.way[paper.chosen.choice];
    })();
    return {
      label: inLanguage(material.name, language),
      words,
      ...(problem === undefined ? {} : { problem }),
    };
  });
  const none = { label: t.citizen.draft.papers, words: t.form.papers.none };
  return {
    name: t.citizen.draft.papers,
    href: `/drafts/${view.draft.id}/papers`,
    rows: rows.length > 0 ? rows : [none],
  };
}

function deliveryGroup({ ctx, view, deps, problems }: Opened): CheckGroup {
  const { t, language } = ctx;
  const { delivery } = view.draft;
  const problem = problems.find(({ step }) => step === 'delivery')?.sentence;
  return {
    name: t.citizen.draft.delivery,
    href: `/drafts/${view.draft.id}/delivery`,
    rows: [
      {
        label: t.citizen.draft.delivery,
        words:
          delivery === undefined
            ? t.citizen.draft.notChosen
            : deliveryWords(delivery, { t, language, divisions: deps.app.divisions }),
        ...(problem === undefined ? {} : { problem }),
      },
    ],
  };
}

/** Which office does what, in the order of the flow, after what, in what time. */
function nextLines(opened: Opened): readonly NextLine[] {
  const { ctx, view } = opened;
  const { t, language } = ctx;
  const { included, flow } = view.settled;
  const order = flow.stages.flat();
  return included
    .toSorted((a, b) => order.indexOf(a.item.id) - order.indexOf(b.item.id))
    .map((entry) => {
      const waits = flow.edges
        .filter(({ to }) => to === entry.item.id)
        .map(({ from }) => from.map((id) => itemNameOf(opened, id)));
      return {
        item: inLanguage(entry.item.name, language),
        office: inLanguage(entry.agency.name, language),
        when:
          waits.length === 0 ? t.citizen.draft.nextAtOnce : t.citizen.draft.nextWaits(anyOfWords(waits, t)),
        limit: entry.promised.stated ? limitWords(entry.promised, t) : undefined,
      };
    });
}

function itemNameOf({ view, ctx }: Opened, id: ItemId): string {
  const found = view.plan.items.find(({ item }) => item.id === id);
  return found === undefined ? id : inLanguage(found.item.name, ctx.language);
}
