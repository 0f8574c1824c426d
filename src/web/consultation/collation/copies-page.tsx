import type { VNode } from 'preact';
import type { NearCopy, ThresholdEffect } from '#core/consultation/copies/near-copies.ts';
import type { SameText } from '#core/consultation/copies/same-text.ts';
import type { SubmissionNumber } from '#core/consultation/ids.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { excerpt, saidIn } from '../consultation-words.ts';

export type CopiesProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly same: readonly SameText<SubmissionNumber>[];
  readonly near: readonly NearCopy<SubmissionNumber>[];
  readonly effects: readonly ThresholdEffect[];
  readonly threshold: number;
  readonly refused?: string | undefined;
};

/** Copies to be folded: equal ones at one press, near ones each looked at, with the effect of every threshold shown first. */
export function CopiesPage(props: CopiesProps): VNode {
  const { ctx, seen, same, refused } = props;
  const { t } = ctx;
  const words = t.consultationCollation;
  const folded = [...seen.ledger.submissions.values()].filter(({ copyOf }) => copyOf !== undefined).length;
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={seen.consultation}
      title={t.consultation.menu.copies}
      here="copies"
    >
      {refused !== undefined && <ErrorSummary t={t} lines={[{ href: '#same', sentence: refused }]} />}
      <h1>{t.consultation.menu.copies}</h1>
      <p>{words.copiesExplained(folded)}</p>
      <section class="sheet" id="same">
        <h2>{words.sameText(same.length)}</h2>
        {same.length === 0 ? <p class="empty">{words.noSame}</p> : <Same {...props} />}
      </section>
      <Near {...props} />
    </ConsultationFrame>
  );
}

function action({ seen }: CopiesProps): string {
  return `/consultations/${seen.consultation.id}/copies`;
}

function Same(props: CopiesProps): VNode {
  const { ctx, seen, same } = props;
  const words = ctx.t.consultationCollation;
  return (
    <form method="post" action={action(props)}>
      <CsrfField ctx={ctx} />
      <input type="hidden" name="basis" value="same-text" />
      <ul class="opinion-points">
        {same.map(({ original, copies }) => (
          <li>
            {copies.map((copy) => (
              <input type="hidden" name="pair" value={`${copy}:${original}`} />
            ))}
            {words.sameLine(original, copies.join('、'))}
            <span class="typed block">{textOf(seen, original)}</span>
          </li>
        ))}
      </ul>
      <p class="acts">
        <button class="ds-button" type="submit">
          {words.foldAll(same.reduce((sum, { copies }) => sum + copies.length, 0))}
        </button>
      </p>
    </form>
  );
}

function Near(props: CopiesProps): VNode {
  const { ctx, seen, near, effects, threshold } = props;
  const words = ctx.t.consultationCollation;
  return (
    <section class="sheet">
      <h2>{words.nearCopies}</h2>
      <p class="hint">{words.nearHint}</p>
      <TableBox label={words.effect}>
        <table class="plain-table">
          <caption>{words.effect}</caption>
          <thead>
            <tr>
              <th scope="col">{words.threshold}</th>
              <th scope="col" class="number">
                {words.wouldJoin}
              </th>
              <th scope="col" class="number">
                {words.intoGroups}
              </th>
              <th scope="col" class="number">
                {words.doubtful}
              </th>
            </tr>
          </thead>
          <tbody>
            {effects.map((effect) => (
              <tr>
                <th scope="row">
                  <a
                    href={`${action(props)}?threshold=${effect.threshold}`}
                    aria-current={effect.threshold === threshold ? 'true' : undefined}
                  >
                    {effect.threshold}
                  </a>
                </th>
                <td class="number">{effect.submissions}</td>
                <td class="number">{effect.groups}</td>
                <td class="number">{effect.doubtful}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {near.length === 0 ? (
        <p class="empty">{words.noNear(threshold)}</p>
      ) : (
        <form method="post" action={action(props)}>
          <CsrfField ctx={ctx} />
          <input type="hidden" name="basis" value="near-copy" />
          <input type="hidden" name="threshold" value={String(threshold)} />
          <ul class="opinion-points">
            {near.map(({ original, copy, similarity, differs, cautions }) => (
              <li>
                <label class="choice">
                  <input type="checkbox" name="pair" value={`${copy}:${original}`} />{' '}
                  {words.nearLine(copy, original, Math.round(similarity * 100))}
                </label>
                {cautions.length > 0 && (
                  <strong class="block">
                    {cautions.map((caution) => words.cautions[caution]).join(' ')}
                  </strong>
                )}
                <span class="typed block">{textOf(seen, original)}</span>
                <span class="typed block">{textOf(seen, copy)}</span>
                <span class="hint block">
                  {words.differs(
                    differs.map((each) => `“${each.original}”→“${each.copy}”`).join('；') || words.nothing,
                  )}
                </span>
              </li>
            ))}
          </ul>
          <p class="acts">
            <button class="ds-button" type="submit">
              {words.foldTicked}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function textOf({ ledger }: CopiesProps['seen'], number: SubmissionNumber): string {
  const submission = ledger.submissions.get(number);
  return submission === undefined ? '' : excerpt(saidIn(submission), 200);
}
