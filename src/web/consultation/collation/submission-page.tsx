import type { VNode } from 'preact';
import type { Point, Submission } from '#core/consultation/ledger.ts';
import type { SubmissionNumber } from '#core/consultation/ids.ts';
import { sentences } from '#core/consultation/text/sentences.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Facts, type FactRow } from '../../elements/facts.tsx';
import { dateWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { className, saidIn } from '../consultation-words.ts';
import { TouchedBy } from './touched-by.tsx';

export type SubmissionProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly submission: Submission;
  /** A form that was refused, as it was typed. */
  readonly refused?:
    | { readonly sentence: string; readonly point: string; readonly texts: string }
    | undefined;
};

/** One submission as it came, and what it was cut into. */
export function SubmissionPage(props: SubmissionProps): VNode {
  const { ctx, seen, submission, refused } = props;
  const { t } = ctx;
  const { consultation, ledger } = seen;
  const words = t.consultationCollation;
  const title = t.consultation.submissionNo(submission.number);
  const base = `/consultations/${consultation.id}`;
  const copies = [...ledger.submissions.values()].filter(({ copyOf }) => copyOf === submission.number);
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={title}>
      {refused && (
        <ErrorSummary t={t} lines={[{ href: `#split-${refused.point}`, sentence: refused.sentence }]} />
      )}
      <h1>{submission.title === undefined ? title : `${title} ${submission.title}`}</h1>
      <Facts rows={facts(props)} />
      <p>
        <a href={`${base}/submissions/${submission.number}/contributor`}>{words.whoSent.link}</a>
      </p>
      <section class="sheet">
        <h2>{submission.confirmed === undefined ? words.asItCame : words.asConfirmed}</h2>
        {submission.speech !== undefined && submission.confirmed === undefined && (
          <p class="notice notice--wait">{t.consultation.unconfirmed}</p>
        )}
        <p class="typed">{saidIn(submission)}</p>
        {submission.confirmed !== undefined && submission.confirmed.text !== submission.text && (
          <details>
            <summary>{words.firstRecord}</summary>
            <p class="typed">{submission.text}</p>
          </details>
        )}
        {submission.files.length > 0 && (
          <ul>
            {submission.files.map(({ name, file }) => (
              <li>
                <a href={`${base}/submissions/${submission.number}/files/${file}`}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
      {submission.copyOf === undefined ? (
        submission.points.map((id) => {
          const point = ledger.points.get(id);
          return point && <PointSheet {...props} point={point} />;
        })
      ) : (
        <Unfold {...props} of={submission.copyOf} />
      )}
      {copies.length > 0 && (
        <section class="sheet">
          <h2>{words.copiesOfThis(copies.length)}</h2>
          <ul>
            {copies.map(({ number }) => (
              <li>
                <a href={`${base}/submissions/${number}`}>{t.consultation.submissionNo(number)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <TouchedBy ctx={ctx} seen={seen} ids={[String(submission.number), ...submission.points]} />
    </ConsultationFrame>
  );
}

function facts({ ctx, seen, submission }: SubmissionProps): readonly FactRow[] {
  const { t, language } = ctx;
  const words = t.consultationCollation;
  const { contributor, published, consent, channel, receivedOn, proposalNumber } = submission;
  const districts = seen.consultation.districts;
  return [
    { label: words.channel, value: t.consultation.channels[channel] },
    { label: words.day, value: dateWords(receivedOn, language) },
    { label: words.class, value: className(seen.consultation, contributor.identityClass) || words.notSaid },
    ...(contributor.district === undefined
      ? []
      : [
          { label: words.district, value: districts.find(({ code }) => code === contributor.district)?.name },
        ]),
    ...(proposalNumber === undefined ? [] : [{ label: words.proposalNumber, value: proposalNumber }]),
    {
      label: words.consent,
      value: words.consentLine(t.consultation.consents[consent.text], t.consultation.consents[consent.name]),
    },
    ...(published === undefined
      ? []
      : [
          {
            label: words.source,
            value: (
              <>
                {published.url === undefined ? (
                  published.title
                ) : (
                  <a href={published.url} rel="noreferrer nofollow">
                    {published.title}
                  </a>
                )}
                {published.date !== undefined && `（${published.date}）`}
                {published.outcome !== undefined && (
                  <span class="hint block">
                    {words.sourceOutcome[published.outcome.basis](published.outcome.words)}
                    {published.reason !== undefined && words.sourceReason(published.reason)}
                  </span>
                )}
                {published.note !== undefined && <span class="hint block">{published.note}</span>}
              </>
            ),
          },
        ]),
  ];
}

function PointSheet(props: SubmissionProps & { readonly point: Point }): VNode {
  const { ctx, seen, submission, point, refused } = props;
  const words = ctx.t.consultationCollation;
  const base = `/consultations/${seen.consultation.id}`;
  const isRefused = refused?.point === point.id;
  const proposed = sentences(point.text)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .join('\n');
  return (
    <section class="sheet opinion-point">
      <h2>{words.point(point.id)}</h2>
      {submission.points.length > 1 && <p class="typed">{point.text}</p>}
      {point.quote === undefined && <p class="hint">{words.notQuoted}</p>}
      <p>
        <a href={`${base}/demands/${point.demand}`}>{words.ofDemand(point.demand)}</a>
      </p>
      <details open={isRefused}>
        <summary>{words.split}</summary>
        <form method="post" action={`${base}/points/${point.id}/split`}>
          <CsrfField ctx={ctx} />
          <label class="field" for={`split-${point.id}`}>
            {words.splitHint}
          </label>
          <textarea class="ds-input" id={`split-${point.id}`} name="texts" rows={6}>
            {isRefused ? refused.texts : proposed}
          </textarea>
          <p class="acts">
            <button class="ds-button" type="submit">
              {words.split}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}

function Unfold({ ctx, seen, submission, of }: SubmissionProps & { readonly of: SubmissionNumber }): VNode {
  const words = ctx.t.consultationCollation;
  const base = `/consultations/${seen.consultation.id}/submissions`;
  return (
    <section class="sheet">
      <h2>
        <a href={`${base}/${of}`}>{words.copyOf(of)}</a>
      </h2>
      <p>{words.copyHint}</p>
      <form method="post" action={`${base}/${submission.number}/unfold`} class="inline-form">
        <CsrfField ctx={ctx} />
        <label>
          {words.why} <input class="ds-input" name="why" required maxlength={200} />
        </label>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.unfold}
        </button>
      </form>
    </section>
  );
}
