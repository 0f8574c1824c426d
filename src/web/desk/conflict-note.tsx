import type { VNode } from 'preact';
import type { RefusalParams } from '#core/cases/refusal.ts';
import type { PartView } from '#read/case-lines.ts';
import { Facts } from '../elements/facts.tsx';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { nameIn } from './desk-words.ts';
import type { ActAttempt } from './part-acts.tsx';

/**
 * Somebody else acted on this part meanwhile: who, when, what. The part as it is now stands below; what was typed is in its
 * form again, or, where that act is no longer possible, here to be copied.
 */
export function ConflictNote(props: {
  readonly ctx: PageContext;
  readonly part: PartView;
  /** Of the refusal `changed-meanwhile`: `who`, `when`, `what`. */
  readonly params: RefusalParams;
  readonly attempt: ActAttempt;
}): VNode {
  const { ctx, part, params, attempt } = props;
  const words = ctx.t.desk.conflict;
  const what =
    Object.entries(ctx.t.desk.event).find(([kind]) => kind === params['what'])?.[1] ??
    String(params['what'] ?? '');
  const still = part.acts.includes(attempt.act);
  return (
    <section class="error-box" role="alert" aria-labelledby="conflict">
      <h2 id="conflict">{words.title}</h2>
      <p>{words.body}</p>
      <Facts
        rows={[
          { label: words.who, value: String(params['who'] ?? '') },
          { label: words.when, value: whenWords(String(params['when'] ?? ''), ctx) },
          { label: words.what, value: what },
          { label: words.yourAct, value: ctx.t.desk.act[attempt.act] },
        ]}
      />
      <p>{still ? words.still : words.gone}</p>
      {!still && <Kept ctx={ctx} part={part} attempt={attempt} />}
    </section>
  );
}

/** Read only, to be copied: the act it was typed for is over. */
function Kept({
  ctx,
  part,
  attempt,
}: {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly attempt: ActAttempt;
}): VNode | null {
  const papers = part.materials.flatMap(({ material, name }) =>
    attempt.materials.includes(material) ? [nameIn(ctx, name)] : [],
  );
  const lines = [...papers, attempt.text, ...attempt.numbers].filter((each) => each !== '');
  if (lines.length === 0) return null;
  return (
    <div class="field">
      <label for="kept">{ctx.t.desk.conflict.kept}</label>
      <textarea class="ds-input" id="kept" rows={Math.min(8, lines.length + 1)} readonly>
        {lines.join('\n')}
      </textarea>
    </div>
  );
}

function whenWords(when: string, ctx: PageContext): string {
  return when === '' ? '' : momentWords(when, ctx.language);
}
