import type { VNode } from 'preact';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

export type CentresPageProps = {
  readonly ctx: PageContext;
  readonly query: string;
  readonly centres: readonly { readonly village: string; readonly name: string; readonly path: string }[];
  readonly more: boolean;
};

/** Finds a village or community centre by a fragment of its place. */
export function CentresPage({ ctx, query, centres, more }: CentresPageProps): VNode {
  const text = ctx.t.citizen.centres;
  return (
    <Frame ctx={ctx} title={text.title} section="home">
      <h1>{text.title}</h1>
      <p>{text.intro}</p>
      <search>
        <form class="search" method="get" action="/centres">
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
            <button class="ds-button" type="submit">
              {text.find}
            </button>
          </div>
        </form>
      </search>
      {query !== '' && centres.length === 0 && <p class="notice notice--wait">{text.none(query)}</p>}
      <ul class="things" lang={ctx.language === 'zh-CN' ? undefined : 'zh-CN'}>
        {centres.map((centre) => (
          <li key={centre.village}>
            <strong>{centre.name}</strong>
            <p class="hint">{centre.path}</p>
          </li>
        ))}
      </ul>
      {more && <p class="hint">{text.many}</p>}
    </Frame>
  );
}
