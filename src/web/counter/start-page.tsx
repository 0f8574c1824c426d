import type { VNode } from 'preact';
import type { DraftLine } from '#read/my-drafts.ts';
import type { ThingId } from '#core/catalogue/model.ts';
import { momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { CounterFrame, TextField } from './counter-parts.tsx';

/** The first thing at a counter: one number, one key. Below it what was left half done. */
export function StartPage(props: {
  readonly ctx: PageContext;
  readonly centre: string;
  readonly drafts: readonly DraftLine[];
  readonly thingName: (thing: ThingId) => string;
  readonly toHandOut: number;
  readonly typed?: string;
  readonly problem?: string;
}): VNode {
  const { ctx, centre, drafts, problem } = props;
  const words = ctx.t.counter.start;
  return (
    <CounterFrame ctx={ctx} title={ctx.t.counter.title} here="start" centre={centre}>
      <div class="two-columns">
        <section>
          <h1>{words.heading}</h1>
          <form method="post" action="/counter/person">
            <CsrfField ctx={ctx} />
            <TextField
              id="number"
              name="number"
              label={words.number}
              hint={words.numberHint}
              value={props.typed ?? ''}
              problem={problem}
              maxlength={40}
              autofocus
            />
            <div class="row">
              <button class="ds-button" type="submit">
                {words.find}
              </button>
              <span class="hint">{words.keys}</span>
            </div>
          </form>
        </section>
        <section>
          <p class="notice">
            <a href="/counter/hand-out">{words.handOut(props.toHandOut)}</a>
          </p>
          <h2>{words.drafts}</h2>
          {drafts.length === 0 ? (
            <p class="hint">{words.noDrafts}</p>
          ) : (
            <ul class="worklist">
              {drafts.map((draft) => (
                <li>
                  <a href={`/drafts/${draft.id}`}>
                    <strong>{draft.applicantName || words.noName}</strong> · {props.thingName(draft.thing)}
                    <span class="hint block">
                      {momentWords(draft.updatedAt, ctx.language)} — {words.continue}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </CounterFrame>
  );
}
