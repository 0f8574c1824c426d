import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CaseView, HistoryLine, PartProgress } from '#read/case-lines.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { Fact } from '#core/catalogue/fact.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { Light } from '../elements/light.tsx';
import { dateWords, momentWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { AppealNote, CaseActs, CaseTop, FeeDue, FeeLine, type Done } from '../afterwards/case-afterwards.tsx';
import { hasDocuments, OwedPapers, owesPapers } from '../promises/part-promises.tsx';
import { consentWaitWords, WaitingConsents } from '../mandates/waiting-consents.tsx';
import { NowSummary } from './now-summary.tsx';
import {
  dayOf,
  deliveryWords,
  dueDateWords,
  leftWords,
  officeWords,
  placeWords,
  waitedForWords,
  type CaseTools,
} from './case-words.ts';
import { filedLimitWords } from './time-words.ts';

export type ProgressPageProps = {
  readonly ctx: PageContext;
  readonly found: CaseView;
  readonly divisions: DivisionTree;
  /** A supplement has just been handed in. */
  readonly supplemented: boolean;
  readonly done: Done | undefined;
  /** Cases that file this one again. */
  readonly refiledAs: readonly CaseNumber[];
  readonly appealOf: (item: ItemId) => Fact<string> | undefined;
  /** Fees can be paid here. */
  readonly payable: boolean;
};

/** 现在在谁手里，到什么时候: part by part. */
export function ProgressPage(props: ProgressPageProps): VNode {
  const { ctx, found, divisions, supplemented } = props;
  const { t, language } = ctx;
  const text = t.citizen.progress;
  const tools: CaseTools = { t, language, divisions };
  const name = inLanguage(found.thingName, language);
  return (
    <Frame ctx={ctx} title={`${name} ${showCaseNumber(found.number)}`} section="myCases">
      <p class="hint thing-name">{text.title}</p>
      <h1>{name}</h1>
      <p>
        <span class="unbroken">{showCaseNumber(found.number)}</span> ·{' '}
        {found.status === 'finished' ? (
          <span class="seal">{text.status.finished}</span>
        ) : (
          <strong>{text.status.open}</strong>
        )}{' '}
        · <a href={`/my-cases/${found.number}/receipt`}>{text.receipt}</a> ·{' '}
        <a href={`/my-cases/${found.number}/hand-over`}>{t.handover.progressLink}</a> ·{' '}
        <a href={`/my-cases/${found.number}/clocks`}>{t.clocks.why}</a>
        {hasDocuments(found) && (
          <>
            {' '}
            · <a href={`/my-cases/${found.number}/documents`}>{t.promises.documents.open}</a>
          </>
        )}
      </p>
      {supplemented && <p class="notice notice--go">{t.citizen.supplement.saved}</p>}
      <CaseTop {...props} />
      {found.status === 'finished' && (
        <p>
          <a href={`/my-cases/${found.number}/rate`}>{t.ratings.invite}</a>
        </p>
      )}
      <YourTurn found={found} tools={tools} />
      <WaitingConsents ctx={ctx} found={found} />
      <OwedPapers found={found} t={t} language={language} />
      {!owesPapers(found) && <NowSummary found={found} tools={tools} />}
      {found.parts
        .filter(({ stage }) => stage !== 'waiting')
        .map((part) => (
          <PartSheet key={part.part} page={props} part={part} found={found} tools={tools} />
        ))}
      <WaitingParts found={found} tools={tools} />
      <CaseActs ctx={ctx} found={found} />
      <details class="why">
        <summary>{text.history}</summary>
        <History found={found} tools={tools} />
      </details>
      <details class="why">
        <summary>{text.papers}</summary>
        <ul>
          {found.materials.map((paper) => (
            <li key={paper.material}>
              {inLanguage(paper.name, language)} <span class="hint">{t.citizen.handedIn[paper.way]}</span>
              {paper.files.map((file) => (
                <Fragment key={file.id}>
                  {' '}
                  <a href={`/my-cases/${found.number}/files/${file.id}`}>{file.name}</a>
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
      </details>
      <details class="why">
        <summary>{text.form}</summary>
        {found.form.map((group) => (
          <Fragment key={group.group}>
            <h3>{group.group}</h3>
            <Facts rows={group.fields.map(({ label, answer }) => ({ label, value: answer }))} />
          </Fragment>
        ))}
      </details>
    </Frame>
  );
}

/** What waits for the person stands first. */
function YourTurn({ found, tools }: { readonly found: CaseView; readonly tools: CaseTools }): VNode | null {
  const { t, language } = tools;
  const text = t.citizen.progress;
  const asked = found.parts.filter((part) => part.holder === 'applicant');
  const collect = found.parts.filter((part) => part.holder === 'centre');
  const due = found.parts.filter((part) => part.acts.includes('pay'));
  if (asked.length + collect.length + due.length === 0) return null;
  return (
    <section class="notice notice--wait">
      <h2>{text.yourTurn}</h2>
      <ul class="plain-list">
        {asked.map((part) => (
          <li key={part.part}>
            <p>{`${inLanguage(part.itemName, language)}${t.form.colon}${officeWords(part, tools)}`}</p>
            {part.asked !== undefined && part.asked.note !== '' && (
              <p>{`${text.askedNote}${t.form.colon}${part.asked.note}`}</p>
            )}
          </li>
        ))}
        {asked.length > 0 && (
          <li>
            <a class="ds-button" href={`/my-cases/${found.number}/supplement`}>
              {text.handIn}
            </a>
          </li>
        )}
        {due.map((part) => (
          <FeeDue key={part.part} part={part} tools={tools} />
        ))}
        {collect.map((part) => (
          <li key={part.part}>
            {part.issued.map(({ name }) => inLanguage(name, language)).join(t.frame.listSeparator)}
            {t.form.colon}
            {found.delivery.how === 'centre' &&
              text.collect(placeWords(found.delivery.place, tools.divisions))}
          </li>
        ))}
      </ul>
    </section>
  );
}

type PartProps = { readonly part: PartProgress; readonly found: CaseView; readonly tools: CaseTools };

function PartSheet({ page, part, found, tools }: PartProps & { readonly page: ProgressPageProps }): VNode {
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
      <Ending part={part} found={found} tools={tools} />
      <AppealNote part={part} appeal={page.appealOf(part.item)} tools={tools} />
    </section>
  );
}

/** Parts that wait for others need no act and have no date: all of them in one list. */
function WaitingParts({
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

function dueLabel(part: PartProgress, text: CaseTools['t']['citizen']['progress']): string {
  if (part.holder === 'centre' || part.holder === 'nobody') return text.since[part.holder];
  return text.due;
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
  const ended = part.holder === 'nobody' || part.holder === 'centre';
  if (ended) return <span>{dateWords(dayOf(part.since), tools.language)}</span>;
  return (
    <span>
      {part.promised === undefined
        ? text.promisedUnknown
        : text.dueAfterAcceptance(filedLimitWords(part.promised, t))}
    </span>
  );
}

function Results({ part, found, tools }: PartProps): VNode {
  const { t, language } = tools;
  const text = t.citizen.progress;
  const where = ((): string => {
    const { delivered } = part;
    if (delivered?.how.how === 'post' && delivered.proof !== undefined)
      return t.afterwards.post.parcelIs(delivered.proof);
    if (delivered?.how.how === 'online') return text.online;
    if (part.stage === 'delivered') return text.deliveredTo(dateWords(dayOf(part.since), language));
    if (found.delivery.how === 'online') return text.online;
    if (found.delivery.how === 'post') return deliveryWords(found.delivery, tools);
    return text.collect(placeWords(found.delivery.place, tools.divisions));
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

function Ending({ part, found, tools }: PartProps): VNode | null {
  const text = tools.t.citizen.progress;
  const next = ((): string | undefined => {
    if (part.stage === 'refused') return text.refusedNext;
    if (part.stage === 'rejected' || part.stage === 'revoked') return text.rejectedNext;
    if (part.stage === 'lapsed') return text.refusedNext;
    return part.stage === 'blocked' ? text.blockedNext(waitedForWords(part, found.parts, tools)) : undefined;
  })();
  if (next === undefined) return null;
  return (
    <div class="notice notice--wait">
      {part.reason !== undefined && <p>{`${text.reason}${tools.t.form.colon}${part.reason}`}</p>}
      <p>{next}</p>
    </div>
  );
}

function History({ found, tools }: { readonly found: CaseView; readonly tools: CaseTools }): VNode {
  return (
    <ol class="history">
      {found.history.map((line) => (
        <li key={line.seq}>
          <span class="hint">{momentWords(line.at, tools.language)}</span>
          <span class="note">{historyWords(line, found, tools)}</span>
        </li>
      ))}
    </ol>
  );
}

function historyWords(line: HistoryLine, found: CaseView, tools: CaseTools): ComponentChildren {
  const { event, system } = tools.t.citizen.progress;
  const { form } = tools.t;
  // What citizens have no word of their own for is called as the offices call it.
  const words = Object.entries({ ...tools.t.desk.event, ...event });
  const what = words.find(([kind]) => kind === line.kind)?.[1] ?? line.kind;
  const part = line.part === undefined ? '' : `${nameOfPart(found, line.part, tools)}${form.colon}`;
  const who = line.actor.role === 'system' ? system : line.actor.name;
  const note = line.note === undefined || line.note === '' ? '' : `${form.colon}${line.note}`;
  return `${part}${what}${form.inBrackets(who)}${note}`;
}

function nameOfPart(found: CaseView, part: number, { language }: CaseTools): string {
  const other = found.parts.find((each) => each.part === part);
  return other === undefined ? String(part) : inLanguage(other.itemName, language);
}
