// The items of a case on its progress page: each in a sheet; those that wait and those that ended in one list each.
import { dayOf } from '#core/calendar/city-day.ts';
import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { Fact } from '#core/catalogue/fact.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import type { CaseView, PartProgress } from '#read/case-lines.ts';
import { AppealNote, FeeLine } from '../afterwards/case-afterwards.tsx';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { Light } from '../elements/light.tsx';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { consentWaitWords } from '../mandates/waiting-consents.tsx';
import {
  deliveryWords,
  dueDateWords,
  leftWords,
  officeWords,
  placeWords,
  waitedForWords,
  type CaseTools,
} from './case-words.ts';
import { filedLimitWords } from './time-words.ts';

/** What the sheet of an item takes from its page. */
export type PartPage = {
  readonly ctx: PageContext;
  readonly appealOf: (item: ItemId) => Fact<string> | undefined;
  /** Fees can be paid here. */
  readonly payable: boolean;
};

type PartProps = { readonly part: PartProgress; readonly found: CaseView; readonly tools: CaseTools };

/** One item: where it is, how far, until when, its result; how it ended and what can be done then. */
export function PartSheet({ page, part, found, tools }: PartProps & { readonly page: PartPage }): VNode {
  const { t, language } = tools;
  const text = t.citizen.progress;
  const rows: readonly FactRow[] = [
    { label: text.where, value: whereWords(part, found, tools) },
    { label: text.stage, value: <StageWords part={part} tools={tools} /> },
    { label: dueLabel(part, text), value: <DueWords part={part} tools={tools} /> },
    ...(part.issued.length === 0
      ? []
      : [{ label: text.result, value: <Results part={part} found={found} tools={tools} /> }]),
  ];
  return (
    <section class="sheet part">
      <h2>{inLanguage(part.itemName, language)}</h2>
      <Facts rows={rows} />
      {part.arrived.map(({ from }) => (
        <p class="hint" key={from}>
          {text.arrived(nameOfPart(found, from, tools))}
        </p>
      ))}
      <FeeLine ctx={page.ctx} found={found} part={part} payable={page.payable} />
      <Ending part={part} tools={tools} />
      <AppealNote part={part} appeal={page.appealOf(part.item)} tools={tools} />
    </section>
  );
}

/** Parts that wait for others need no act and have no date: all of them in one list. */
export function WaitingParts({
  found,
  tools,
}: {
  readonly found: CaseView;
  readonly tools: CaseTools;
}): VNode | null {
  const text = tools.t.citizen.progress;
  const waiting = found.parts.filter(({ stage }) => stage === 'waiting');
  if (waiting.length === 0) return null;
  return (
    <section class="sheet part">
      <h2>{text.waitingTitle(waiting.length)}</h2>
      <p>{text.waitingBody}</p>
      <ul>
        {waiting.map((part) => (
          <li key={part.part}>
            <strong>{inLanguage(part.itemName, tools.language)}</strong>
            <span class="hint note">
              {[
                ...(part.waitsFor.length === 0 ? [] : [text.waits(waitedForWords(part, found.parts, tools))]),
                ...consentWaitWords(found, part, tools),
              ].join(tools.t.form.semicolon)}
              {part.arrived.map(
                ({ from }) => `${tools.t.form.semicolon}${text.arrived(nameOfPart(found, from, tools))}`,
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Parts that came to nothing by themselves: stopped by another, or taken back. One list, as there is nothing more to say of each. */
export function EndedParts({
  found,
  tools,
}: {
  readonly found: CaseView;
  readonly tools: CaseTools;
}): VNode | null {
  const text = tools.t.citizen.progress;
  const stopped = found.parts.filter(({ stage }) => stage === 'blocked');
  const ended = found.parts.filter(isEndedQuietly);
  if (ended.length === 0) return null;
  return (
    <section class="sheet part">
      <h2>{text.endedTitle(ended.length)}</h2>
      {stopped.length > 0 && <p>{text.blockedNext}</p>}
      <ul>
        {ended.map((part) => (
          <li key={part.part}>
            <strong>{inLanguage(part.itemName, tools.language)}</strong>
            <span class="hint note">
              {part.stage === 'blocked' ? (
                text.blockedBy(waitedForWords(part, found.parts, tools))
              ) : (
                <>
                  {tools.t.citizen.stage[part.stage]}{' '}
                  <span class="unbroken">{dateWords(dayOf(part.since), tools.language)}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ended, with nothing to read of its own: no result, no fee, no decision. */
export function isEndedQuietly({ stage, fee }: PartProgress): boolean {
  return (stage === 'blocked' || stage === 'withdrawn') && fee === undefined;
}

function dueLabel(part: PartProgress, text: CaseTools['t']['citizen']['progress']): string {
  if (part.stage === 'issued') return text.since.centre;
  return part.holder === 'nobody' ? text.since.nobody : text.due;
}

function whereWords(part: PartProgress, found: CaseView, tools: CaseTools): string {
  const { holder } = tools.t.citizen.progress;
  switch (part.holder) {
    case 'office':
      return holder.office(officeWords(part, tools));
    case 'applicant':
      return holder.applicant;
    case 'centre':
      return found.delivery.how === 'centre'
        ? holder.centre(placeWords(found.delivery.place, tools.divisions))
        : deliveryWords(found.delivery, tools);
    case 'sibling':
      return holder.sibling;
    default:
      return holder.nobody;
  }
}

function StageWords({ part, tools }: Pick<PartProps, 'part' | 'tools'>): VNode {
  const word = tools.t.citizen.stage[part.stage];
  if (part.stage === 'delivered') return <span class="seal">{word}</span>;
  const failed = ['refused', 'rejected', 'blocked', 'lapsed', 'revoked'].includes(part.stage);
  return failed ? <Light colour="red" word={word} /> : <span>{word}</span>;
}

function DueWords({ part, tools }: Pick<PartProps, 'part' | 'tools'>): VNode {
  const { t } = tools;
  const text = t.citizen.progress;
  if (part.dueNow !== undefined) {
    const colour = part.dueNow.light === 'yellow' ? 'amber' : part.dueNow.light;
    return (
      <>
        <span class="unbroken">{dueDateWords(part.dueNow, tools)}</span>{' '}
        <Light colour={colour} word={leftWords(part.dueNow, t)} />
      </>
    );
  }
  const ended = part.holder === 'nobody' || part.stage === 'issued';
  if (ended) return <span>{dateWords(dayOf(part.since), tools.language)}</span>;
  return (
    <>
      {part.promised === undefined
        ? text.promisedUnknown
        : text.dueAfterAcceptance(filedLimitWords(part.promised, t))}
      {part.answerBy !== undefined && (
        <span class="hint note">{t.clocks.answerBy(dueDateWords(part.answerBy, tools))}</span>
      )}
    </>
  );
}

function Results({ part, found, tools }: PartProps): VNode {
  const { t, language } = tools;
  const text = t.citizen.progress;
  const where = ((): string => {
    const { delivered } = part;
    if (part.stage === 'revoked') return text.resultVoid;
    if (delivered?.how.how === 'post' && delivered.proof !== undefined)
      return t.afterwards.post.parcelIs(delivered.proof);
    if (delivered?.how.how === 'online') return text.online;
    if (part.stage === 'delivered') return text.deliveredTo(dateWords(dayOf(part.since), language));
    if (found.delivery.how === 'online') return text.online;
    if (found.delivery.how === 'post') return deliveryWords(found.delivery, tools);
    const place = placeWords(found.delivery.place, tools.divisions);
    return part.holder === 'office' ? text.onTheWay(place) : text.collect(place);
  })();
  return (
    <>
      {part.issued.map((result) => (
        <span class="note" key={result.id}>
          <strong>{inLanguage(result.name, language)}</strong>
          {result.number !== '' && `${t.form.comma}${text.resultNumber(result.number)}`}
        </span>
      ))}
      <span class="note">{where}</span>
    </>
  );
}

function Ending({ part, tools }: Pick<PartProps, 'part' | 'tools'>): VNode | null {
  const text = tools.t.citizen.progress;
  const next = ((): string | undefined => {
    if (part.stage === 'refused') return text.refusedNext;
    if (part.stage === 'rejected' || part.stage === 'revoked') return text.rejectedNext;
    if (part.stage === 'lapsed') return text.refusedNext;
    return undefined;
  })();
  if (next === undefined) return null;
  return (
    <div class="notice notice--wait">
      {part.ground !== undefined && (
        <p>{`${part.ground.requirement === undefined ? text.ground : text.unmet}${tools.t.form.colon}${inLanguage(part.ground.text, tools.language)}`}</p>
      )}
      {part.reason !== undefined && <p>{`${text.reason}${tools.t.form.colon}${part.reason}`}</p>}
      <p>{next}</p>
    </div>
  );
}

/** The item of a part, by its number. */
export function nameOfPart(found: CaseView, part: number, { language }: CaseTools): string {
  const other = found.parts.find((each) => each.part === part);
  return other === undefined ? String(part) : inLanguage(other.itemName, language);
}
