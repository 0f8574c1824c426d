import type { VNode } from 'preact';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { Light } from '../elements/light.tsx';
import { dateWords, momentWords } from '../elements/words.ts';
import { DRAWN_COLOUR, dueWords, leftWords, nameIn } from './desk-words.ts';
import type { PartProps } from './part-props.ts';

/** Where the part stands, until when, whose it is, where it was received, where it is decided and handed out. */
export function Head({ ctx, part, extras }: PartProps): VNode {
  const { t, language } = ctx;
  const words = t.desk.part;
  const person = part.applicant;
  // While a special step lasts no date is right: the one that was told moves with each day of it.
  const step = part.part.suspensions.find(({ to }) => to === undefined)?.step;
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
    ...(step === undefined
      ? []
      : [
          {
            label: words.due,
            value: <Light colour="none" word={t.desk.standing(t.frame.specialStep[step])} />,
          },
        ]),
    ...(part.due && step === undefined
      ? [
          {
            label: part.part.stage === 'granted' ? t.supervision.kind.issue : words.due,
            value: (
              <>
                {dueWords(part.due, ctx)}{' '}
                <Light colour={DRAWN_COLOUR[part.due.light]} word={leftWords(part.due, ctx)} />
              </>
            ),
          },
        ]
      : []),
    // The clock stands still: whether it was kept can be read from the date beside the history.
    ...(!part.due && part.part.due
      ? [
          {
            label: words.due,
            value: (
              <>
                {dateWords(part.part.due.date, language)} <span class="hint">{words.clockStopped}</span>
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
    ...staffHelper(part, ctx),
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
        part.delivery.how === 'centre'
          ? t.counter.centre(extras.placeName(part.delivery.place))
          : part.delivery.how === 'post'
            ? t.citizen.receipt.deliveryPost(part.delivery.receiver, part.delivery.address)
            : words.deliveryOnline,
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
    ...(part.part.ground === undefined
      ? []
      : [
          {
            label: part.part.ground.requirement === undefined ? words.ground : words.unmet,
            value: nameIn(ctx, part.part.ground.text),
          },
        ]),
    ...(part.part.reason === undefined ? [] : [{ label: words.reason, value: part.part.reason }]),
    ...(part.part.asked === undefined ? [] : [{ label: words.asked, value: part.part.asked.note }]),
  ];
  return <Facts rows={rows} />;
}

/** Somebody of a centre who filed for an absent person, and on what. */
function staffHelper({ mandate }: PartProps['part'], { t, language }: PartProps['ctx']): readonly FactRow[] {
  if (mandate?.helper.kind !== 'staff') return [];
  const { name } = mandate.helper;
  const { helperStaff, ways } = t.mandates;
  return [
    { label: t.desk.part.filedBy, value: `${name}${t.form.inBrackets(helperStaff)}` },
    {
      label: t.desk.part.mandate,
      value: `${ways[mandate.given]}${t.form.comma}${dateWords(mandate.until, language)}`,
    },
  ];
}
