import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Finding } from '#core/statistics/rules/finding.ts';
import { RULE_LEVELS, type RuleLevel } from '#core/statistics/rules/rule.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { EntryFinding } from './entry-finding.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { LevelMark } from './entry-sheet.tsx';
import { NotEvaluableList } from './finding.tsx';
import { mayFill, unexplained, type EntryView } from './entry-view.ts';
import { codeName, returnPath } from './entry-words.ts';

export type EntryCheckProps = {
  readonly ctx: PageContext;
  readonly view: EntryView;
  readonly done?: string;
  /** What was typed and not taken, by finding key. */
  readonly attempt?: { readonly problem: string; readonly typed: ReadonlyMap<string, string> };
};

/** Everything the rules say about the return, the gravest first; explanations are written here. */
export function EntryCheckPage(props: EntryCheckProps): VNode {
  const { ctx, view, done, attempt } = props;
  const words = ctx.t.costsEntry;
  const { passed, notEvaluable } = view.evaluation;
  return (
    <EntryFrame ctx={ctx} view={view} title={words.checkTitle} here="check">
      <ErrorSummary
        lines={attempt === undefined ? [] : [{ href: '#explanations', sentence: attempt.problem }]}
        t={ctx.t}
      />
      {done !== undefined && <output class="notice notice--go">{done}</output>}
      <p>{words.checkLead}</p>
      {RULE_LEVELS.map((level) => (
        <LevelGroup {...props} level={level} />
      ))}
      <NotEvaluableList ctx={ctx} round={view.round} rules={notEvaluable} />
      <p>{words.rulesPassed(passed.length)}</p>
      <p class="acts no-print">
        <a class="ds-button" href={returnPath(view.round.id, view.unit.id, 'sign')}>
          {words.links.sign}
        </a>
      </p>
    </EntryFrame>
  );
}

function LevelGroup(props: EntryCheckProps & { readonly level: RuleLevel }): VNode {
  const { ctx, view, level } = props;
  const words = ctx.t.costsEntry;
  const findings = view.evaluation.findings.filter((each) => each.level === level);
  return (
    <section aria-labelledby={`level-${level}`} id={level === 'explain' ? 'explanations' : undefined}>
      <h2 id={`level-${level}`}>
        <LevelMark ctx={ctx} level={level} /> {words.groupTitles[level]}
      </h2>
      {findings.length === 0 && <p>{words.groupNone}</p>}
      {level === 'explain' && findings.length > 0 ? (
        <Explanations {...props} findings={findings} />
      ) : (
        <ul class="bare-list">
          {findings.map((finding) => (
            <li key={finding.key}>
              <EntryFinding ctx={ctx} view={view} finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One form for all explanations, so that one that is left open costs no other. */
function Explanations(props: EntryCheckProps & { readonly findings: readonly Finding[] }): VNode {
  const { ctx, view, findings, attempt } = props;
  const { t } = ctx;
  const words = t.costsEntry;
  const editable = mayFill(view);
  const done = findings.length - unexplained(view).length;
  return (
    <form method="post" action={returnPath(view.round.id, view.unit.id, 'explanations')}>
      <CsrfField ctx={ctx} />
      <p>
        {words.explained(done, findings.length)}
        {editable && <span class="hint"> {words.explanationHint}</span>}
      </p>
      <ul class="bare-list">
        {findings.map((finding, index) => {
          const kept = view.state.explanations.get(finding.key);
          const rule = view.round.rules.find(({ id }) => id === finding.rule);
          const name = rule === undefined ? finding.rule : inLanguage(rule.name, ctx.language);
          const [cell] = finding.cells;
          return (
            <li key={finding.key}>
              <EntryFinding ctx={ctx} view={view} finding={finding}>
                {editable && (
                  <div class="field">
                    <label for={`e-${index}`}>
                      {words.explanation}
                      <span class="visually-hidden">
                        {words.explanationFor(
                          `${name} ${cell === undefined ? '' : codeName(ctx, view.round, cell)}`,
                        )}
                      </span>
                    </label>
                    <textarea class="ds-input" id={`e-${index}`} name={`e:${finding.key}`} rows={2}>
                      {attempt?.typed.get(finding.key) ?? kept?.text ?? ''}
                    </textarea>
                    {kept && <p class="hint">{words.explanationBy(kept.name, kept.version)}</p>}
                  </div>
                )}
              </EntryFinding>
            </li>
          );
        })}
      </ul>
      {editable && (
        <p class="acts">
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.saveExplanations}
          </button>
        </p>
      )}
    </form>
  );
}
