import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CaseView, HistoryLine } from '#read/case-lines.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { Facts } from '../elements/facts.tsx';
import { dateWords, momentWords } from '../elements/words.ts';
import { Frame } from '../frame/frame.tsx';
import { CaseTop, CaseWays, FeeDue, type Done } from '../afterwards/case-afterwards.tsx';
import { OwedPapers, owesPapers, PromisedLater } from '../promises/part-promises.tsx';
import { WaitingConsents } from '../mandates/waiting-consents.tsx';
import { NowSummary } from './now-summary.tsx';
import { failedWord, officeWords, placeWords, type CaseTools } from './case-words.ts';
import {
  EndedParts,
  isEndedQuietly,
  nameOfPart,
  PartSheet,
  WaitingParts,
  type PartPage,
} from './progress-parts.tsx';

export type ProgressPageProps = PartPage & {
  readonly found: CaseView;
  readonly divisions: DivisionTree;
  /** A supplement has just been handed in. */
  readonly supplemented: boolean;
  readonly done: Done | undefined;
  /** Cases that file this one again. */
  readonly refiledAs: readonly CaseNumber[];
  /** Finished, and not rated yet. */
  readonly mayRate: boolean;
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
        <span class="unbroken">{showCaseNumber(found.number)}</span> · <Status found={found} tools={tools} />
      </p>
      {supplemented && <p class="notice notice--go">{t.citizen.supplement.saved}</p>}
      <CaseTop {...props} />
      <YourTurn found={found} tools={tools} />
      <WaitingConsents ctx={ctx} found={found} />
      <OwedPapers found={found} t={t} language={language} />
      <PromisedLater found={found} t={t} language={language} />
      {!owesPapers(found) && <NowSummary found={found} tools={tools} />}
      {found.parts
        .filter((part) => part.stage !== 'waiting' && !isEndedQuietly(part))
        .map((part) => (
          <PartSheet key={part.part} page={props} part={part} found={found} tools={tools} />
        ))}
      <WaitingParts found={found} tools={tools} />
      <EndedParts found={found} tools={tools} />
      <CaseWays ctx={ctx} found={found} />
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

/** Under way; finished; or ended with nothing done, which is not called finished. */
function Status({ found, tools }: { readonly found: CaseView; readonly tools: CaseTools }): VNode {
  const { status } = tools.t.citizen.progress;
  if (found.status !== 'finished') return <strong>{status.open}</strong>;
  const failed = failedWord(found.parts);
  if (failed !== undefined) return <strong>{status[failed]}</strong>;
  return <span class="seal">{status.finished}</span>;
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
  const { countsFrom } = line;
  const from =
    countsFrom === undefined
      ? ''
      : `${form.semicolon}${tools.t.clocks.countsFrom(dateWords(countsFrom, tools.language))}`;
  return `${part}${what}${form.inBrackets(who)}${note}${from}`;
}
