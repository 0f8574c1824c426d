import type { ComponentChildren, VNode } from 'preact';
import type { Fact, Level, Place } from '#core/catalogue/fact.ts';
import type { Reason } from '#core/compiler/plan.ts';
import { Light } from '../elements/light.tsx';
import { MarkTag } from '../elements/mark.tsx';
import type { Texts } from '../texts/texts.ts';
import type { Sentences } from './sentences.ts';

/** Column heads; a head that begins with `#` is for numbers. */
export function Heads({ names }: { readonly names: readonly string[] }): VNode {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th scope="col" class={name.startsWith('#') ? 'number' : undefined}>
            {name.replace(/^#/, '')}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const COLOUR_OF_LEVEL = { error: 'red', warning: 'amber', hint: 'none' } as const;

export function LevelTag({ level, t }: { readonly level: Level; readonly t: Texts }): VNode {
  return <Light colour={COLOUR_OF_LEVEL[level]} word={t.bureau.levels[level]} />;
}

/** Where it stands in the catalogue's files. */
export function PlaceWords({ at, t }: { readonly at: Place; readonly t: Texts }): VNode {
  return <code class="place">{at.file === '' ? '—' : t.bureau.findings.at(at.file, at.line)}</code>;
}

/** Why a piece is in the plan: every reason as a sentence with its owner and place. */
export function Because(props: {
  readonly reasons: readonly Reason[];
  readonly say: Sentences;
  readonly t: Texts;
}): VNode {
  const { reasons, say, t } = props;
  return (
    <details class="why">
      <summary>{t.frame.why}</summary>
      <ul class="reasons">
        {say.reasons(reasons).map(({ sentence, at }) => (
          <li>
            {sentence}
            {eachPlace(at).map((place) => (
              <>
                {' '}
                <PlaceWords at={place} t={t} />
              </>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Each line of a file once. */
function eachPlace(at: readonly Place[]): readonly Place[] {
  return [...new Map(at.map((place) => [`${place.file}:${place.line}`, place])).values()];
}

/** A fact's value with its mark and note; what no source states says so. */
export function FactValue<Value>(props: {
  readonly fact: Fact<Value>;
  readonly words: (value: Value) => ComponentChildren;
  readonly t: Texts;
}): VNode {
  const { fact, t } = props;
  return (
    <>
      {fact.stated ? (
        <>
          {props.words(fact.value)} <MarkTag mark={fact.mark} t={t} />
        </>
      ) : (
        <NotStated t={t} />
      )}
      {fact.note !== undefined && <span class="hint block">{fact.note}</span>}
    </>
  );
}

export function NotStated({ t }: { readonly t: Texts }): VNode {
  return <span class="not-stated">{t.frame.notStated}</span>;
}
