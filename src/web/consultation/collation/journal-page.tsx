import type { VNode } from 'preact';
import { actBuiltUpon } from '#core/consultation/collation/undo-act.ts';
import type { JournalEntry } from '#core/consultation/ledger.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { Pager } from '../../elements/pager.tsx';
import { momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { actorWords, excerpt } from '../consultation-words.ts';

const ROWS = 50;

/** Everything that happened: who, when, why; the latest first. */
export function JournalPage(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly page: number;
}): VNode {
  const { ctx, seen } = props;
  const { t } = ctx;
  const all = seen.ledger.journal.toReversed();
  const pages = Math.max(1, Math.ceil(all.length / ROWS));
  const page = Math.min(props.page, pages);
  return (
    <ConsultationFrame
      ctx={ctx}
      consultation={seen.consultation}
      title={t.consultation.menu.journal}
      here="journal"
    >
      <h1>{t.consultation.menu.journal}</h1>
      <p class="hint">{t.consultationCollation.journalHint}</p>
      {all.length === 0 && <p class="empty">{t.consultationCollation.nothingYet}</p>}
      <JournalLines ctx={ctx} seen={seen} entries={all.slice((page - 1) * ROWS, page * ROWS)} />
      <Pager
        page={page}
        pages={pages}
        href={(to) => `/consultations/${seen.consultation.id}/journal?page=${to}`}
        t={t}
      />
    </ConsultationFrame>
  );
}

/** One line an event. */
export function JournalLines(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly entries: readonly JournalEntry[];
}): VNode {
  const { ctx, seen, entries } = props;
  return (
    <ol class="opinion-journal">
      {entries.map((entry) => (
        <JournalLine ctx={ctx} seen={seen} entry={entry} />
      ))}
    </ol>
  );
}

function JournalLine(props: {
  readonly ctx: PageContext;
  readonly seen: ConsultationSeen;
  readonly entry: JournalEntry;
}): VNode {
  const { ctx, seen, entry } = props;
  const words = ctx.t.consultationCollation;
  const { event, before, undoneBy } = entry;
  const builtUpon = before === undefined ? undefined : actBuiltUpon(seen.ledger, event.seq);
  const why = 'why' in event ? event.why : 'reason' in event ? (event.reason ?? '') : '';
  return (
    <li class={undoneBy === undefined ? undefined : 'opinion-undone'}>
      <span class="hint">
        {words.nth(event.seq)} · {momentWords(event.at.toString(), ctx.language)} ·{' '}
        {actorWords(ctx, seen.consultation, event.by)}
      </span>
      <span class="block">
        <strong>{words.events[event.type]}</strong> <TouchedIds entry={entry} seen={seen} />
        {why !== '' && ` ${words.because(excerpt(why, 120))}`}
        {event.type === 'act-undone' && ` ${words.undoes(event.undoes)}`}
        {undoneBy !== undefined && ` ${words.undoneBy(undoneBy)}`}
      </span>
      {before !== undefined && undoneBy === undefined && (
        <details class="no-print">
          <summary>{words.undo}</summary>
          {builtUpon === undefined ? (
            <form
              method="post"
              action={`/consultations/${seen.consultation.id}/journal/${event.seq}/undo`}
              class="inline-form"
            >
              <CsrfField ctx={ctx} />
              <label>
                {words.why} <input class="ds-input" name="why" required maxlength={200} />
              </label>
              <button class="ds-button" data-variant="secondary" type="submit">
                {words.undo}
              </button>
            </form>
          ) : (
            <p class="hint">{words.builtUpon(builtUpon)}</p>
          )}
        </details>
      )}
    </li>
  );
}

const MOST_IDS = 6;

/** What it was about, as links where it still is. */
function TouchedIds({
  entry,
  seen,
}: {
  readonly entry: JournalEntry;
  readonly seen: ConsultationSeen;
}): VNode {
  const base = `/consultations/${seen.consultation.id}`;
  const ids = entry.touched.slice(0, MOST_IDS);
  return (
    <>
      {ids.map((id) => {
        const href = /^\d+$/.test(id)
          ? `${base}/submissions/${id}`
          : id.startsWith('D') && [...seen.ledger.demands.keys()].some((known) => known === id)
            ? `${base}/demands/${id}`
            : undefined;
        return <>{href === undefined ? id : <a href={href}>{id}</a>} </>;
      })}
      {entry.touched.length > MOST_IDS && `… (${entry.touched.length})`}
    </>
  );
}
