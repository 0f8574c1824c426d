import type { VNode } from 'preact';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { NoticeLine } from '#read/notices.ts';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { noticeSentences, shownNumber } from './notice-words.ts';

/** One line a notice: what happened, what to do, what was typed about it, where it leads. */
export function NoticeList(props: {
  readonly ctx: PageContext;
  readonly lines: readonly NoticeLine[];
  readonly divisions: DivisionTree;
  readonly hrefOf: (line: NoticeLine) => { readonly href: string; readonly words: string } | undefined;
}): VNode {
  const { ctx, lines, divisions, hrefOf } = props;
  return (
    <ul class="told-list">
      {lines.map((line) => {
        const { title, todo, detail } = noticeSentences(line, { language: ctx.language, divisions });
        const link = hrefOf(line);
        return (
          <li class="told">
            <p class="told__title">
              {line.unread && <span class="mark mark--turn">{ctx.t.notices.list.new}</span>} {title}
            </p>
            {todo !== '' && <p>{todo}</p>}
            {detail !== '' && <p class="told__detail">{detail}</p>}
            {helpedPerson(line) !== undefined && (
              <p>{ctx.t.notices.list.helping(helpedPerson(line) ?? '')}</p>
            )}
            <p class="hint">
              <span class="unbroken">{momentWords(line.at, ctx.language)}</span>{' '}
              {line.number !== undefined && <span class="unbroken">{shownNumber(line.number)}</span>}
            </p>
            {link !== undefined && (
              <p>
                <a class="told__link" href={link.href}>
                  {link.words}
                </a>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The person a helper's notice is about; a request for consent names whoever asks in its own sentence. */
function helpedPerson({ code, params }: NoticeLine): string | undefined {
  const { applicant } = params;
  return code !== 'consent-asked' && typeof applicant === 'string' ? applicant : undefined;
}
