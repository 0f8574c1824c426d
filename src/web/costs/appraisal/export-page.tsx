import type { VNode } from 'preact';
import { NAMED_USES, type NamedUse } from '#core/costs/purpose.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { NamedExport } from '#read/named-exports.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';

export type ExportPageProps = {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly log: readonly NamedExport[];
  readonly attempt?: { readonly use: NamedUse; readonly refusal: string };
};

/** Rows that name units: for what, and who asked before. */
export function ExportPage({ ctx, round, log, attempt }: ExportPageProps): VNode {
  const words = ctx.t.costsAppraisal.export;
  return (
    <CostsFrame ctx={ctx} round={round} title={words.title}>
      {attempt && <ErrorSummary lines={[{ href: '#use', sentence: attempt.refusal }]} t={ctx.t} />}
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <p>{round.kind === 'collection' ? words.collection : words.purpose(words.purposes[round.purpose])}</p>
      <form method="post" action={`/costs/${round.id}/export`}>
        <CsrfField ctx={ctx} />
        <div class="field">
          <label for="use">{words.use}</label>
          <select id="use" name="use" class="ds-input">
            {NAMED_USES.map((use) => (
              <option value={use} selected={use === attempt?.use}>
                {words.uses[use]}
              </option>
            ))}
          </select>
        </div>
        <button class="ds-button" type="submit">
          {words.submit}
        </button>
      </form>
      <h2>{words.log}</h2>
      {log.length === 0 ? (
        <p class="empty">{words.noLog}</p>
      ) : (
        <TableBox label={words.log}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.who}</th>
                <th scope="col">{words.use}</th>
                <th scope="col">{words.outcome}</th>
              </tr>
            </thead>
            <tbody>
              {log.map(({ at, name, use, left, units }) => (
                <tr>
                  <td data-label={words.when} class="moment">
                    {momentWords(at, ctx.language)}
                  </td>
                  <td data-label={words.who}>{name}</td>
                  <td data-label={words.use}>{words.uses[use]}</td>
                  <td data-label={words.outcome}>{left ? words.left(units) : words.refused}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </CostsFrame>
  );
}
