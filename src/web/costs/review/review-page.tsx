import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Finding } from '#core/statistics/rules/finding.ts';
import type { Form } from '#core/statistics/survey/round.ts';
import type { ReturnView } from '#read/return-for.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { basicForms, cellText, codesOf } from '../entry-view.ts';
import { cellId, codeName, measureWords, returnPath } from '../entry-words.ts';
import { FindingView, NotEvaluableList } from '../finding.tsx';
import { officeName, ReviewFrame } from './review-frame.tsx';

export const REVIEW_DONE = ['approved', 'sent-back', 'unlocked', 'asked', 'answered', 'closed'] as const;
export type ReviewDone = (typeof REVIEW_DONE)[number];

export type ReviewPageProps = {
  readonly ctx: PageContext;
  readonly view: ReturnView;
  readonly done?: ReviewDone | undefined;
  /** After a refusal: what was typed, and why it was refused. */
  readonly attempt?: {
    readonly act: 'approve' | 'send-back' | 'unlock';
    readonly reason: string;
    readonly cells: readonly string[];
    readonly refusal: string;
  };
};

/** One return before a reviewer: what the rules found, what the unit says, every figure beside last year's, and his acts. */
export function ReviewPage(props: ReviewPageProps): VNode {
  const { ctx, view, done, attempt } = props;
  const { round, unit, state } = view;
  const { review: words, stages } = ctx.t.costsReview;
  return (
    <ReviewFrame ctx={ctx} round={round} unit={unit} title={words.title} here="review">
      {attempt && <ErrorSummary lines={[{ href: `#${attempt.act}`, sentence: attempt.refusal }]} t={ctx.t} />}
      {done !== undefined && <output class="notice notice--go">{words.done[done]}</output>}
      <p>
        <span class={`return-square return-square--${state.stage}`} aria-hidden="true" />{' '}
        {stages[state.stage]}
        {state.version > 0 && ` · ${ctx.t.costsReview.wall.version(state.version)}`}
      </p>
      {state.stage === 'not-started' && view.typed.size === 0 ? (
        <p class="empty">{words.notStarted}</p>
      ) : (
        <Body {...props} />
      )}
    </ReviewFrame>
  );
}

function Body(props: ReviewPageProps): VNode {
  const { ctx, view } = props;
  const { round, state } = view;
  const { review: words } = ctx.t.costsReview;
  return (
    <>
      <ul class="bare-list">
        {state.signedBy && (
          <li>
            {words.signed(state.signedBy.name, momentWords(state.signedBy.at.toString(), ctx.language))}
          </li>
        )}
        {state.submittedBy && (
          <li>
            {words.submitted(
              state.submittedBy.name,
              momentWords(state.submittedBy.at.toString(), ctx.language),
            )}{' '}
            {state.submittedBy.late && <strong>{words.late}</strong>}
          </li>
        )}
        {state.approvedBy.length > 0 && (
          <li>{words.approvedBy(state.approvedBy.map((id) => officeName(round, id)).join('、'))}</li>
        )}
      </ul>
      <p class="hint">{words.rule}</p>
      <Findings ctx={ctx} view={view} />
      <Acts {...props} />
      <h2>{words.figures}</h2>
      {basicForms(round).map((form) => (
        <Figures ctx={ctx} view={view} form={form} />
      ))}
    </>
  );
}

type Props = Pick<ReviewPageProps, 'ctx' | 'view'>;

function Findings({ ctx, view }: Props): VNode {
  const { round, evaluation, state } = view;
  const words = ctx.t.costsReview.review;
  const serious = evaluation.findings.filter(({ level }) => level !== 'hint');
  const hints = evaluation.findings.filter(({ level }) => level === 'hint');
  const one = (finding: Finding): VNode => {
    const said = state.explanations.get(finding.key);
    return (
      <li>
        <FindingView
          ctx={ctx}
          round={round}
          finding={finding}
          hrefOf={(code) => `#${cellId(code)}`}
          reads="reviewer"
        >
          {finding.level === 'explain' && (
            <p>
              {said === undefined ? (
                words.noExplanation
              ) : (
                <>
                  {words.explanation}
                  <span class="typed">{said.text}</span>（{said.name}）
                </>
              )}
            </p>
          )}
        </FindingView>
      </li>
    );
  };
  return (
    <section>
      <h2>{words.findings}</h2>
      {serious.length === 0 && <p>{words.noFindings}</p>}
      <ol class="bare-list">{serious.map(one)}</ol>
      {hints.length > 0 && (
        <details class="why">
          <summary>{words.hints(hints.length)}</summary>
          <ol class="bare-list">{hints.map(one)}</ol>
        </details>
      )}
      {evaluation.notEvaluable.length > 0 && (
        <details class="why">
          <summary>{words.notEvaluable(evaluation.notEvaluable.length)}</summary>
          <NotEvaluableList ctx={ctx} round={round} rules={evaluation.notEvaluable} />
        </details>
      )}
    </section>
  );
}

function Acts(props: ReviewPageProps): VNode {
  const { ctx, view } = props;
  const { acts, state, chain } = view;
  const words = ctx.t.costsReview.review;
  const offered = acts.filter((act) => act === 'approve' || act === 'send-back' || act === 'unlock');
  if (offered.length === 0) {
    const turn = state.stage === 'submitted' || state.stage === 'approved';
    return turn ? <p class="notice">{words.notYourTurn}</p> : <></>;
  }
  const next = chain[state.approvedBy.length + 1];
  return (
    <section class="review-acts no-print">
      <h2>{words.acts}</h2>
      {acts.includes('approve') && (
        <ActForm {...props} act="approve">
          <p>{words.approveNote(next?.name)}</p>
          <button class="ds-button" type="submit">
            {words.approve}
          </button>
        </ActForm>
      )}
      {acts.includes('send-back') && <SendBack {...props} />}
      {acts.includes('unlock') && (
        <ActForm {...props} act="unlock">
          <Reason {...props} act="unlock" label={words.unlockReason} />
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.unlock}
          </button>
        </ActForm>
      )}
    </section>
  );
}

type Act = 'approve' | 'send-back' | 'unlock';

function ActForm(
  props: ReviewPageProps & { readonly act: Act; readonly children: VNode | readonly VNode[] },
): VNode {
  const { ctx, view, act, children } = props;
  return (
    <form id={act} method="post" action={returnPath(view.round.id, view.unit.id, `review/${act}`)}>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="seq" value={view.state.seq} />
      {children}
    </form>
  );
}

function Reason({
  act,
  label,
  attempt,
}: ReviewPageProps & { readonly act: Act; readonly label: string }): VNode {
  const id = `${act}-reason`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} name="reason" class="ds-input" rows={3} required>
        {attempt?.act === act ? attempt.reason : ''}
      </textarea>
    </div>
  );
}

/** The cells that a finding names are offered; others are asked about one by one. */
function SendBack(props: ReviewPageProps): VNode {
  const { ctx, view, attempt } = props;
  const words = ctx.t.costsReview.review;
  const named = new Set<IndicatorCode>(view.evaluation.findings.flatMap(({ cells }) => cells.slice(0, 3)));
  for (const { cell, open } of view.state.questions) if (cell !== undefined && open) named.add(cell);
  return (
    <ActForm {...props} act="send-back">
      <Reason {...props} act="send-back" label={words.reason} />
      {named.size > 0 ? (
        <fieldset>
          <legend>{words.cells}</legend>
          {[...named].map((code) => (
            <div class="choice">
              <input
                type="checkbox"
                id={`back-${code}`}
                name="cells"
                value={code}
                checked={attempt?.cells.includes(code) === true}
              />
              <label for={`back-${code}`}>{codeName(ctx, view.round, code)}</label>
            </div>
          ))}
        </fieldset>
      ) : (
        <></>
      )}
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.sendBack}
      </button>
    </ActForm>
  );
}

function Figures({ ctx, view, form }: Props & { readonly form: Form }): VNode {
  const { round, unit, cells, prior, typed } = view;
  const words = ctx.t.costsReview.review;
  const title = inLanguage(form.title, ctx.language);
  const asked = new Set(view.state.questions.filter(({ open }) => open).map(({ cell }) => cell));
  const found = new Set(
    view.evaluation.findings.filter(({ level }) => level !== 'hint').flatMap(({ cells: at }) => at),
  );
  const open = codesOf(form).some((code) => asked.has(code) || found.has(code));
  return (
    <details class="why review-figures" open={open}>
      <summary>{title}</summary>
      <TableBox label={title}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.indicator}</th>
              <th scope="col">{words.measure}</th>
              {form.columns.map(({ label }) => (
                <>
                  <th scope="col" class="number">
                    {form.columns.length > 1 ? inLanguage(label, ctx.language) : words.now}
                  </th>
                  <th scope="col" class="number">
                    {words.prior}
                  </th>
                </>
              ))}
            </tr>
          </thead>
          <tbody>
            {form.lines.map((line) => {
              const [first] = line.cells.filter((code) => code !== undefined);
              const measure = first === undefined ? undefined : round.indicators.get(first)?.measure;
              return (
                <tr>
                  <td>{line.line}</td>
                  <th scope="row" class={`costs-indent-${Math.min(line.indent, 3)}`}>
                    {inLanguage(line.label, ctx.language)}
                  </th>
                  <td>{measureWords(measure, ctx)}</td>
                  {line.cells.map((code) =>
                    code === undefined ? (
                      <td colSpan={2} aria-hidden="true" />
                    ) : (
                      <>
                        <td
                          id={cellId(code)}
                          class={`number${asked.has(code) ? ' review-figure--asked' : ''}`}
                        >
                          <a
                            href={`${returnPath(round.id, unit.id, 'questions')}?cell=${code}#ask`}
                            title={words.askHere}
                          >
                            {textOf(code) === '' ? '—' : textOf(code)}
                          </a>
                        </td>
                        <td class="number">
                          {cellText(prior?.get(code), round.indicators.get(code)) || '—'}
                        </td>
                      </>
                    ),
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </details>
  );

  function textOf(code: IndicatorCode): string {
    const indicator = round.indicators.get(code);
    return indicator?.measure === undefined
      ? (typed.get(code)?.typed ?? '')
      : cellText(cells.get(code), indicator);
  }
}
