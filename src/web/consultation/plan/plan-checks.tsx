import type { VNode } from 'preact';
import { checkIndicators } from '#core/consultation/plan/check-indicators.ts';
import { checkMentions } from '#core/consultation/plan/check-mentions.ts';
import { checkProjects } from '#core/consultation/plan/check-projects.ts';
import type { PlanClause } from '#core/consultation/plan/plan.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { excerpt } from '../consultation-words.ts';

/** What in the tables and figures of a version does not fit, each with its places. */
export function PlanChecks(props: {
  readonly ctx: PageContext;
  readonly clauses: readonly PlanClause[];
}): VNode | null {
  const words = props.ctx.t.consultationPlan;
  const { clauses } = props;
  if (!clauses.some(({ indicator, project }) => indicator ?? project)) return null;
  const lines = [
    ...checkIndicators(clauses).map(({ clause, code, params }) => ({
      places: [clause],
      sentence: words.checks[code](params),
      quote: '',
    })),
    ...checkMentions(clauses).map(({ indicator, clause, name, said, table, sentence }) => ({
      places: [clause, indicator],
      sentence: words.mention({ name, said, table: words.mentionYear(table.year, table.value, table.unit) }),
      quote: excerpt(sentence),
    })),
    ...checkProjects(clauses).map(({ clause, ...sums }) => ({
      places: [clause],
      sentence: words.total(sums),
      quote: '',
    })),
  ];
  if (lines.length === 0) return <p class="hint">{words.checksNone}</p>;
  return (
    <details open={lines.length <= 5}>
      <summary>{words.checksTitle(lines.length)}</summary>
      <ul>
        {lines.map(({ places, sentence, quote }) => (
          <li>
            {places.map((id) => (
              <>
                <a href={`#${id}`}>{id}</a>{' '}
              </>
            ))}
            {sentence}
            {quote !== '' && <span class="block hint">{quote}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
