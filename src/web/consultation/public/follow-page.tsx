import { cityDay } from '#core/calendar/city-day.ts';
import type { VNode } from 'preact';
import type { OpinionProgress, PointProgress } from '#core/consultation/public/opinion-progress.ts';
import type { PublicConsultation } from '#read/public-consultation.ts';
import { Facts, type FactRow } from '../../elements/facts.tsx';
import { dateWords, momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { clauseName, plansPath, PublicFrame } from './public-frame.tsx';

export type FollowPageProps = {
  readonly ctx: PageContext;
  readonly seen: PublicConsultation;
  readonly number: string;
  /** A number and a code were typed and do not belong together. */
  readonly wrong: boolean;
  /** What was found by them. */
  readonly found: OpinionProgress | undefined;
  /** Of a citizen who is signed in. */
  readonly own: readonly OpinionProgress[];
};

/** What became of what one said: by number and code, or all of it when signed in. */
export function FollowPage(props: FollowPageProps): VNode {
  const { ctx, seen, found, own } = props;
  const text = ctx.t.consultationPublic.follow;
  const others = own.filter(({ submission }) => submission.number !== found?.submission.number);
  return (
    <PublicFrame ctx={ctx} consultation={seen.consultation} title={text.title}>
      {found !== undefined && <Opinion ctx={ctx} progress={found} />}
      {ctx.viewer.role === 'citizen' && (
        <section>
          <h2>{text.own}</h2>
          {own.length === 0 && <p>{text.ownEmpty}</p>}
          {others.map((progress) => (
            <Opinion key={progress.submission.number} ctx={ctx} progress={progress} />
          ))}
        </section>
      )}
      {found === undefined && <FollowForm {...props} />}
    </PublicFrame>
  );
}

function FollowForm({ ctx, seen, number, wrong }: FollowPageProps): VNode {
  const text = ctx.t.consultationPublic.follow;
  const here = plansPath(seen.consultation, '/follow');
  return (
    <section>
      {wrong && (
        <div class="error-box" role="alert" tabIndex={-1} autofocus>
          <p>
            <strong>{text.wrong}</strong>
          </p>
          <p>{text.wrongHelp}</p>
        </div>
      )}
      <p>{text.lead}</p>
      <form method="post" action={here}>
        <CsrfField ctx={ctx} />
        <div class="field">
          <label for="f-number">{text.number}</label>
          <p class="hint" id="f-number-hint">
            {text.numberHint}
          </p>
          <input
            class="ds-input"
            id="f-number"
            name="number"
            value={number}
            inputMode="numeric"
            autocomplete="off"
            aria-describedby="f-number-hint"
            data-width="short"
          />
        </div>
        <div class="field">
          <label for="f-code">{text.code}</label>
          <p class="hint" id="f-code-hint">
            {text.codeHint}
          </p>
          <input
            class="ds-input"
            id="f-code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby="f-code-hint"
            data-width="middle"
          />
        </div>
        <div class="acts">
          <button class="ds-button" type="submit">
            {text.act}
          </button>
        </div>
      </form>
      {ctx.viewer.role === 'visitor' && (
        <p>
          {text.signIn}{' '}
          <a href={`/sign-in?${new URLSearchParams({ role: 'citizen', return_to: here }).toString()}`}>
            {text.signInLink}
          </a>
        </p>
      )}
    </section>
  );
}

function Opinion({
  ctx,
  progress,
}: {
  readonly ctx: PageContext;
  readonly progress: OpinionProgress;
}): VNode {
  const { submission, copy, points } = progress;
  const text = ctx.t.consultationPublic.follow;
  return (
    <section class="sheet">
      <h2>{text.submission(submission.number)}</h2>
      <p class="hint">{text.receivedOn(dateWords(submission.receivedOn, ctx.language))}</p>
      <p class="slip__label">{text.youSaid}</p>
      <blockquote class="plan-quote plan-said">{submission.text}</blockquote>
      {copy && <p class="notice">{text.copy(Math.max(...points.map(({ others }) => others), 0))}</p>}
      {points.length > 1 && <p>{text.points(points.length)}</p>}
      {points.map((point, at) => (
        <Point
          key={point.point}
          ctx={ctx}
          point={point}
          nth={points.length > 1 ? at + 1 : undefined}
          copy={copy}
        />
      ))}
    </section>
  );
}

function Point(props: {
  readonly ctx: PageContext;
  readonly point: PointProgress;
  readonly nth: number | undefined;
  readonly copy: boolean;
}): VNode {
  const { ctx, point, nth, copy } = props;
  const text = ctx.t.consultationPublic.follow;
  const list = (names: readonly string[]): string => names.join(ctx.t.frame.listSeparator);
  const rows: readonly FactRow[] = [
    { label: text.step, value: <strong>{text.steps[point.stage]}</strong> },
    ...(point.topic === undefined ? [] : [{ label: text.topic, value: point.topic }]),
    ...(point.leads.length === 0 ? [] : [{ label: text.leads, value: list(point.leads) }]),
    ...(point.supports.length === 0 ? [] : [{ label: text.supports, value: list(point.supports) }]),
  ];
  return (
    <div class="opinion-point">
      {nth !== undefined && <h3>{text.point(nth)}</h3>}
      {nth !== undefined && point.text !== undefined && <p class="plan-said">{point.text}</p>}
      <Facts rows={rows} />
      {!copy && point.others > 0 && <p class="hint">{text.others(point.others)}</p>}
      {point.decision === undefined ? (
        <p class="hint">{text.undecided}</p>
      ) : (
        <Decision ctx={ctx} decision={point.decision} />
      )}
      <Commitments ctx={ctx} point={point} />
    </div>
  );
}

function Decision(props: {
  readonly ctx: PageContext;
  readonly decision: NonNullable<PointProgress['decision']>;
}): VNode {
  const { ctx, decision } = props;
  const { t, language } = ctx;
  const text = t.consultationPublic.follow;
  return (
    <div class={decision.sentences.length > 0 ? 'notice notice--go' : 'notice'}>
      <p>
        {text.outcome}
        {t.form.colon}
        <strong>{t.consultation.outcomes[decision.outcome]}</strong>
        {decision.problem !== undefined && `${t.form.comma}${text.problem}${t.form.colon}${decision.problem}`}
      </p>
      <p>
        {text.reason}
        {t.form.colon}
        {decision.reason}
      </p>
      {decision.sentences.map(({ link, clause }) => (
        <div class="opinion-sentence" key={`${link.clause} ${link.inserted}`}>
          <p>
            <strong>{text.sentence}</strong>
            {clause !== undefined && <span class="hint"> {text.sentenceIn(clauseName(clause, 16))}</span>}
          </p>
          {link.deleted !== '' && (
            <p>
              {text.taken}
              {t.form.colon}
              <del>{link.deleted}</del>
            </p>
          )}
          {link.inserted !== '' && (
            <p>
              {text.put}
              {t.form.colon}
              <ins>{link.inserted}</ins>
            </p>
          )}
        </div>
      ))}
      {decision.moreInside && <p class="hint">{text.moreInside}</p>}
      <p class="hint">{text.decidedOn(momentWords(decision.at.toString(), language))}</p>
    </div>
  );
}

function Commitments({
  ctx,
  point,
}: {
  readonly ctx: PageContext;
  readonly point: PointProgress;
}): VNode | null {
  const text = ctx.t.consultationPublic.follow;
  if (point.commitments.length === 0) return null;
  return (
    <div>
      <p>
        <strong>{text.commitment}</strong>
      </p>
      <ul>
        {point.commitments.map(({ id, title, ownerName, due, judgements, evidence }) => {
          const judged = judgements.at(-1);
          return (
            <li key={id}>
              {title} <span class="hint">{text.commitmentLine(ownerName, dateWords(due, ctx.language))}</span>{' '}
              {judged !== undefined && (
                <p>
                  {text.phases[judged.phase]}（{dateWords(cityDay(judged.day), ctx.language)}）
                  {ctx.t.form.colon}
                  <strong>{text.outcomes[judged.outcome]}</strong>。{judged.reason}
                </p>
              )}
              {evidence.map((each) => (
                <p class="hint" key={`${each.on} ${each.text}`}>
                  {text.evidence}
                  {ctx.t.form.colon}
                  {each.text}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
