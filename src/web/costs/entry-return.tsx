import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { RULE_LEVELS } from '#core/statistics/rules/rule.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Form } from '#core/statistics/survey/round.ts';
import { Facts } from '../elements/facts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords, momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { EntryFrame, StageMark } from './entry-frame.tsx';
import { LevelMark } from './entry-sheet.tsx';
import {
  basicForms,
  besideText,
  cellPlace,
  codesOf,
  formToFill,
  mayFill,
  nextStep,
  progressOf,
  type EntryView,
  type FindingCounts,
} from './entry-view.ts';
import { codeName, formPath, returnPath } from './entry-words.ts';

type Props = { readonly ctx: PageContext; readonly view: EntryView };

/** A return at a glance: where it stands, the one thing to do next, and how far each form is. */
export function EntryReturnPage(props: Props & { readonly problem?: string; readonly done?: string }): VNode {
  const { ctx, view, problem, done } = props;
  const words = ctx.t.costsEntry;
  const { state } = view;
  return (
    <EntryFrame ctx={ctx} view={view} title={words.links.overview} here="overview">
      <ErrorSummary
        lines={problem === undefined ? [] : [{ href: '#entry-next', sentence: problem }]}
        t={ctx.t}
      />
      {done !== undefined && <output class="notice notice--go">{done}</output>}
      {state.sentBack && <SentBack ctx={ctx} view={view} />}
      <Next ctx={ctx} view={view} />
      <Questions ctx={ctx} view={view} />
      <Prefill ctx={ctx} view={view} />
      <h2>{words.forms}</h2>
      <FormsTable ctx={ctx} view={view} />
      <h2>{words.whoSigns}</h2>
      <p>{words.signers[view.round.purpose]}</p>
      <EntryFacts ctx={ctx} view={view} />
    </EntryFrame>
  );
}

function EntryFacts({ ctx, view }: Props): VNode {
  const { t, language } = ctx;
  const words = t.costsEntry;
  const { round, state } = view;
  const left = ctx.today.until(round.period.dueOn).days;
  const open = state.stage === 'not-started' || state.stage === 'filling' || state.stage === 'sent-back';
  return (
    <Facts
      rows={[
        { label: words.stage, value: <StageMark ctx={ctx} view={view} /> },
        {
          label: words.due,
          value: (
            <>
              {dateWords(round.period.dueOn, language)}
              {open && <strong class="entry-left"> {words.daysLeft(left)}</strong>}
            </>
          ),
        },
        {
          label: words.fillerPart,
          value: state.signedBy
            ? words.signedAt(state.signedBy.name, momentWords(state.signedBy.at.toString(), language))
            : words.notSigned,
        },
        {
          label: words.headPart,
          value: state.submittedBy
            ? words.signedAt(state.submittedBy.name, momentWords(state.submittedBy.at.toString(), language))
            : words.notSigned,
        },
      ]}
    />
  );
}

function Next({ ctx, view }: Props): VNode {
  const words = ctx.t.costsEntry;
  const { round, unit } = view;
  const step = nextStep(view);
  const left = ctx.today.until(round.period.dueOn).days;
  const timed = step !== 'await-review' && step !== 'done' && view.round.kind === 'survey';
  return (
    <section class="entry-next" id="entry-next" tabIndex={-1}>
      <h2>{words.nextTitle}</h2>
      <p>{words.nextWhys[step]}</p>
      {timed && (
        <p>
          {words.due} {dateWords(round.period.dueOn, ctx.language)}，
          <strong class={left <= 3 ? 'entry-left entry-left--soon' : 'entry-left'}>
            {words.daysLeft(left)}
          </strong>
        </p>
      )}
      {step === 'open' ? (
        <OpenForm ctx={ctx} view={view} />
      ) : step === 'await-open' ? null : (
        <p class="entry-next__act">
          <a class="ds-button" href={addressOfStep(view)}>
            {words.nexts[step]}
          </a>
          {step === 'correct' && (
            <a class="ds-button" data-variant="secondary" href={returnPath(round.id, unit.id, 'check')}>
              {words.links.check}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

function addressOfStep(view: EntryView): string {
  const { round, unit, state } = view;
  const step = nextStep(view);
  const at = (page: string): string => returnPath(round.id, unit.id, page);
  switch (step) {
    case 'check-blocks':
    case 'check-explains':
      return at('check');
    case 'sign':
    case 'await-head':
    case 'submit':
      return at('sign');
    case 'await-review':
    case 'done':
      return at('receipt');
    case 'correct': {
      const [first] = state.sentBack?.cells ?? [];
      const place = first === undefined ? undefined : cellPlace(round, first);
      if (place) return formPath(round.id, unit.id, place.form.code, first);
      break;
    }
    default:
  }
  const form = formToFill(view);
  return form === undefined ? at('check') : formPath(round.id, unit.id, form.code);
}

function OpenForm({ ctx, view }: Props): VNode {
  const { round, unit } = view;
  return (
    <form method="post" action={returnPath(round.id, unit.id)}>
      <CsrfField ctx={ctx} />
      <p class="entry-next__act">
        <button class="ds-button" type="submit" name="act" value="open">
          {ctx.t.costsEntry.nexts.open}
        </button>
      </p>
    </form>
  );
}

/** What may be taken over at once: only where there is something, and only into cells that are blank. */
function Prefill({ ctx, view }: Props): VNode | null {
  const words = ctx.t.costsEntry;
  const { round, unit } = view;
  if (!mayFill(view)) return null;
  const codes = basicForms(round).flatMap(codesOf);
  const blank = codes.filter((code) => (view.texts.get(code) ?? '') === '');
  const isText = (code: IndicatorCode): boolean => round.indicators.get(code)?.measure === undefined;
  const offers = (['prior', 'accounts'] as const).filter((from) =>
    blank.some((code) => (from === 'accounts' || isText(code)) && besideText(view, from, code) !== ''),
  );
  if (offers.length === 0) return null;
  return (
    <section>
      <h2>{words.prefillTitle}</h2>
      <p class="hint">{words.prefillHint}</p>
      <form method="post" action={returnPath(round.id, unit.id)} class="row">
        <CsrfField ctx={ctx} />
        {offers.map((from) => (
          <button class="ds-button" data-variant="secondary" type="submit" name="act" value={`take-${from}`}>
            {words.prefill[from]}
          </button>
        ))}
      </form>
    </section>
  );
}

function SentBack({ ctx, view }: Props): VNode {
  const words = ctx.t.costsEntry;
  const { round, unit, state } = view;
  const { reason = '', cells = [], at } = state.sentBack ?? {};
  return (
    <section class="notice notice--wait">
      <h2>{words.sentBackTitle}</h2>
      <p class="typed">{reason}</p>
      {at && <p class="hint">{words.sentBackOn(momentWords(at.toString(), ctx.language))}</p>}
      {cells.length > 0 && (
        <>
          <p>{words.sentBackCells}</p>
          <ul>
            {cells.map((code) => {
              const place = cellPlace(round, code);
              const name = codeName(ctx, round, code);
              return (
                <li>
                  {place ? <a href={formPath(round.id, unit.id, place.form.code, code)}>{name}</a> : name}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function Questions({ ctx, view }: Props): VNode | null {
  const { round, unit, state } = view;
  const open = state.questions.filter((question) => question.open);
  if (open.length === 0) return null;
  return (
    <section class="notice notice--wait">
      <p>
        <a href={returnPath(round.id, unit.id, 'questions')}>{ctx.t.costsEntry.openQuestions(open.length)}</a>
      </p>
      <ul>
        {open.map(({ messages, cell }) => (
          <li>
            {cell !== undefined && (
              <>
                {codeName(ctx, round, cell)}
                {ctx.t.form.colon}
              </>
            )}
            <span class="typed">{messages.at(-1)?.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FormsTable({ ctx, view }: Props): VNode {
  const words = ctx.t.costsEntry;
  return (
    <TableBox label={words.forms}>
      <table class="plain-table plain-table--stack">
        <thead>
          <tr>
            <th scope="col">{words.formColumn}</th>
            <th scope="col">{words.filled}</th>
            <th scope="col">{words.required}</th>
            <th scope="col">{words.findings}</th>
          </tr>
        </thead>
        <tbody>
          {basicForms(view.round).map((form) => (
            <FormRow ctx={ctx} view={view} form={form} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function FormRow({ ctx, view, form }: Props & { readonly form: Form }): VNode {
  const words = ctx.t.costsEntry;
  const { filled, all, required, requiredLeft, counts } = progressOf(form, view);
  return (
    <tr>
      <th scope="row">
        <a href={formPath(view.round.id, view.unit.id, form.code)}>{inLanguage(form.title, ctx.language)}</a>
      </th>
      <td>{words.filledOf(filled, all)}</td>
      <td>{words.requiredLeft(requiredLeft, required)}</td>
      <td>{filled === 0 ? ctx.t.costsEntry.nothingYet : <Counts ctx={ctx} counts={counts} />}</td>
    </tr>
  );
}

/** How many findings of each level; a sentence where there is none. */
export function Counts(props: { readonly ctx: PageContext; readonly counts: FindingCounts }): VNode {
  const { ctx, counts } = props;
  const found = RULE_LEVELS.filter((level) => counts[level] > 0);
  if (found.length === 0) return <>{ctx.t.costsEntry.noFindings}</>;
  return (
    <span class="entry-counts">
      {found.map((level) => (
        <span>
          <LevelMark ctx={ctx} level={level} /> {counts[level]}
        </span>
      ))}
    </span>
  );
}
