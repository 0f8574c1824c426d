import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Form, Round } from '#core/statistics/survey/round.ts';
import type { CollectedBody } from '#read/collected-bodies.ts';
import { Facts } from '../../elements/facts.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { basicForms, cellText, codesOf } from '../entry-view.ts';
import { cellId, measureWords } from '../entry-words.ts';
import { groupedDigits } from '../grouped-digits.ts';
import { FindingView, NotEvaluableList } from '../finding.tsx';

type Props = { readonly ctx: PageContext; readonly round: Round; readonly body: CollectedBody };

/** One body's published figures as printed, its source, and where they do not agree. */
export function BodyPage({ ctx, round, body }: Props): VNode {
  const { unit } = body;
  const { bodies: words, about } = ctx.t.costs;
  const kind = round.kinds.find(({ id }) => id === unit.kind)?.name ?? { zh: unit.kind };
  const forms = basicForms(round).filter((form) => codesOf(form).some((code) => hasFigure(body, code)));
  return (
    <CostsFrame ctx={ctx} round={round} title={unit.name}>
      <p class="no-print">
        <a href={`/costs/${round.id}`}>{words.back}</a>
      </p>
      <h1>{unit.name}</h1>
      <Facts
        rows={[
          { label: words.kind, value: inLanguage(kind, ctx.language) },
          { label: words.yearAndBasis, value: about.yearBasis(unit.year, unit.basis) },
          { label: words.source, value: <Source text={unit.source ?? words.noSource} /> },
          ...(unit.note === undefined ? [] : [{ label: words.note, value: unit.note }]),
        ]}
      />
      <Findings ctx={ctx} round={round} body={body} />
      <h2>{words.figures}</h2>
      <p class="hint">{words.asPrinted}</p>
      {forms.map((form) => (
        <Figures ctx={ctx} round={round} body={body} form={form} />
      ))}
    </CostsFrame>
  );
}

function Findings({ ctx, round, body }: Props): VNode {
  const { evaluation } = body;
  const words = ctx.t.costs.bodies;
  const { findings, notEvaluable } = evaluation;
  return (
    <section>
      <h2>{words.findings}</h2>
      <p>{findings.length === 0 ? words.agreeing : words.findingsLead}</p>
      <ol class="bare-list">
        {findings.map((finding) => (
          <li>
            <FindingView
              ctx={ctx}
              round={round}
              finding={finding}
              hrefOf={(code) => (hasFigure(body, code) ? `#${cellId(code)}` : undefined)}
              reads="public"
            />
          </li>
        ))}
      </ol>
      {notEvaluable.length > 0 && (
        <details class="why">
          <summary>{words.notEvaluable(notEvaluable.length)}</summary>
          <NotEvaluableList ctx={ctx} round={round} rules={notEvaluable} />
        </details>
      )}
    </section>
  );
}

function hasFigure({ cells }: CollectedBody, code: IndicatorCode | undefined): boolean {
  const cell = code === undefined ? undefined : cells.get(code);
  return cell !== undefined && cell.state !== 'blank';
}

/** A link where it is an address. */
function Source({ text }: { readonly text: string }): VNode {
  const isAddress = /^https:\/\/\S+$/.test(text);
  return <span class="costs-source">{isAddress ? <a href={text}>{text}</a> : text}</span>;
}

/** Only the lines that the source prints. */
function Figures({ ctx, round, body, form }: Props & { readonly form: Form }): VNode {
  const { unit, cells } = body;
  const words = ctx.t.costs.about;
  const title = inLanguage(form.title, ctx.language);
  const lines = form.lines.filter((line) => line.cells.some((code) => hasFigure(body, code)));
  return (
    <TableBox label={title}>
      <table class="plain-table figures-table" id={`${unit.id}-${form.code}`}>
        <caption>
          {title}
          {form.mark === 'sample' && <span class="costs-sample"> {ctx.t.costsFindings.marks.sample}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.indicator}</th>
            <th scope="col">{words.measure}</th>
            {form.columns.map(({ label }) => (
              <th scope="col" class="number">
                {inLanguage(label, ctx.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const first = line.cells.find((code) => code !== undefined);
            const measure = first === undefined ? undefined : round.indicators.get(first)?.measure;
            return (
              <tr>
                <th scope="row" class={`costs-indent-${Math.min(line.indent, 3)}`}>
                  {inLanguage(line.label, ctx.language)}
                </th>
                <td>{measureWords(measure, ctx)}</td>
                {line.cells.map((code) => (
                  <td class="number" id={code === undefined ? undefined : cellId(code)}>
                    {code === undefined
                      ? ''
                      : groupedDigits(cellText(cells.get(code), round.indicators.get(code))) || '—'}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
