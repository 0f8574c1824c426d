import type { VNode } from 'preact';
import type { Channel } from '#core/consultation/consultation.ts';
import type { Submission } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Pager } from '../../elements/pager.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { className, excerpt, saidIn } from '../consultation-words.ts';

const ROWS = 50;

export type SubmissionsAsked = {
  readonly channel: Channel | undefined;
  readonly words: string;
  readonly page: number;
};

/** Everything that came in, in the order in which it came. */
export function SubmissionsPage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly asked: SubmissionsAsked;
}): VNode {
  const { ctx, seen, asked } = props;
  const { consultation, ledger } = seen;
  const { t } = ctx;
  const words = t.consultationCollation;
  const base = `/consultations/${consultation.id}/submissions`;
  const found = [...ledger.submissions.values()].filter(
    (submission) =>
      (asked.channel === undefined || submission.channel === asked.channel) &&
      (asked.words === '' || `${submission.text} ${submission.title ?? ''}`.includes(asked.words)),
  );
  const pages = Math.max(1, Math.ceil(found.length / ROWS));
  const page = Math.min(asked.page, pages);
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={consultation}
      title={t.consultation.menu.submissions}
      here="submissions"
    >
      <h1>{t.consultation.menu.submissions}</h1>
      <form method="get" action={base} class="inline-form no-print">
        <label>
          {words.channel}{' '}
          <select class="ds-input" name="channel">
            <option value="">{words.allChannels}</option>
            {consultation.channels.map((channel) => (
              <option value={channel} selected={channel === asked.channel}>
                {t.consultation.channels[channel]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.wordsIn} <input class="ds-input" name="q" value={asked.words} maxlength={60} />
        </label>
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.find}
        </button>
      </form>
      <p>{words.found(found.length, ledger.submissions.size)}</p>
      {found.length === 0 ? (
        <p class="empty">{words.noneFound}</p>
      ) : (
        <TableBox label={t.consultation.menu.submissions}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.number}</th>
                <th scope="col">{words.said}</th>
                <th scope="col">{words.from}</th>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.became}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice((page - 1) * ROWS, page * ROWS).map((submission) => (
                <tr>
                  <td>
                    <a href={`${base}/${submission.number}`}>
                      {t.consultation.submissionNo(submission.number)}
                    </a>
                  </td>
                  <td>{excerpt(submission.title ?? saidIn(submission))}</td>
                  <td>
                    {t.consultation.channels[submission.channel]}
                    {submission.contributor.identityClass !== undefined &&
                      `，${className(consultation, submission.contributor.identityClass)}`}
                  </td>
                  <td class="unbroken">{dateWords(submission.receivedOn, ctx.language)}</td>
                  <td>{becameWords(ctx, submission)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <Pager
        page={page}
        pages={pages}
        href={(to) =>
          `${base}?${new URLSearchParams({ channel: asked.channel ?? '', q: asked.words, page: String(to) }).toString()}`
        }
        t={t}
      />
    </ConsultationFrame>
  );
}

function becameWords({ t }: PageContext, { copyOf, points, speech, confirmed }: Submission): string {
  const words = t.consultationCollation;
  const open = speech !== undefined && confirmed === undefined ? `；${t.consultation.unconfirmed}` : '';
  return (copyOf === undefined ? words.points(points.length) : words.copyOf(copyOf)) + open;
}
