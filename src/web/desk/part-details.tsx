import type { ComponentChildren, VNode } from 'preact';
import type { Actor, HandedIn, IssuedResult } from '#core/cases/events.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { DayStrip } from '#core/calendar/day-strip.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PartView } from '#read/case-lines.ts';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { Light } from '../elements/light.tsx';
import { MarkTag } from '../elements/mark.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords, momentWords, secondsWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { actorWords, DRAWN_COLOUR, dueWords, leftWords, nameIn, numberWords } from './desk-words.ts';

/** What the page adds to the read: names of places, the derivation of the date. */
export type PartExtras = {
  readonly placeName: (code: DivisionCode) => string;
  readonly derivation: readonly DayStrip[];
  /** The promise in words, where one is stated. */
  readonly promised?: string;
};

type Props = { readonly ctx: PageContext; readonly part: PartView; readonly extras: PartExtras };

/** One part for its officer: who, where, until when, answers, papers, requirements, siblings, history. */
export function PartDetails(props: Props): VNode {
  const { ctx, part } = props;
  const words = ctx.t.desk;
  return (
    <>
      <h1>{nameIn(ctx, part.part.itemName)}</h1>
      <p class="part-who">
        <strong>{part.applicant.name}</strong> <span class="unbroken">{numberWords(part.number)}</span>
      </p>
      <Head {...props} />
      <Derivation {...props} />
      <Answers {...props} />
      <Papers {...props} />
      <Requirements {...props} />
      <Siblings {...props} />
      {part.part.issued.length > 0 && (
        <Block heading={words.part.issued}>
          <Results ctx={ctx} results={part.part.issued} />
        </Block>
      )}
      <History {...props} />
    </>
  );
}

function Head({ ctx, part, extras }: Props): VNode {
  const { t, language } = ctx;
  const words = t.desk.part;
  const person = part.applicant;
  const rows: FactRow[] = [
    {
      label: words.stage,
      value: (
        <>
          {t.desk.stage[part.part.stage]}{' '}
          <span class="hint">
            {words.since} {momentWords(part.part.since, language)}
          </span>
        </>
      ),
    },
    ...(part.due
      ? [
          {
            label: words.due,
            value: (
              <>
                {dueWords(part.due, ctx)}{' '}
                <Light colour={DRAWN_COLOUR[part.due.light]} word={leftWords(part.due, ctx)} />
              </>
            ),
          },
        ]
      : []),
    ...(part.tellBy
      ? [
          {
            label: words.tellBy,
            value: (
              <>
                {dueWords(part.tellBy, ctx)}{' '}
                <Light colour={DRAWN_COLOUR[part.tellBy.light]} word={leftWords(part.tellBy, ctx)} />
                <span class="hint block">{words.tellByNote}</span>
              </>
            ),
          },
        ]
      : []),
    { label: words.promised, value: extras.promised ?? <span class="not-stated">{t.frame.notStated}</span> },
    {
      label: words.citizenNumber,
      value: <span class="unbroken">{person.citizenNumber}</span>,
    },
    ...(person.phone === undefined ? [] : [{ label: words.phone, value: person.phone }]),
    ...(part.filedFor === undefined
      ? []
      : [
          {
            label: words.filedBy,
            value: (
              <>
                {part.filedFor.by.name} <span class="unbroken">{part.filedFor.by.citizenNumber}</span>
              </>
            ),
          },
          { label: words.mandate, value: part.filedFor.mandate },
        ]),
    {
      label: words.receiving,
      value:
        part.receivingPlace === undefined
          ? words.receivingOnline
          : t.counter.centre(extras.placeName(part.receivingPlace)),
    },
    {
      label: words.deciding,
      value: (
        <>
          {nameIn(ctx, part.part.agencyName)}
          <span class="hint block">{extras.placeName(part.part.decidingCounty)}</span>
        </>
      ),
    },
    {
      label: words.delivery,
      value:
        part.delivery.how === 'online'
          ? words.deliveryOnline
          : t.counter.centre(extras.placeName(part.delivery.place)),
    },
    { label: words.thing, value: nameIn(ctx, part.thingName) },
    {
      label: t.desk.filedAt,
      value: (
        <>
          {momentWords(part.filedAt, language)} <span class="hint">{t.desk.channel[part.channel]}</span>
        </>
      ),
    },
    ...(part.part.reason === undefined ? [] : [{ label: words.reason, value: part.part.reason }]),
    ...(part.part.asked === undefined ? [] : [{ label: words.asked, value: part.part.asked.note }]),
  ];
  return <Facts rows={rows} />;
}

/** Each day from the start to the due date: counted or not, and why. */
function Derivation({ ctx, part, extras }: Props): VNode | null {
  const { t, language } = ctx;
  const words = t.desk.part;
  if (extras.derivation.length === 0) return null;
  const natural = part.part.promised?.unit === 'natural-day';
  let counted = 0;
  const rows = extras.derivation.map((day) => {
    if (day.counted) counted += 1;
    const holiday =
      day.holiday === undefined || day.why === 'start-day' ? '' : ` (${nameIn(ctx, day.holiday)})`;
    return { day, nth: counted, why: `${t.desk.dayWhy[day.why]}${holiday}` };
  });
  return (
    <details class="why">
      <summary>{words.derivation}</summary>
      <ol class="day-strip" aria-hidden="true">
        {rows.map(({ day, nth }) => (
          <li class={day.counted ? 'day-strip--counted' : 'day-strip--free'}>
            {day.counted ? nth : `${day.date.month}/${day.date.day}`}
          </li>
        ))}
      </ol>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.counts}</th>
            <th scope="col">{words.because}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, nth, why }) => (
            <tr>
              <th scope="row">
                {dateWords(day.date, language)}
                {day.provisional && t.frame.provisional}
              </th>
              <td>
                {day.counted ? (natural ? words.countedNatural(nth) : words.counted(nth)) : words.notCounted}
              </td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Answers({ ctx, part }: Props): VNode {
  const words = ctx.t.desk.part;
  return (
    <Block heading={words.answers}>
      {part.form.length === 0 ? <p>{words.noAnswers}</p> : <p class="hint">{words.answersNote}</p>}
      {part.form.map((group) => (
        <>
          <h3>{group.group}</h3>
          <Facts
            rows={group.fields.map((field) => ({
              label: field.label,
              value: <span class="typed">{field.answer}</span>,
            }))}
          />
        </>
      ))}
    </Block>
  );
}

function Papers({ ctx, part }: Props): VNode {
  const words = ctx.t.desk.part;
  return (
    <Block heading={words.papers}>
      {part.materials.length === 0 ? (
        <p>{words.noPapers}</p>
      ) : (
        <TableBox label={words.papers}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{words.paperName}</th>
                <th scope="col">{words.paperWay}</th>
                <th scope="col">{words.paperFiles}</th>
              </tr>
            </thead>
            <tbody>
              {part.materials.map((paper) => (
                <PaperRow ctx={ctx} part={part} paper={paper} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Block>
  );
}

function PaperRow({
  ctx,
  part,
  paper,
}: {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly paper: HandedIn;
}): VNode {
  const { t } = ctx;
  const words = t.desk.part;
  return (
    <tr>
      <th scope="row">{nameIn(ctx, paper.name)}</th>
      <td>
        {paper.way === 'owed' ? (
          <Light colour="amber" word={t.desk.handedIn.owed} />
        ) : (
          t.desk.handedIn[paper.way]
        )}
        {paper.certificate !== undefined && (
          <span class="hint block">{words.certificate(paper.certificate)}</span>
        )}
      </td>
      <td>
        {paper.files.length === 0 ? (
          <span class="hint">{paper.way === 'shown-at-counter' ? words.seeOriginal : words.noFile}</span>
        ) : (
          <ul class="bare-list">
            {paper.files.map((file) => (
              <li>
                <a
                  href={`/desk/${part.number}/${part.part.part}/files/${file.id}`}
                  target="_blank"
                  rel="noopener"
                >
                  {words.download(file.name, String(Math.max(1, Math.round(file.size / 1024))))}
                </a>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

const OUTCOME_COLOUR = { holds: 'green', fails: 'red', open: 'none', 'by-officer': 'amber' } as const;

function Requirements({ ctx, part }: Props): VNode {
  const { t, language } = ctx;
  const words = t.desk.part;
  const { requirements } = part;
  if (requirements === undefined)
    return (
      <Block heading={words.requirements}>
        <p>{words.noPlan}</p>
      </Block>
    );
  const filedOn = Temporal.Instant.from(part.filedAt).toZonedDateTimeISO(CITY_ZONE).toPlainDate();
  return (
    <Block heading={words.requirements}>
      {requirements.length === 0 ? (
        <p>{words.noRequirements}</p>
      ) : (
        <ul class="requirements">
          {requirements.map(({ requirement, outcome }) => (
            <li>
              {nameIn(ctx, requirement.text)} <MarkTag mark={requirement.mark} t={t} />{' '}
              <Light colour={OUTCOME_COLOUR[outcome]} word={t.desk.judged[outcome]} />
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{words.judgedUnder(part.planVersion.slice(0, 12), dateWords(filedOn, language))}</p>
    </Block>
  );
}

function Siblings({ ctx, part }: Props): VNode | null {
  const words = ctx.t.desk;
  if (part.siblings.length === 0 && part.part.arrived.length === 0) return null;
  const nameOf = (from: number): string =>
    nameIn(ctx, part.siblings.find((each) => each.part === from)?.itemName ?? { zh: String(from) });
  return (
    <Block heading={words.part.siblings}>
      <ul>
        {part.siblings.map((sibling) => (
          <li>
            {nameIn(ctx, sibling.itemName)} — {words.stage[sibling.stage]}
            <span class="hint">
              （{sibling.relation === 'waited-for' ? words.part.waitedFor : words.part.waits}）
            </span>
          </li>
        ))}
      </ul>
      {part.part.arrived.length > 0 && <h3>{words.part.arrived}</h3>}
      {part.part.arrived.map((arrival) => (
        <>
          <p>{words.part.arrivedFrom(nameOf(arrival.from))}</p>
          <Results ctx={ctx} results={arrival.results} />
        </>
      ))}
    </Block>
  );
}

function Results({
  ctx,
  results,
}: {
  readonly ctx: PageContext;
  readonly results: readonly IssuedResult[];
}): VNode {
  const words = ctx.t.desk.part;
  return (
    <ul>
      {results.map((result) => (
        <li>
          {nameIn(ctx, result.name)}
          {result.number !== '' && <span class="unbroken"> {words.resultNumber(result.number)}</span>}{' '}
          <span class="hint">{dateWords(result.issuedOn, ctx.language)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Who did what where and when, and where each time stamp comes from: what an auditor asks for. */
function History({ ctx, part, extras }: Props): VNode {
  const words = ctx.t.desk;
  const wordOf = (kind: string): string =>
    Object.entries(words.event).find(([known]) => known === kind)?.[1] ?? kind;
  return (
    <Block heading={words.part.history}>
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
    </Block>
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

function Block(props: { readonly heading: string; readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{props.heading}</h2>
      {props.children}
    </section>
  );
}
