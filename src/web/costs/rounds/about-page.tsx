import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import type { Rule } from '#core/statistics/rules/rule.ts';
import type { Form, Limit, Round } from '#core/statistics/survey/round.ts';
import { Facts } from '../../elements/facts.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { CostsFrame } from '../costs-frame.tsx';
import { measureWords } from '../entry-words.ts';
import { RegisterTable } from './register-table.tsx';

type Props = { readonly ctx: PageContext; readonly round: Round };

/** What the round is: purpose, legal ground, period, forms, rules, limits, register. */
export function AboutPage({ ctx, round }: Props): VNode {
  const { t, language } = ctx;
  const words = t.costs.about;
  return (
    <CostsFrame ctx={ctx} round={round} title={t.costs.menu.about} here="about">
      <h1>{inLanguage(round.title, language)}</h1>
      {round.note && <p>{inLanguage(round.note, language)}</p>}
      <nav class="costs-contents no-print" aria-label={words.contents}>
        {(['bases', 'forms', 'rules', 'limits', 'register'] as const).map((part) => (
          <a href={`#${part}`}>{words[part]}</a>
        ))}
      </nav>
      <Head ctx={ctx} round={round} />
      <h2 id="bases">{words.bases}</h2>
      <ul>
        {round.bases.map(({ title, clause, mark }) => (
          <li>
            {title}
            {clause && ` ${clause}`} <MarkWord ctx={ctx} mark={mark} />
          </li>
        ))}
      </ul>
      <h2 id="forms">{words.forms}</h2>
      <p class="hint">{words.formsHint}</p>
      {round.forms.map((form) => (
        <FormView ctx={ctx} round={round} form={form} />
      ))}
      <h2 id="rules">{words.rules}</h2>
      <p class="hint">{words.rulesHint}</p>
      <RulesTable ctx={ctx} round={round} />
      <h2 id="limits">{words.limits}</h2>
      {round.limits.length === 0 ? (
        <p class="empty">{words.noLimits}</p>
      ) : (
        <LimitsTable ctx={ctx} round={round} />
      )}
      <h2 id="register">{words.register}</h2>
      <p>{words.registerCount(round.units.length, round.offices.length)}</p>
      <RegisterTable ctx={ctx} round={round} />
    </CostsFrame>
  );
}

function Head({ ctx, round }: Props): VNode {
  const { t, language } = ctx;
  const words = t.costs.about;
  const { legal } = t.costsEntry;
  const { tableNumber, madeBy, approval, validUntil } = round.header;
  const { opensOn, dueOn, closesOn } = round.period;
  const part = (value: string | undefined) => value ?? <span class="not-stated">{legal.absent}</span>;
  const isComplete = [tableNumber, madeBy, approval, validUntil].every((value) => value !== undefined);
  return (
    <>
      <Facts
        rows={[
          { label: words.purpose, value: words.purposes[round.purpose] },
          { label: words.year, value: words.yearOf(round.year) },
          ...(round.kind === 'survey'
            ? [
                {
                  label: words.period,
                  value: words.periodOf(dateWords(opensOn, language), dateWords(dueOn, language)),
                },
                { label: words.closes, value: dateWords(closesOn, language) },
                { label: legal.tableNumber, value: part(tableNumber) },
                { label: legal.madeBy, value: part(madeBy) },
                { label: legal.approval, value: part(approval) },
                {
                  label: legal.validUntil,
                  value: part(validUntil && legal.until(dateWords(validUntil, language))),
                },
              ]
            : []),
        ]}
      />
      {round.kind === 'survey' && !isComplete && <p class="notice">{words.headerIncomplete}</p>}
    </>
  );
}

/** The empty form as it is printed: lines, columns, codes and measures. */
function FormView({ ctx, round, form }: Props & { readonly form: Form }): VNode {
  const { language, t } = ctx;
  const words = t.costs.about;
  const title = `${form.code} ${inLanguage(form.title, language)}`;
  return (
    <details class="costs-form">
      <summary>
        {title} <span class="hint">{words.kinds[form.kind]}</span>
      </summary>
      {form.source && (
        <p class="hint">
          {form.source} <MarkWord ctx={ctx} mark={form.mark} />
        </p>
      )}
      <TableBox label={title}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.line}
              </th>
              <th scope="col">{words.indicator}</th>
              {form.columns.map(({ label }) => (
                <th scope="col">{inLanguage(label, language)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {form.lines.map(({ line, label, indent, cells }) => (
              <tr>
                <td class="number">{line}</td>
                <th scope="row" class={`costs-indent-${Math.min(indent, 3)}`}>
                  {inLanguage(label, language)}
                </th>
                {cells.map((code) => {
                  const indicator = code === undefined ? undefined : round.indicators.get(code);
                  return (
                    <td>
                      {indicator && (
                        <>
                          <code>{indicator.code}</code> {measureWords(indicator.measure, ctx)}
                          {indicator.note && <p class="hint">{inLanguage(indicator.note, language)}</p>}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </details>
  );
}

function RulesTable({ ctx, round }: Props): VNode {
  const { language, t } = ctx;
  const words = t.costs.about;
  return (
    <TableBox label={words.rules}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col">{words.level}</th>
            <th scope="col">{words.expression}</th>
            <th scope="col">{words.clause}</th>
          </tr>
        </thead>
        <tbody>
          {round.rules.map((rule) => (
            <tr>
              <th scope="row">
                {rule.id} {inLanguage(rule.name, language)}
              </th>
              <td data-label={words.level}>
                {t.costsEntry.levels[rule.level]}
                {Object.entries(rule.byKind ?? {}).map(([kind, level]) => {
                  const name = round.kinds.find(({ id }) => id === kind)?.name ?? { zh: kind };
                  const said = level === 'off' ? words.off : t.costsEntry.levels[level];
                  return <p class="hint">{words.forKind(inLanguage(name, language), said)}</p>;
                })}
              </td>
              <td data-label={words.expression}>
                <code>{ruleText(rule)}</code>
                {rule.when && (
                  <p class="hint">
                    {words.when} <code>{rule.when}</code>
                  </p>
                )}
              </td>
              <td data-label={words.clause}>
                {rule.clause} <MarkWord ctx={ctx} mark={rule.mark} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** What a rule compares, as its file writes it. */
function ruleText(rule: Rule): string {
  switch (rule.kind) {
    case 'formula':
      return rule.expression;
    case 'shift':
      return `${rule.parent} = Σ ${rule.children[0] ?? ''}…${rule.children.at(-1) ?? ''}`;
    case 'unit-slip':
      return [rule.cells.join(', '), rule.quotient?.expression].filter(Boolean).join(' · ');
    case 'percentage':
      return `${rule.stated}: (${rule.now}) / (${rule.base})`;
    case 'year-on-year':
      return `${rule.cells.join(', ')} ± ${rule.share * 100}%`;
    default:
      return rule.ratio;
  }
}

function LimitsTable({ ctx, round }: Props): VNode {
  const { language, t } = ctx;
  const words = t.costs.about;
  const validity = ({ validFrom, validUntil }: Limit): string =>
    words.validity(
      dateWords(validFrom, language),
      validUntil === undefined ? undefined : dateWords(validUntil, language),
    );
  return (
    <TableBox label={words.limits}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            <th scope="col">{words.limit}</th>
            <th scope="col">{words.atMost}</th>
            <th scope="col">{words.inForce}</th>
            <th scope="col">{words.document}</th>
          </tr>
        </thead>
        <tbody>
          {round.limits.map((limit) => (
            <tr>
              <th scope="row">
                {inLanguage(limit.name, language)}
                {limit.note && <p class="hint">{inLanguage(limit.note, language)}</p>}
              </th>
              <td data-label={words.atMost}>
                <code>
                  {limit.measured} ≤ {limit.atMost}
                </code>
              </td>
              <td data-label={words.inForce}>{validity(limit)}</td>
              <td data-label={words.document}>
                {limit.document} <MarkWord ctx={ctx} mark={limit.mark} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function MarkWord({ ctx, mark }: { readonly ctx: PageContext; readonly mark: Mark }): VNode {
  return <span class="costs-mark">{ctx.t.costsFindings.marks[mark]}</span>;
}
