import type { VNode } from 'preact';
import type { Actor } from '#core/cases/events.ts';
import type { PartView } from '#read/case-lines.ts';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords, secondsWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { actorWords, nameIn } from './desk-words.ts';
import type { PartExtras, PartProps } from './part-props.ts';

/** Who did what where and when, and where each time stamp comes from: what an auditor asks for. */
export function History({ ctx, part, extras }: PartProps): VNode {
  const words = ctx.t.desk;
  const wordOf = (kind: string): string =>
    Object.entries(words.event).find(([known]) => known === kind)?.[1] ?? kind;
  return (
    <section>
      <h2>{words.part.history}</h2>
      <p class="hint">{words.part.historyNote}</p>
      <TableBox label={words.part.history}>
        <table class="plain-table history cards-table">
          <thead>
            <tr>
              <th scope="col" class="number">
                {words.part.historyStep}
              </th>
              <th scope="col">{words.part.historyWhat}</th>
              <th scope="col">{words.part.historyWho}</th>
              <th scope="col">{words.part.historyWhen}</th>
            </tr>
          </thead>
          <tbody>
            {part.history.map((line) => (
              <tr>
                <td class="number" data-label={words.part.historyStep}>
                  {line.seq}
                </td>
                <td data-label={words.part.historyWhat}>
                  <strong>{wordOf(line.kind)}</strong>
                  {line.countsFrom !== undefined && (
                    <span class="hint block">
                      {ctx.t.clocks.countsFrom(dateWords(line.countsFrom, ctx.language))}
                    </span>
                  )}
                  {line.ground !== undefined && (
                    <span class="block">{`${line.ground.requirement === undefined ? words.part.ground : words.part.unmet}${ctx.t.form.colon}${nameIn(ctx, line.ground.text)}`}</span>
                  )}
                  {line.note !== undefined && <span class="block typed">{line.note}</span>}
                </td>
                <td data-label={words.part.historyWho}>
                  {actorWords(line.actor, ctx)}
                  {whereOf(line.actor, part, extras, ctx) !== '' && (
                    <span class="hint block">{whereOf(line.actor, part, extras, ctx)}</span>
                  )}
                </td>
                <td data-label={words.part.historyWhen}>
                  <time datetime={line.at}>{secondsWords(line.at, ctx.language)}</time>
                  <span class="hint block">{words.origin[line.origin]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

/** The office of an officer, the centre of a clerk; a citizen files online. */
function whereOf(actor: Actor, part: PartView, extras: PartExtras, ctx: PageContext): string {
  switch (actor.role) {
    case 'officer':
      return nameIn(ctx, part.part.agencyName);
    case 'clerk':
      return actor.place === undefined ? '' : ctx.t.counter.centre(extras.placeName(actor.place));
    case 'citizen':
      return ctx.t.desk.part.receivingOnline;
    default:
      return '';
  }
}
