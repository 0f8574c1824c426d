import type { VNode } from 'preact';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { StoredCell } from '#core/costs/stored-cell.ts';
import type { ReturnVersion } from '#core/costs/return-versions.ts';
import type { ReturnHistory } from '#read/return-history.ts';
import type { VersionsView } from '#read/return-versions.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { momentWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { codeName, returnPath } from '../entry-words.ts';
import { actorWords, officeName, ReviewFrame } from './review-frame.tsx';

type Props = { readonly ctx: PageContext; readonly view: VersionsView };

/** All versions with who signed and what became of them, and two compared cell by cell. */
export function VersionsPage({ ctx, view }: Props): VNode {
  const { round, unit, versions } = view;
  const words = ctx.t.costsReview.versions;
  return (
    <ReviewFrame ctx={ctx} round={round} unit={unit} title={words.title} here="versions">
      <p>{words.lead}</p>
      <TableBox label={words.title}>
        <table class="plain-table cards-table">
          <thead>
            <tr>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.opened}</th>
              <th scope="col">{words.signed}</th>
              <th scope="col">{words.submitted}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr>
                <th scope="row">{words.numbered(version.version)}</th>
                <td data-label={words.opened}>
                  <Stamp ctx={ctx} view={view} stamp={version.opened} />
                </td>
                <td data-label={words.signed}>
                  <Stamp ctx={ctx} view={view} stamp={version.signed} />
                </td>
                <td data-label={words.submitted}>
                  <Stamp ctx={ctx} view={view} stamp={version.submitted} />
                </td>
                <td data-label={words.outcome}>{outcomeWords(ctx, view, version)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Comparison ctx={ctx} view={view} />
    </ReviewFrame>
  );
}

function Stamp(props: Props & { readonly stamp: ReturnVersion['opened'] | undefined }): VNode {
  const { ctx, view, stamp } = props;
  if (stamp === undefined) return <>{ctx.t.costsReview.versions.pending}</>;
  return (
    <>
      {actorWords(ctx, view.round, stamp.by)}
      <span class="block moment">{momentWords(stamp.at.toString(), ctx.language)}</span>
    </>
  );
}

function outcomeWords(ctx: PageContext, { round }: VersionsView, version: ReturnVersion): string {
  const words = ctx.t.costsReview.versions;
  if (version.sentBack) return words.sentBack(version.sentBack.reason);
  if (version.approved.length === 0) return words.pending;
  const approved = words.approved(version.approved.map(({ office }) => officeName(round, office)).join('、'));
  return version.locked ? `${approved} · ${words.locked}` : approved;
}

function Comparison({ ctx, view }: Props): VNode {
  const { round, unit, versions, left, right, changes } = view;
  const words = ctx.t.costsReview.versions;
  if (versions.length < 2) return <p class="empty">{words.nothingBefore}</p>;
  const choice = (name: 'left' | 'right', chosen: number): VNode => (
    <label>
      {words[name]}{' '}
      <select class="ds-input" name={name}>
        {versions.map(({ version }) => (
          <option value={version} selected={version === chosen}>
            {words.numbered(version)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section>
      <h2>{words.compare}</h2>
      <form
        method="get"
        action={returnPath(round.id, unit.id, 'versions')}
        class="inline-form wall-filter no-print"
      >
        {choice('left', left)} {choice('right', right)}{' '}
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.compare}
        </button>
      </form>
      {changes.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <TableBox label={words.compare}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{words.indicator}</th>
                <th scope="col" class="number">
                  {words.numbered(left)}
                </th>
                <th scope="col" class="number">
                  {words.numbered(right)}
                </th>
                <th scope="col" class="number">
                  {words.change}
                </th>
                <th scope="col">{words.who}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ code, left: before, right: after }) => (
                <tr>
                  <th scope="row">{codeName(ctx, round, code)}</th>
                  <td class="number">{cellWords(ctx, view, before)}</td>
                  <td class="number">{cellWords(ctx, view, after)}</td>
                  <td class="number">{difference(view, code, before, after)}</td>
                  <td>{after === undefined ? '' : `${after.by} ${momentWords(after.at, ctx.language)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

function cellWords({ t }: PageContext, { round }: VersionsView, cell: StoredCell | undefined): string {
  if (cell === undefined || cell.state === 'blank') return t.costsReview.versions.blank;
  const measure = round.indicators.get(cell.code)?.measure;
  const { scaled, decimals } = cell;
  return measure !== undefined && scaled !== null && decimals !== null
    ? plainAmount({ scaled, decimals }, measure)
    : (cell.typed ?? '');
}

function difference(
  { round }: VersionsView,
  code: IndicatorCode,
  before: StoredCell | undefined,
  after: StoredCell | undefined,
): string {
  const measure = round.indicators.get(code)?.measure;
  if (measure === undefined || typeof before?.scaled !== 'number' || typeof after?.scaled !== 'number')
    return '—';
  const decimals = Math.max(before.decimals ?? 0, after.decimals ?? 0);
  const change = after.scaled - before.scaled;
  return `${change > 0 ? '+' : ''}${plainAmount({ scaled: change, decimals }, measure)}`;
}

/** Everything that happened, the newest first. */
export function HistoryPage({
  ctx,
  history,
}: {
  readonly ctx: PageContext;
  readonly history: ReturnHistory;
}): VNode {
  const { round, unit, lines } = history;
  const { history: words, events } = ctx.t.costsReview;
  return (
    <ReviewFrame ctx={ctx} round={round} unit={unit} title={words.title} here="history">
      <p>{lines.length === 0 ? ctx.t.costsReview.wall.nobody : words.lead}</p>
      {lines.length > 0 && (
        <TableBox label={words.title}>
          <table class="plain-table cards-table">
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.who}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ event }) => (
                <tr>
                  <td data-label={words.when} class="moment">
                    {momentWords(event.at.toString(), ctx.language)}
                  </td>
                  <td data-label={words.what}>
                    {events[event.type]}
                    {'reason' in event && <span class="block typed">{event.reason}</span>}
                    {'text' in event && <span class="block typed">{event.text}</span>}
                  </td>
                  <td data-label={words.who}>{actorWords(ctx, round, event.by)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </ReviewFrame>
  );
}
