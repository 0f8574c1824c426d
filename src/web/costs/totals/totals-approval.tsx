import type { VNode } from 'preact';
import type { PartChange, TotalsState } from '#core/costs/totals-approval.ts';
import { TABLE_SCOPES } from '#core/statistics/rollup/office-tree.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { TotalsView } from '#read/totals.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { totalsHref, type TotalsAsked } from './totals-links.ts';

/** What was typed and why it was refused. */
export type ApprovalAttempt = { readonly note: string; readonly refusal: string };

/** Where the approval of this table stands, the button of its own office, and the offices below. */
export function TotalsApproval(props: {
  readonly ctx: PageContext;
  readonly view: TotalsView;
  readonly asked: TotalsAsked;
  readonly attempt?: ApprovalAttempt | undefined;
}): VNode {
  const { ctx, view, asked } = props;
  const words = ctx.t.costsTotals.approvals;
  const own = view.approvals.find(({ office }) => office.id === view.office.id);
  const state = own?.states[view.table.scope] ?? { kind: 'none' };
  return (
    <section aria-labelledby="totals-approval">
      <h2 id="totals-approval">{words.title}</h2>
      <ApprovalState ctx={ctx} round={view.round} state={state} />
      {view.table.stage === 'submitted' ? (
        <p>
          <a href={totalsHref(asked, { stage: 'approved' })}>{words.switchToApproved}</a>
        </p>
      ) : (
        <ApprovalForm {...props} state={state} />
      )}
      {view.approvals.length > 1 && <ApprovalsBelow {...props} />}
    </section>
  );
}

function ApprovalState(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly state: TotalsState;
}): VNode {
  const { ctx, round, state } = props;
  const words = ctx.t.costsTotals.approvals;
  if (state.kind === 'none') return <p>{words.none}</p>;
  const { approved } = state;
  return (
    <>
      <p>
        {words.standing({
          by: approved.by,
          at: momentWords(approved.at, ctx.language),
          nth: approved.nth,
          parts: approved.parts.length,
        })}
      </p>
      {approved.missing > 0 && (
        <p class="typed">{words.withMissing({ missing: approved.missing, note: approved.note })}</p>
      )}
      {state.kind === 'stale' && (
        <div class="warning">
          <p>
            <strong>{words.stale(state.changes.length)}</strong>
          </p>
          <ul>
            {state.changes.map((change) => (
              <li>{changeSentence(change, ctx, round)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function changeSentence({ unit: id, before, now }: PartChange, { t }: PageContext, round: Round): string {
  const words = t.costsTotals.approvals;
  const unit = round.units.find((each) => each.id === id)?.name ?? id;
  if (before === undefined) return words.joined({ unit, now: now ?? 0 });
  return now === undefined ? words.left({ unit, before }) : words.changed({ unit, before, now });
}

function ApprovalForm(props: {
  readonly ctx: PageContext;
  readonly view: TotalsView;
  readonly asked: TotalsAsked;
  readonly state: TotalsState;
  readonly attempt?: ApprovalAttempt | undefined;
}): VNode | null {
  const { ctx, view, asked, state, attempt } = props;
  const words = ctx.t.costsTotals.approvals;
  const { sums } = view;
  if (!view.isOwn) return <p>{words.notOwn}</p>;
  const empty = sums.kind !== 'table' || sums.rollUp.counted.length === 0;
  if ((state.kind === 'standing' && attempt === undefined) || empty) return null;
  const missing = sums.missing.length;
  return (
    <form method="post" action={totalsHref(asked, {}, 'totals/approve')} class="totals-approve no-print">
      <CsrfField ctx={ctx} />
      <input type="hidden" name="content" value={view.content} />
      <div class="field">
        <label for="f-note" class="field__label">
          {missing > 0 ? words.note(missing) : words.noteOptional}
        </label>
        <textarea
          id="f-note"
          name="note"
          class="ds-input"
          rows={2}
          maxLength={1000}
          required={missing > 0}
          aria-invalid={attempt === undefined ? undefined : 'true'}
          aria-describedby={attempt === undefined ? undefined : 'note-problem'}
        >
          {attempt?.note ?? ''}
        </textarea>
        {attempt && (
          <p id="note-problem" class="field__problem" role="alert">
            {attempt.refusal}
          </p>
        )}
      </div>
      <button type="submit" class="ds-button">
        {state.kind === 'none' ? words.approve : words.again}
      </button>
    </form>
  );
}

function ApprovalsBelow(props: {
  readonly ctx: PageContext;
  readonly view: TotalsView;
  readonly asked: TotalsAsked;
}): VNode {
  const { ctx, view, asked } = props;
  const words = ctx.t.costsTotals;
  const stateWords = (state: TotalsState): string => {
    if (state.kind === 'none') return words.approvals.stateNone;
    return state.kind === 'standing'
      ? words.approvals.stateStanding(momentWords(state.approved.at, ctx.language))
      : words.approvals.stateStale(state.changes.length);
  };
  return (
    <>
      <h3>{words.approvals.below}</h3>
      <TableBox label={words.approvals.below}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.approvals.office}</th>
              {TABLE_SCOPES.map((scope) => (
                <th scope="col">{words.scopes[scope]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.approvals.map(({ office, states }) => (
              <tr>
                <th scope="row">{office.name}</th>
                {TABLE_SCOPES.map((scope) => (
                  <td data-stale={states[scope].kind === 'stale' || undefined}>
                    <a href={totalsHref(asked, { office: office.id, scope, stage: 'approved' })}>
                      {stateWords(states[scope])}
                    </a>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}
