import type { VNode } from 'preact';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { PartActs, type ActAttempt } from './part-acts.tsx';
import { PartDetails } from './part-details.tsx';
import type { PartExtras } from './part-props.ts';
import { nameIn, numberWords, partAddress } from './desk-words.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';
import type { PartView } from '#read/case-lines.ts';
import { ConflictNote } from './conflict-note.tsx';
import { queryOf, WorklistColumn, type WorklistView } from './worklist.tsx';

/** The worklist alone: on wide screens with room for the part beside it. */
export function DeskPage({ ctx, view }: { readonly ctx: PageContext; readonly view: WorklistView }): VNode {
  const words = ctx.t.desk;
  return (
    <Frame ctx={ctx} title={words.title} section="desk" island="worklist-keys">
      <h1 class="visually-hidden">{words.title}</h1>
      <div class="split split--list">
        <WorklistColumn ctx={ctx} view={view} />
        {view.list.rows.length > 0 && <p class="split-empty">{words.choose}</p>}
      </div>
    </Frame>
  );
}

/** One part with its list beside it; on phones the part alone, with a way back. */
export function PartPage(props: {
  readonly ctx: PageContext;
  readonly view: WorklistView;
  readonly part: PartView;
  readonly extras: PartExtras;
  /** An act that was refused, with what was typed. */
  readonly attempt?: ActAttempt;
  /** Somebody acted meanwhile: `who`, `when`, `what`. */
  readonly conflict?: RefusalParams;
  /** The act just recorded. */
  readonly done?: string;
}): VNode {
  const { ctx, view, part, extras } = props;
  const words = ctx.t.desk;
  const query = queryOf(view.filter);
  return (
    <Frame
      ctx={ctx}
      title={`${part.applicant.name} · ${numberWords(part.number)}`}
      section="desk"
      island="worklist-keys"
    >
      <div class="split split--part">
        <WorklistColumn ctx={ctx} view={view} open={{ number: part.number, part: part.part.part }} />
        <article class="part">
          <p class="part-back no-print">
            <a href={`/desk${query}`}>{words.backToList}</a>
          </p>
          {props.done !== undefined && <DoneNote {...props} done={props.done} />}
          {props.conflict !== undefined && props.attempt !== undefined && (
            <ConflictNote ctx={ctx} part={part} params={props.conflict} attempt={props.attempt} />
          )}
          <PartDetails ctx={ctx} part={part} extras={extras} />
          <PartActs
            ctx={ctx}
            part={part}
            action={`/desk/${part.number}/${part.part.part}${query}`}
            {...(props.attempt === undefined ? {} : { attempt: props.attempt })}
          />
        </article>
      </div>
    </Frame>
  );
}

/** What was recorded, and the way to the next part: the first of the list that is not this one. */
function DoneNote(props: {
  readonly ctx: PageContext;
  readonly view: WorklistView;
  readonly part: PartView;
  readonly done: string;
}): VNode {
  const { ctx, view, part, done } = props;
  const words = ctx.t.desk;
  const next = view.list.rows.find((line) => line.number !== part.number || line.part !== part.part.part);
  return (
    <output class="notice notice--go done-note">
      <span>{done}</span>
      {next !== undefined && (
        <a href={`${partAddress(next)}${queryOf(view.filter)}`} data-keys="next">
          {words.next(next.applicantName, nameIn(ctx, next.itemName))}
        </a>
      )}
    </output>
  );
}
