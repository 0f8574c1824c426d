import type { VNode } from 'preact';
import { effectiveFrom, type JudgedClock } from '#core/cases/clocks.ts';
import type { CaseView } from '#read/case-lines.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { dateWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { ClockList } from './clock-list.tsx';

/** 为什么是这一天: every clock of the applicant's case, with the days it counts. */
export function CaseClocksPage(props: {
  readonly ctx: PageContext;
  readonly found: CaseView;
  readonly clocks: readonly JudgedClock[];
}): VNode {
  const { ctx, found, clocks } = props;
  const words = ctx.t.clocks;
  const joint = clocks.filter(({ part }) => part === 0);
  return (
    <Frame ctx={ctx} title={`${words.title} · ${numberWords(found.number)}`} section="myCases">
      <p class="hint thing-name">{nameIn(ctx, found.thingName)}</p>
      <h1>{words.title}</h1>
      <p>
        <span class="unbroken">{numberWords(found.number)}</span>
      </p>
      {clocks.length === 0 ? <p>{words.none}</p> : <p>{words.intro}</p>}
      {joint.length > 0 && (
        <section>
          <h2>{words.wholeBundle}</h2>
          <ClockList ctx={ctx} clocks={joint} level={3} />
        </section>
      )}
      {found.parts.map((part) => {
        const own = clocks
          .filter((clock) => clock.part === part.part)
          .toSorted((a, b) => Number(a.status === 'ended') - Number(b.status === 'ended'));
        const effective = effectiveFrom(part);
        if (own.length === 0) return null;
        return (
          <section>
            <h2>{nameIn(ctx, part.itemName)}</h2>
            {effective !== undefined && <p>{words.effectiveFrom(dateWords(effective, ctx.language))}</p>}
            <ClockList ctx={ctx} clocks={own} level={3} />
          </section>
        );
      })}
      <p>
        <a class="tall-link" href={`/my-cases/${found.number}`}>
          {words.back}
        </a>
      </p>
    </Frame>
  );
}
