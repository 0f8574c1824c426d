import type { VNode } from 'preact';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { MyNotices, NoticeLine } from '#read/notices.ts';
import { Pager } from '../elements/pager.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { NoticeList } from './notice-list.tsx';

/** 我的消息: what did not reach the person comes first, then all notices, newest first. */
export function MyNoticesPage(props: {
  readonly ctx: PageContext;
  readonly found: MyNotices;
  readonly divisions: DivisionTree;
}): VNode {
  const { ctx, found, divisions } = props;
  const text = ctx.t.notices.list;
  // Cases of others that may be looked at no longer: their older notices stay, without a way there.
  const gone = new Set(
    found.rows.flatMap(({ code, number }) => (code === 'mandate-revoked' ? [number] : [])),
  );
  return (
    <Frame ctx={ctx} title={text.title} section="notices">
      <h1>{text.title}</h1>
      {found.notReached.length > 0 && (
        <div class="error-box" role="alert">
          {found.notReached.map(({ lane, address }) => (
            <p>
              <strong>{text.bounced(lane, address)}</strong>
            </p>
          ))}
          <p>{text.bouncedTodo}</p>
          <p>
            <a class="told__link" href="/my-contacts">
              {text.change}
            </a>
          </p>
        </div>
      )}
      {found.rows.length === 0 ? (
        <p class="empty">{text.none}</p>
      ) : (
        <NoticeList ctx={ctx} lines={found.rows} divisions={divisions} hrefOf={hrefOf} />
      )}
      <Pager page={found.page} pages={found.pages} href={(n) => `/my-notices?page=${n}`} t={ctx.t} />
      <p class="told-contacts">
        <a href="/my-contacts">{text.contacts}</a>
        <span class="hint">{text.contactsHint}</span>
      </p>
    </Frame>
  );

  function hrefOf({
    code,
    number,
    params,
  }: NoticeLine): { readonly href: string; readonly words: string } | undefined {
    if (code === 'consent-asked') return { href: '/my-consents', words: text.consent };
    if (number === undefined || code === 'mandate-revoked') return undefined;
    const helped = typeof params['applicant'] === 'string';
    if (helped && gone.has(number)) return undefined;
    const home = helped ? '/helped' : '/my-cases';
    return { href: `${home}/${number}`, words: text.open };
  }
}
