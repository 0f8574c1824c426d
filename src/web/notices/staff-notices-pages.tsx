import type { VNode } from 'preact';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { NoticeLine } from '#read/notices.ts';
import type { Paged } from '#read/reads.ts';
import type { Undelivered } from '#read/undelivered.ts';
import { BureauFrame } from '../bureau/bureau-frame.tsx';
import { Pager } from '../elements/pager.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { Texts } from '../texts/texts.ts';
import { NoticeList } from './notice-list.tsx';
import { shownNumber } from './notice-words.ts';

/** What is new for an office, unseen first. `upTo`: the newest moment on this page. */
export function OfficeNoticesPage(props: {
  readonly ctx: PageContext;
  readonly list: Paged<NoticeLine>;
  readonly upTo: string;
  readonly divisions: DivisionTree;
}): VNode {
  const { ctx, list, upTo, divisions } = props;
  const text = ctx.t.notices.office;
  return (
    <Frame ctx={ctx} title={text.title} section="notices">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      {list.rows.some(({ unread }) => unread) && (
        <form method="post" action="/desk/notices" class="no-print">
          <CsrfField ctx={ctx} />
          <input type="hidden" name="up_to" value={upTo} />
          <button class="ds-button" data-variant="secondary" type="submit">
            {text.seen}
          </button>
        </form>
      )}
      {list.rows.length === 0 ? (
        <p class="empty">{text.none}</p>
      ) : (
        <NoticeList ctx={ctx} lines={list.rows} divisions={divisions} hrefOf={hrefOf} />
      )}
      <Pager page={list.page} pages={list.pages} href={(n) => `/desk/notices?page=${n}`} t={ctx.t} />
    </Frame>
  );

  function hrefOf({
    number,
    part,
  }: NoticeLine): { readonly href: string; readonly words: string } | undefined {
    if (number === undefined || part === undefined) return undefined;
    return { href: `/desk/${number}/${part}`, words: ctx.t.notices.list.open };
  }
}

/** What in the end did not arrive, and what waits on each way out. */
export function UndeliveredPage(props: {
  readonly ctx: PageContext;
  readonly list: Undelivered;
  readonly done: 'retried' | 'gone' | undefined;
}): VNode {
  const { ctx, list, done } = props;
  const { t, language } = ctx;
  const text = t.notices.bureau;
  return (
    <BureauFrame ctx={ctx} title={text.title} here="messages">
      <h1>{text.title}</h1>
      {done !== undefined && <output class="note">{text[done]}</output>}
      <p>{text.lead}</p>
      {list.stuck > 0 && <p class="note">{text.stuck(list.stuck)}</p>}
      {list.lanes.length > 0 && (
        <section>
          <h2>{text.lanes}</h2>
          <ul class="plain-list">
            {list.lanes.map(({ lane, waiting, oldest }) => (
              <li>
                {laneWords(lane, t)} · {text.waiting(waiting)} · {text.oldest(momentWords(oldest, language))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {list.rows.length === 0 ? <p class="empty">{text.none}</p> : <UndeliveredTable ctx={ctx} list={list} />}
      <Pager page={list.page} pages={list.pages} href={(n) => `/bureau/messages?page=${n}`} t={t} />
    </BureauFrame>
  );
}

function UndeliveredTable({ ctx, list }: { readonly ctx: PageContext; readonly list: Undelivered }): VNode {
  const { t, language } = ctx;
  const text = t.notices.bureau;
  const { columns } = text;
  return (
    <TableBox label={text.title}>
      <table class="plain-table cards-table">
        <thead>
          <tr>
            {[columns.when, columns.lane, columns.to, columns.number, columns.error, columns.tries].map(
              (name) => (
                <th scope="col">{name}</th>
              ),
            )}
            <th scope="col">
              <span class="visually-hidden">{text.retry}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((line) => (
            <tr>
              <th scope="row">{momentWords(line.at, language)}</th>
              <td data-label={columns.lane}>{laneWords(line.lane, t)}</td>
              <td data-label={columns.to}>{line.address}</td>
              <td data-label={columns.number} class="unbroken">
                {line.number === undefined ? '—' : shownNumber(line.number)}
              </td>
              <td data-label={columns.error}>{line.error}</td>
              <td data-label={columns.tries}>{line.tries}</td>
              <td>
                {!line.secret && (
                  <form method="post" action="/bureau/messages">
                    <CsrfField ctx={ctx} />
                    <input type="hidden" name="division" value={line.division} />
                    <button
                      class="ds-button"
                      data-variant="secondary"
                      type="submit"
                      name="id"
                      value={line.id}
                    >
                      {text.retry}
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function laneWords(lane: string, t: Texts): string {
  const text = t.notices.bureau.lane;
  if (lane === 'mail' || lane === 'sms') return text[lane];
  return text.hook(lane.replace(/^hook:/, ''));
}
