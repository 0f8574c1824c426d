import type { VNode } from 'preact';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PatternFinding } from '#core/supervision/patterns/pattern.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { PeriodForm, type Period } from './rankings-page.tsx';
import { officeName, type OfficeNames } from './supervision-parts.tsx';

/** Patterns with what they may mean, the pair here and the pair everywhere, and every case they rest on. */
export function PatternsPage(props: {
  readonly ctx: PageContext;
  readonly findings: readonly PatternFinding[];
  readonly looked: number;
  /** No more than so many were looked at. */
  readonly cut: number | undefined;
  readonly period: Period;
  readonly county: DivisionCode | undefined;
  readonly counties: readonly { readonly code: DivisionCode; readonly name: string }[];
  readonly names: OfficeNames;
}): VNode {
  const { ctx, findings, looked, cut, period, county, counties, names } = props;
  const words = ctx.t.supervision.patterns;
  return (
    <BureauFrame ctx={ctx} title={words.title} here="patterns">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <PeriodForm ctx={ctx} period={period} action="/bureau/supervision/patterns" keep={{}}>
        <label>
          {words.county}{' '}
          <select name="county">
            <option value="">{words.anywhere}</option>
            {counties.map(({ code, name }) => (
              <option value={code} selected={code === county}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </PeriodForm>
      <p>{cut === undefined ? words.looked(looked) : words.most(cut)}</p>
      {findings.length === 0 && <p class="empty">{words.empty}</p>}
      {findings.map((finding) => (
        <section class="sheet">
          <h2>{words.pattern[finding.pattern].name}</h2>
          <p>
            <strong>{officeName(finding.office, ctx, names)}</strong>
          </p>
          <p>{words.pattern[finding.pattern].why}</p>
          <p>
            {words.here(finding.here.hits, finding.here.of)}
            {ctx.t.form.semicolon}
            {words.everywhere(finding.everywhere.hits, finding.everywhere.of)}
            {ctx.t.form.stop}
          </p>
          <details class="why">
            <summary>{words.cases}</summary>
            <ul class="plain-list">
              {finding.parts.map(({ number, part }) => (
                <li>
                  <a href={`/bureau/supervision/holdings?number=${number}`} class="unbroken">
                    {showCaseNumber(number)}
                  </a>{' '}
                  · {part}
                </li>
              ))}
            </ul>
          </details>
        </section>
      ))}
      <p class="hint">{words.sample}</p>
    </BureauFrame>
  );
}
