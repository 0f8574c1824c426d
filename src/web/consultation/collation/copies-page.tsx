import type { VNode } from 'preact';
import type { CopiesFound } from '#core/consultation/copies/copies-of.ts';
import { COMPARED, type NearCopy } from '#core/consultation/copies/near-copies.ts';
import type { SubmissionNumber } from '#core/consultation/ids.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Pager } from '../../elements/pager.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import { CsrfField } from '../../form/csrf-field.tsx';
import { ErrorSummary } from '../../form/error-summary.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { excerpt, saidIn } from '../consultation-words.ts';

export type CopiesProps = {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly found: CopiesFound;
  readonly threshold: number;
  readonly page: number;
  /** The form as it was sent: which pairs were ticked. */
  readonly refused?:
    | { readonly sentence: string; readonly pairs: readonly string[]; readonly near: boolean }
    | undefined;
};

/** Pairs on one page: each is read by a person. */
const PAIRS = 20;
/** Places that differ, and characters of each, that are shown of a pair: both texts are a click away. */
const MOST_PLACES = 12;
const LONGEST_PLACE = 60;

/** Copies to be folded: equal ones at one press, near ones each looked at, with the effect of every threshold shown first. */
export function CopiesPage(props: CopiesProps): VNode {
  const { ctx, seen, refused } = props;
  const { same } = props.found;
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
      {refused !== undefined && (
        <ErrorSummary
          t={t}
          lines={[{ href: refused.near ? '#near' : '#same', sentence: refused.sentence }]}
        />
      )}
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
  const { ctx, seen } = props;
  const { same } = props.found;
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
  const { ctx, seen, threshold } = props;
  const { near } = props.found;
  const words = ctx.t.consultationCollation;
  const { count, some } = near.at(threshold);
  const pages = Math.max(1, Math.ceil(count / PAIRS));
  const page = Math.min(props.page, pages);
  return (
    <section class="sheet" id="near">
      <h2>{words.nearCopies}</h2>
      <p class="hint">{words.nearHint(COMPARED)}</p>
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
            {near.effects.map((effect) => (
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
      {count === 0 ? (
        <p class="empty">{words.noNear(threshold)}</p>
      ) : (
        <form method="post" action={action(props)}>
          <CsrfField ctx={ctx} />
          <input type="hidden" name="basis" value="near-copy" />
          <input type="hidden" name="threshold" value={String(threshold)} />
          <ul class="opinion-points">
            {some((page - 1) * PAIRS, page * PAIRS).map(
              ({ original, copy, similarity, differs, cautions }) => (
                <li>
                  <label class="choice">
                    <input
                      type="checkbox"
                      name="pair"
                      value={`${copy}:${original}`}
                      checked={props.refused?.pairs.includes(`${copy}:${original}`) === true}
                    />{' '}
                    {words.nearLine(copy, original, Math.round(similarity * 100))}
                  </label>
                  {cautions.length > 0 && (
                    <strong class="block">
                      {cautions.map((caution) => words.cautions[caution]).join(' ')}
                    </strong>
                  )}
                  <span class="typed block">{textOf(seen, original)}</span>
                  <span class="typed block">{textOf(seen, copy)}</span>
                  <span class="hint block">{words.differs(placesOf(differs) || words.nothing)}</span>
                </li>
              ),
            )}
          </ul>
          <p class="acts">
            <button class="ds-button" type="submit">
              {words.foldTicked}
            </button>
          </p>
        </form>
      )}
      <Pager
        page={page}
        pages={pages}
        href={(nth) => `${action(props)}?threshold=${threshold}&page=${nth}`}
        t={ctx.t}
      />
    </section>
  );
}

function placesOf(differs: NearCopy<SubmissionNumber>['differs']): string {
  const places = differs
    .slice(0, MOST_PLACES)
    .map(({ original, copy }) => `“${excerpt(original, LONGEST_PLACE)}”→“${excerpt(copy, LONGEST_PLACE)}”`);
  return [...places, ...(differs.length > MOST_PLACES ? ['…'] : [])].join('；');
}

function textOf({ ledger }: CopiesProps['seen'], number: SubmissionNumber): string {
  const submission = ledger.submissions.get(number);
  return submission === undefined ? '' : excerpt(saidIn(submission), 200);
}
