import type { VNode } from 'preact';
import type { PageContext } from '../frame/page-context.ts';
import type { PlaceWords } from './appointment-words.ts';

/** What is chosen so far, with a way to choose otherwise. */
export function BookHead(props: {
  readonly ctx: PageContext;
  readonly place: PlaceWords;
  readonly sample: boolean;
  readonly when?: string;
  readonly change?: { readonly href: string; readonly words: string };
}): VNode {
  const { ctx, place, change, when } = props;
  const foreign = ctx.language === 'zh-CN' ? undefined : 'zh-CN';
  return (
    <div class="chosen">
      <p>
        <strong lang={foreign}>{place.name}</strong>
        {props.sample && (
          <>
            {' '}
            <span class="mark mark--sample">{ctx.t.appointments.sample}</span>
          </>
        )}
        <span class="hint block" lang={foreign}>
          {place.path}
        </span>
      </p>
      {when !== undefined && (
        <p>
          <strong>{when}</strong>
        </p>
      )}
      {change !== undefined && (
        <p>
          <a class="tall-link" href={change.href}>
            {change.words}
          </a>
        </p>
      )}
    </div>
  );
}
