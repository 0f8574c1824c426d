import type { VNode } from 'preact';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { PlaceWords } from './appointment-words.ts';
import { bookAddress, type BookChoice } from './book-address.ts';

export type PlacePageProps = {
  readonly ctx: PageContext;
  readonly choice: BookChoice;
  readonly query: string;
  readonly open: readonly PlaceWords[];
  /** Found by the query, but giving no appointments. */
  readonly closed: readonly PlaceWords[];
  readonly more: boolean;
};

/** Where: places that give appointments, or those found by name. */
export function PlacePage({ ctx, choice, query, open, closed, more }: PlacePageProps): VNode {
  const text = ctx.t.appointments.place;
  const foreign = ctx.language === 'zh-CN' ? undefined : 'zh-CN';
  const nothing = query !== '' && open.length + closed.length === 0;
  return (
    <Frame ctx={ctx} title={text.title} section="appointments">
      <h1>{text.title}</h1>
      <search>
        <form class="search" method="get" action="/appointments/book">
          {choice.matter !== undefined && <input type="hidden" name="matter" value={choice.matter} />}
          <label for="q">{text.query}</label>
          <p class="hint" id="q-hint">
            {text.hint}
          </p>
          <div class="finder__row">
            <input
              class="ds-input"
              id="q"
              name="q"
              value={query}
              maxLength={60}
              aria-describedby="q-hint"
              autocomplete="off"
            />
            <button class="ds-button" data-variant="secondary" type="submit">
              {text.find}
            </button>
          </div>
        </form>
      </search>
      {nothing && <p class="notice notice--wait">{text.none(query)}</p>}
      {open.length > 0 && (
        <section>
          <h2>{text.open}</h2>
          <ul class="slot-list slot-list--wide">
            {open.map(({ place, name, path }) => (
              <li key={place}>
                <a class="slot" href={bookAddress({ ...choice, place })} lang={foreign}>
                  <strong>{name}</strong>
                  <span class="hint">{path}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {query === '' && open.length === 0 && <p class="notice notice--wait">{text.noneOpen}</p>}
      {closed.length > 0 && (
        <section>
          <h2>{text.closed}</h2>
          <ul class="things" lang={foreign}>
            {closed.map(({ place, name, path }) => (
              <li key={place}>
                <strong>{name}</strong>
                <p class="hint">{path}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {more && <p class="hint">{text.many}</p>}
    </Frame>
  );
}
