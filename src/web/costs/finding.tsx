import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import type { Finding, NotEvaluable } from '#core/statistics/rules/finding.ts';
import type { PageContext } from '../frame/page-context.ts';
import { LevelMark } from './entry-sheet.tsx';
import { formOf, nameOf, type FindingReader } from './finding-names.ts';
import { findingWords } from './finding-words.ts';
import { shortTitle } from './entry-words.ts';

/** So many cells are linked; a block of 36 lines would bury the sentence. */
const LINKS_SHOWN = 6;
const MISSING_SHOWN = 4;

/** Where a cell is to be looked at; undefined: nowhere, and its name stands without a link. */
type HrefOf = (code: IndicatorCode) => string | undefined;

/** One finding: how grave, what and where, what to do, its working folded away, links to its cells. `children`: the explanation. */
export function FindingView(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly finding: Finding;
  readonly hrefOf: HrefOf;
  /**
   * Who reads it: who fills in is told what to do next; a reviewer changes nothing; what was published nobody corrects or
   * explains, and its levels have words of their own.
   */
  readonly reads?: 'reporter' | 'reviewer' | 'public';
  readonly children?: ComponentChildren;
}): VNode {
  const { ctx, round, finding, hrefOf, reads = 'reporter', children } = props;
  const texts = ctx.t.costsFindings;
  const reader: FindingReader = { texts, language: ctx.language, round };
  const words = findingWords(reader, finding);
  return (
    <div class={`entry-finding entry-finding--${finding.level}`}>
      <p>
        {reads === 'public' ? (
          <span class={`level level--${finding.level}`}>{ctx.t.costs.bodies.levels[finding.level]}</span>
        ) : (
          <LevelMark ctx={ctx} level={finding.level} />
        )}{' '}
        <strong>{words.rule}</strong>
      </p>
      <p>{words.sentence}</p>
      {reads === 'reporter' && <p>{words.next}</p>}
      {words.working.length > 0 && (
        <details>
          <summary>{texts.working}</summary>
          <ul>
            {words.working.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {finding.cells.length > 0 && (
        <p class="finding-cells">
          {texts.cells}
          {ctx.t.form.colon}
          {finding.cells.slice(0, LINKS_SHOWN).map((code, index) => (
            <>
              {index > 0 && texts.comma}
              <CellLink
                href={hrefOf(code)}
                name={cellName(reader, code, finding.cells[Math.max(0, index - 1)])}
              />
            </>
          ))}
          {finding.cells.length > LINKS_SHOWN && ` ${texts.more(finding.cells.length)}`}
        </p>
      )}
      {words.basis !== '' && <p class="hint">{words.basis}</p>}
      {children}
    </div>
  );
}

/** With the name of its form where that is not the form of the cell before: two tables name one amount alike. */
function cellName(reader: FindingReader, code: IndicatorCode, before: IndicatorCode | undefined): string {
  const form = formOf(reader.round, code);
  const name = nameOf(reader, code);
  return form === undefined || form === formOf(reader.round, before)
    ? name
    : `${shortTitle(inLanguage(form.title, reader.language))} ${name}`;
}

function CellLink({ href, name }: { readonly href: string | undefined; readonly name: string }): VNode {
  return href === undefined ? <span>{name}</span> : <a href={href}>{name}</a>;
}

/** Rules that were not judged, each with what it lacks. Nothing where all were. */
export function NotEvaluableList(props: {
  readonly ctx: PageContext;
  readonly round: Round;
  readonly rules: readonly NotEvaluable[];
}): VNode | null {
  const { ctx, round, rules } = props;
  const texts = ctx.t.costsFindings;
  if (rules.length === 0) return null;
  return (
    <section>
      <h2>{texts.notEvaluableTitle}</h2>
      <p>{texts.notEvaluableLead}</p>
      <ul>
        {rules.map((open) => {
          const rule = round.rules.find(({ id }) => id === open.rule);
          return (
            <li>
              <strong>{rule === undefined ? open.rule : inLanguage(rule.name, ctx.language)}</strong>
              {ctx.t.form.colon}
              {lacks(ctx, round, open)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function lacks(ctx: PageContext, round: Round, { missing, why }: NotEvaluable): string {
  const texts = ctx.t.costsFindings;
  if (why === 'too-few-peers') return texts.tooFewPeers;
  const reader: FindingReader = { texts, language: ctx.language, round };
  const zeros = missing.filter(({ zero }) => zero).map(({ code }) => texts.zeroDivisor(nameOf(reader, code)));
  const absent = missing.filter(({ zero }) => !zero);
  const names = absent.slice(0, MISSING_SHOWN).map(({ code, source }) => {
    const name = nameOf(reader, code);
    return source === 'own' ? texts.label(name) : texts.withSource(texts.sources[source], name);
  });
  if (names.length === 0) return texts.list(zeros);
  const more = absent.length > MISSING_SHOWN ? ` ${texts.more(absent.length)}` : '';
  return texts.list([...zeros, `${texts.missing(names.join(texts.comma))}${more}`]);
}
