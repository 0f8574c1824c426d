import type { VNode } from 'preact';
import { TEXT_OUTCOMES } from '#core/consultation/consultation.ts';
import { demandVoices } from '#core/consultation/coverage/voices.ts';
import type { ChangeChoice } from '#core/consultation/disposition/change-choices.ts';
import type { Flag } from '#core/consultation/disposition/flags.ts';
import type { Demand, Disposition } from '#core/consultation/ledger.ts';
import { verifyLink } from '#core/consultation/plan/verify-link.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { actorWords, demandWords, departmentName, excerpt } from '../consultation-words.ts';
import { TouchedBy } from '../collation/touched-by.tsx';
import { flagSentence } from './flag-words.ts';

/** A form as it was typed. */
export type DecisionTyped = {
  readonly outcome: string;
  readonly problem: string;
  readonly reason: string;
  readonly changes: readonly string[];
};

export type DecideProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly demand: Demand;
  readonly choices: readonly ChangeChoice[];
  readonly flags: readonly Flag[];
  readonly typed: DecisionTyped;
  readonly refused?: string | undefined;
};

/** One demand decided: what was said, what departments think, what was changed, and the decision on both axes. */
export function DecidePage(props: DecideProps): VNode {
  const { ctx, seen, demand, refused } = props;
  const { t } = ctx;
  const words = t.consultationDisposition;
  const { consultation, ledger } = seen;
  const voices = demandVoices(ledger).get(demand.id);
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={consultation}
      title={words.title(demand.id)}
      here="disposition"
    >
      {refused !== undefined && <ErrorSummary t={t} lines={[{ href: '#decision', sentence: refused }]} />}
      <h1>{words.title(demand.id)}</h1>
      <section class="sheet">
        <h2>{excerpt(demandWords(ledger, demand), 60)}</h2>
        <p class="hint">
          {words.voices(voices?.submissions.length ?? 0)} {words.volume}
        </p>
        <ul>
          {demand.points.map((id) => (
            <li class="typed">
              <a href={`/consultations/${consultation.id}/submissions/${id.split('-')[0]}`}>{id}</a>{' '}
              {ledger.points.get(id)?.text}
            </li>
          ))}
        </ul>
      </section>
      <Views {...props} />
      <Flags {...props} />
      <Decision {...props} />
      <Earlier {...props} />
      <TouchedBy ctx={ctx} seen={seen} ids={[demand.id]} />
    </ConsultationFrame>
  );
}

function Views({ ctx, seen, demand }: DecideProps): VNode {
  const { t } = ctx;
  const words = t.consultationDisposition;
  const nameOf = (id: string): string => departmentName(seen.consultation, id);
  return (
    <section class="sheet">
      <h2>{words.views}</h2>
      {demand.views.length === 0 && <p class="empty">{words.noViews}</p>}
      {demand.views.map(({ department, stance, text, problem }) => (
        <p>
          <strong>
            {nameOf(department)}：{t.consultationDispatch.stances[stance]}
          </strong>
          {problem !== undefined && ` · ${problem}`}
          <span class="typed block">{text}</span>
        </p>
      ))}
      {demand.disagreement !== undefined && (
        <p>
          <strong>{words.ownReason}</strong> {demand.disagreement.reason}
        </p>
      )}
      <p class="no-print">
        <a href={`/consultations/${seen.consultation.id}/dispatch/${demand.id}`}>{words.toDispatch}</a>
      </p>
    </section>
  );
}

function Flags({ ctx, seen, demand, flags }: DecideProps): VNode | null {
  const words = ctx.t.consultationDisposition;
  if (flags.length === 0) return null;
  return (
    <section class="sheet">
      <h2>{words.flagsTitle}</h2>
      {flags.map((flag) => (
        <div class="opinion-flag">
          <p>{flagSentence(flag, ctx.t)}</p>
          {flag.answer === undefined ? (
            <form
              method="post"
              action={`/consultations/${seen.consultation.id}/disposition/${demand.id}/flags/${flag.code}`}
              class="inline-form no-print"
            >
              <CsrfField ctx={ctx} />
              <label>
                {words.whyStands} <input class="ds-input" name="reason" required maxlength={400} />
              </label>
              <button class="ds-button" data-variant="secondary" type="submit">
                {words.letStand}
              </button>
            </form>
          ) : (
            <p class="hint">{words.stands(flag.answer)}</p>
          )}
        </div>
      ))}
    </section>
  );
}

function Decision({ ctx, seen, demand, choices, typed }: DecideProps): VNode {
  const { t } = ctx;
  const words = t.consultationDisposition;
  const { consultation } = seen;
  return (
    <form
      method="post"
      action={`/consultations/${consultation.id}/disposition/${demand.id}`}
      class="sheet no-print"
      id="decision"
    >
      <CsrfField ctx={ctx} />
      <h2>{demand.disposition === undefined ? words.decide : words.decideAgain}</h2>
      <fieldset class="field">
        <legend>{words.textAxis}</legend>
        {TEXT_OUTCOMES.map((outcome) => (
          <label class="choice">
            <input type="radio" name="outcome" value={outcome} checked={outcome === typed.outcome} required />{' '}
            {t.consultation.outcomes[outcome]} <span class="hint">{words.outcomeHint[outcome]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="field">
        <legend>{words.problemAxis}</legend>
        <label class="choice">
          <input type="radio" name="problem" value="" checked={typed.problem === ''} /> {words.noProblem}
        </label>
        {consultation.problemGrades.map(({ code, name }) => (
          <label class="choice">
            <input type="radio" name="problem" value={code} checked={code === typed.problem} /> {code} {name}
          </label>
        ))}
      </fieldset>
      <p class="field">
        <label for="reason">{words.reason}</label>
        <span class="hint block">{words.reasonHint}</span>
        <textarea class="ds-input" id="reason" name="reason" rows={4} maxlength={4000}>
          {typed.reason}
        </textarea>
      </p>
      <Changes ctx={ctx} seen={seen} choices={choices} typed={typed} />
      <p class="acts">
        <button class="ds-button" type="submit">
          {words.save}
        </button>
      </p>
    </form>
  );
}

/** So many other changes are shown; the rest by their clause's page. */
const MOST_OTHERS = 60;

function Changes({
  ctx,
  seen,
  choices,
  typed,
}: Pick<DecideProps, 'ctx' | 'seen' | 'choices' | 'typed'>): VNode {
  const words = ctx.t.consultationDisposition;
  const own = choices.filter(({ forThis, key }) => forThis || typed.changes.includes(key));
  const others = choices.filter((choice) => !own.includes(choice));
  return (
    <fieldset class="field">
      <legend>{words.changes}</legend>
      <p class="hint">{words.changesHint}</p>
      {choices.length === 0 && (
        <p>
          {words.noChanges} <a href={`/consultations/${seen.consultation.id}/plan`}>{words.toPlan}</a>
        </p>
      )}
      {own.map((choice) => (
        <Choice ctx={ctx} choice={choice} checked={typed.changes.includes(choice.key)} />
      ))}
      {others.length > 0 && (
        <details open={own.length === 0}>
          <summary>{words.otherChanges(others.length)}</summary>
          {others.slice(0, MOST_OTHERS).map((choice) => (
            <Choice ctx={ctx} choice={choice} checked={false} />
          ))}
          {others.length > MOST_OTHERS && (
            <p class="hint">{words.moreChanges(others.length - MOST_OTHERS)}</p>
          )}
        </details>
      )}
    </fieldset>
  );
}

function Choice(props: {
  readonly ctx: PageContext;
  readonly choice: ChangeChoice;
  readonly checked: boolean;
}): VNode {
  const { ctx, choice, checked } = props;
  const { link, clause, key, forThis } = choice;
  const words = ctx.t.consultationDisposition;
  return (
    <label class="choice opinion-change">
      <input type="checkbox" name="change" value={key} checked={checked} />{' '}
      <span>
        {words.changeAt(link.from, link.to, clause.no ?? '', link.clause)}
        {forThis && <strong> {words.forThis}</strong>}
        <span class="block">
          {link.kind !== 'text' && `${clause.indicator?.name ?? clause.project?.name ?? ''}：`}
          {link.deleted !== '' && <del>{excerpt(link.deleted, 160)}</del>}{' '}
          {link.inserted !== '' && <ins>{excerpt(link.inserted, 160)}</ins>}
        </span>
      </span>
    </label>
  );
}

function Earlier({ ctx, seen, demand }: DecideProps): VNode | null {
  const words = ctx.t.consultationDisposition;
  const all = [
    ...(demand.disposition === undefined ? [] : [demand.disposition]),
    ...demand.earlier.toReversed(),
  ];
  if (all.length === 0) return null;
  return (
    <section class="sheet">
      <h2>{words.decisions}</h2>
      {all.map((each, index) => (
        <DecisionLine ctx={ctx} seen={seen} disposition={each} current={index === 0} />
      ))}
    </section>
  );
}

function DecisionLine(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly disposition: Disposition;
  readonly current: boolean;
}): VNode {
  const { ctx, seen, disposition, current } = props;
  const { t } = ctx;
  const words = t.consultationDisposition;
  const { outcome, problem, reason, links, by, at } = disposition;
  return (
    <div class={current ? undefined : 'hint'}>
      <p>
        <strong>{t.consultation.outcomes[outcome]}</strong>
        {problem !== undefined && ` · ${problem}`} · {actorWords(ctx, seen.consultation, by)} ·{' '}
        {momentWords(at.toString(), ctx.language)}
        {!current && ` · ${words.replaced}`}
      </p>
      <p class="typed">{reason}</p>
      {links.map((link) => (
        <p>
          {words.changeAt(link.from, link.to, '', link.clause)}{' '}
          {link.deleted !== '' && <del>{excerpt(link.deleted, 160)}</del>}{' '}
          {link.inserted !== '' && <ins>{excerpt(link.inserted, 160)}</ins>}{' '}
          {current && <span class="hint">{words.verdicts[verifyLink(link, seen.ledger.versions).kind]}</span>}
        </p>
      ))}
    </div>
  );
}
