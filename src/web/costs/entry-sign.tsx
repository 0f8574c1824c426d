import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { sumsOf } from '#core/statistics/rules/sums.ts';
import type { Indicator } from '#core/statistics/survey/round.ts';
import { Facts } from '../elements/facts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { EntryFrame } from './entry-frame.tsx';
import { Counts } from './entry-return.tsx';
import {
  basicForms,
  besideText,
  blocking,
  cellPlace,
  cellText,
  codesOf,
  countFindings,
  mayFill,
  progressOf,
  unexplained,
  type EntryView,
} from './entry-view.ts';
import { columnName, measureWords, returnPath } from './entry-words.ts';

export type EntrySignProps = {
  readonly ctx: PageContext;
  readonly view: EntryView;
  readonly done?: string;
  readonly problem?: string;
};

/** What is signed, by whom, and the one button to sign with. */
export function EntrySignPage({ ctx, view, done, problem }: EntrySignProps): VNode {
  const { t, language } = ctx;
  const words = t.costsEntry;
  const { state, round } = view;
  return (
    <EntryFrame ctx={ctx} view={view} title={words.signTitle} here="sign">
      <ErrorSummary lines={problem === undefined ? [] : [{ href: '#entry-sign', sentence: problem }]} t={t} />
      {done !== undefined && <output class="notice notice--go">{done}</output>}
      <h2>{words.signWhat}</h2>
      <Facts
        rows={[
          { label: words.roundName, value: inLanguage(round.title, language) },
          { label: words.unitName, value: view.unit.name },
          { label: words.versionName, value: words.version(state.version) },
          {
            label: words.findings,
            value: (
              <>
                <Counts ctx={ctx} counts={countFindings(view.evaluation.findings)} />{' '}
                <a class="no-print" href={returnPath(round.id, view.unit.id, 'check')}>
                  {words.links.check}
                </a>
              </>
            ),
          },
          {
            label: words.contentHash,
            value: (
              <>
                <code title={view.content}>{view.content.slice(0, 16)}</code>{' '}
                <span class="hint">{words.contentHashHint}</span>
              </>
            ),
          },
        ]}
      />
      <Totals ctx={ctx} view={view} />
      <section id="entry-sign" tabIndex={-1}>
        <Facts
          rows={[
            {
              label: words.fillerPart,
              value: state.signedBy
                ? words.signedAt(state.signedBy.name, momentWords(state.signedBy.at.toString(), language))
                : words.notSigned,
            },
            {
              label: words.headPart,
              value: state.submittedBy
                ? words.signedAt(
                    state.submittedBy.name,
                    momentWords(state.submittedBy.at.toString(), language),
                  )
                : words.notSigned,
            },
          ]}
        />
        <SignActs ctx={ctx} view={view} />
      </section>
    </EntryFrame>
  );
}

function SignActs({ ctx, view }: EntrySignProps): VNode {
  const words = ctx.t.costsEntry;
  const { state, duty, round, unit } = view;
  if (mayFill(view)) {
    const why = whyNot(ctx, view);
    if (why !== '')
      return (
        <div class="notice notice--wait">
          <p>
            {words.cannotSignYet}
            {why}
            {ctx.t.form.stop}
          </p>
          <p>
            <a href={returnPath(round.id, unit.id, 'check')}>{words.links.check}</a>
          </p>
        </div>
      );
    return <ActForm ctx={ctx} view={view} act="sign" promise={words.fillerPromise} button={words.sign} />;
  }
  if (state.stage === 'signed') {
    return (
      <>
        {duty === 'head' ? (
          <ActForm ctx={ctx} view={view} act="submit" promise={words.headPromise} button={words.submit} />
        ) : (
          <p class="notice">{words.waitHead}</p>
        )}
        <form method="post" action={returnPath(round.id, unit.id, 'sign')}>
          <CsrfField ctx={ctx} />
          <input type="hidden" name="act" value="withdraw" />
          <p class="hint">{words.withdrawHint}</p>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.withdraw}
          </button>
        </form>
      </>
    );
  }
  if (state.submittedBy)
    return (
      <p class="acts">
        <a class="ds-button" href={returnPath(round.id, unit.id, 'receipt')}>
          {words.links.receipt}
        </a>
      </p>
    );
  return <p class="notice">{words.waitFiller}</p>;
}

function whyNot(ctx: PageContext, view: EntryView): string {
  const left = basicForms(view.round).reduce((sum, form) => sum + progressOf(form, view).requiredLeft, 0);
  // What is required and open is a finding too: counted once.
  const blocks = blocking(view).filter(({ detail }) => detail.kind !== 'required').length;
  return ctx.t.costsEntry.cannotSign(blocks, unexplained(view).length, left);
}

function ActForm(
  props: EntrySignProps & {
    readonly act: 'sign' | 'submit';
    readonly promise: string;
    readonly button: string;
  },
): VNode {
  const { ctx, view, act, promise, button } = props;
  return (
    <form method="post" action={returnPath(view.round.id, view.unit.id, 'sign')} class="entry-act">
      <CsrfField ctx={ctx} />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="content" value={view.content} />
      <p>
        <strong>{promise}</strong>
      </p>
      <button class="ds-button" type="submit">
        {button}
      </button>
    </form>
  );
}

/** The figures that sum others up by the rules, in the order of the forms: one knows the return by them. */
function Totals({ ctx, view }: EntrySignProps): VNode {
  const words = ctx.t.costsEntry;
  const { round } = view;
  const parents = new Set(sumsOf(round).map(({ parent }) => parent));
  const rows = basicForms(round)
    .flatMap(codesOf)
    .flatMap((code) => {
      const indicator = round.indicators.get(code);
      // A round without sums is small: then every figure stands here.
      const place = parents.size === 0 || parents.has(code) ? cellPlace(round, code) : undefined;
      if (indicator?.measure === undefined || !place) return [];
      const { form, line, column } = place;
      const name = inLanguage(line.label, ctx.language);
      const heading = form.columns.length > 1 ? form.columns[column]?.label : undefined;
      const also = heading === undefined ? '' : columnName(inLanguage(heading, ctx.language));
      return [{ code, name, also, indicator }];
    });
  return (
    <>
      <h3>{words.totals}</h3>
      <TableBox label={words.totals}>
        <table class="plain-table entry-totals">
          <thead>
            <tr>
              <th scope="col">{words.totalName}</th>
              <th scope="col">{words.measureColumn}</th>
              <th scope="col" class="number">
                {words.totalFigure}
              </th>
              {view.prior && (
                <th scope="col" class="number">
                  {words.priorColumn}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name, also, indicator }) => (
              <tr key={code}>
                <th scope="row">
                  {name} {also !== '' && <span class="unbroken">{also}</span>}
                </th>
                <td>{measureWords(indicator.measure, ctx)}</td>
                <td class="number">{figure(view, code, indicator)}</td>
                {view.prior && <td class="number">{besideText(view, 'prior', code) || words.noPrior}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

function figure(view: EntryView, code: Indicator['code'], indicator: Indicator): string {
  return cellText(view.cells.get(code), indicator) || '—';
}

/** How many figures a return has in all, for the receipt. */
export function figuresIn(view: EntryView): number {
  return basicForms(view.round)
    .flatMap(codesOf)
    .filter((code) => view.cells.get(code)?.state === 'value').length;
}
