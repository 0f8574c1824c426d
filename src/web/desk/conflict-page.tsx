import type { VNode } from 'preact';
import type { CaseNumber } from '#core/cases/events.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';
import { Facts } from '../elements/facts.tsx';
import { momentWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { numberWords } from './desk-words.ts';
import type { ActAttempt } from './part-acts.tsx';

/** Somebody else acted on this part meanwhile: who, when, what; what was typed is kept and goes back into the form. */
export function ConflictPage(props: {
  readonly ctx: PageContext;
  readonly number: CaseNumber;
  readonly part: number;
  /** Of the refusal `changed-meanwhile`: `who`, `when`, `what`. */
  readonly params: RefusalParams;
  readonly attempt: ActAttempt;
}): VNode {
  const { ctx, number, part, params, attempt } = props;
  const words = ctx.t.desk.conflict;
  const what =
    Object.entries(ctx.t.desk.event).find(([kind]) => kind === params['what'])?.[1] ??
    String(params['what'] ?? '');
  return (
    <Frame ctx={ctx} title={words.title} section="desk">
      <h1>{words.title}</h1>
      <p>{words.body}</p>
      <Facts
        rows={[
          { label: words.who, value: String(params['who'] ?? '') },
          { label: words.when, value: whenWords(String(params['when'] ?? ''), ctx) },
          { label: words.what, value: what },
          { label: ctx.t.desk.part.number, value: <span class="unbroken">{numberWords(number)}</span> },
          { label: words.yourAct, value: ctx.t.desk.act[attempt.act] },
        ]}
      />
      {(attempt.text !== '' || attempt.numbers.some((each) => each !== '')) && (
        <div class="field">
          <label for="kept">{words.kept}</label>
          <textarea class="ds-input" id="kept" rows={4} readonly>
            {[attempt.text, ...attempt.numbers].filter((each) => each !== '').join('\n')}
          </textarea>
        </div>
      )}
      <div class="acts">
        <a class="ds-button" href={`/desk/${number}/${part}`}>
          {words.now}
        </a>
        <a href="/desk">{words.list}</a>
      </div>
    </Frame>
  );
}

function whenWords(when: string, ctx: PageContext): string {
  return when === '' ? '' : momentWords(when, ctx.language);
}
