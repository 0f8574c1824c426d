import type { ComponentChildren, VNode } from 'preact';
import type { HoursOfPlace, PublishedHours } from '#read/opening-hours.ts';
import type { Matter } from '#core/appointments/appointment.ts';
import { MOST_WINDOWS, SLOT_MINUTES } from '#core/appointments/opening-plan.ts';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords, momentWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { SPECIAL_ROWS, WEEKDAYS, type HoursProblem, type TypedHours } from './hours-form.ts';

export type HoursBodyProps = {
  readonly ctx: PageContext;
  /** Where the form goes. */
  readonly action: string;
  readonly typed: TypedHours;
  readonly problems: readonly HoursProblem[];
  readonly hours: HoursOfPlace;
  readonly matterName: (matter: Matter) => string;
  /** How many were left outside by what was published just now. */
  readonly published?: number;
};

/** Below the heading of a place: what is published, who is outside it, and the form for new hours. */
export function HoursBody(props: HoursBodyProps): VNode {
  const { ctx, hours, problems, published } = props;
  const text = ctx.t.appointments.hours;
  return (
    <>
      <ErrorSummary lines={problems} t={ctx.t} />
      {published !== undefined && (
        <output class="notice notice--go">
          {published === 0 ? text.published : text.publishedOutside(published)}
        </output>
      )}
      <p>{text.lead}</p>
      {hours.outside.length > 0 && <Outside {...props} />}
      <h2>{text.now}</h2>
      {hours.published.length === 0 ? (
        <p class="hint">{text.nothing}</p>
      ) : (
        <ul>
          {hours.published.map((each) => (
            <li key={each.version}>
              <Summary ctx={ctx} each={each} />
            </li>
          ))}
        </ul>
      )}
      <HoursForm {...props} />
    </>
  );
}

function Summary({ ctx, each }: { readonly ctx: PageContext; readonly each: PublishedHours }): VNode {
  const { plan, mark, publishedAt, publishedBy } = each;
  const text = ctx.t.appointments.hours;
  const until = plan.validUntil === undefined ? '' : dateWords(plan.validUntil, ctx.language);
  const by =
    mark === 'sample' ? text.sampleBy : text.publishedBy(publishedBy, momentWords(publishedAt, ctx.language));
  return (
    <>
      {text.summary(dateWords(plan.validFrom, ctx.language), until, plan)}
      <span class="hint block">{by}</span>
    </>
  );
}

function Outside({ ctx, hours, matterName }: HoursBodyProps): VNode {
  const text = ctx.t.appointments.hours;
  const head = ctx.t.appointments.counter;
  return (
    <section class="notice notice--wait">
      <h2>{text.outside}</h2>
      <p>{text.outsideHint}</p>
      <TableBox label={text.outside}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{head.time}</th>
              <th scope="col">{head.number}</th>
              <th scope="col">{head.person}</th>
              <th scope="col">{head.matter}</th>
              <th scope="col">{head.state}</th>
            </tr>
          </thead>
          <tbody>
            {hours.outside.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  {dateWords(line.day, ctx.language)} {line.from}
                </th>
                <td class="unbroken">{line.number}</td>
                <td>{line.maskedName}</td>
                <td>{matterName(line.matter)}</td>
                <td>{line.told ? text.told : text.notTold}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function HoursForm({ ctx, action, typed, problems }: HoursBodyProps): VNode {
  const text = ctx.t.appointments.hours;
  const value = (name: string) => typed.get(name) ?? '';
  const wrong = (at: string) => problems.find((each) => each.at === at)?.sentence;
  const one = { typed, wrong };
  return (
    <form method="post" action={action} class="hours-form">
      <CsrfField ctx={ctx} />
      <OneField {...one} name="from" label={text.from} type="date" />
      <OneField {...one} name="until" label={text.until} hint={text.untilHint} type="date" />
      <OneField
        {...one}
        name="windows"
        label={text.windows}
        hint={`${text.windowsHint} (1–${MOST_WINDOWS})`}
        type="number"
      />
      <OneField
        {...one}
        name="minutes"
        label={`${text.minutes} (${SLOT_MINUTES.min}–${SLOT_MINUTES.max})`}
        type="number"
      />
      <fieldset class="field">
        <legend>{text.week}</legend>
        <p class="hint">{text.weekHint}</p>
        {wrong('week') !== undefined && <p class="field__problem">{wrong('week')}</p>}
        {WEEKDAYS.map((n) => (
          <SpanRow key={n} ctx={ctx} {...one} name={`day-${n}`} label={text.weekday[n - 1] ?? ''} />
        ))}
        <SpanRow ctx={ctx} {...one} name="lunch" label={text.lunch} hint={text.lunchHint} />
      </fieldset>
      <div class="choice">
        <input type="checkbox" id="makeup" name="makeup" value="open" checked={value('makeup') === 'open'} />
        <label for="makeup">
          {text.makeUp}
          <span class="hint block">{text.makeUpHint}</span>
        </label>
      </div>
      <fieldset class="field">
        <legend>{text.special}</legend>
        <p class="hint">{text.specialHint}</p>
        {Array.from({ length: SPECIAL_ROWS }, (_, index) => index + 1).map((n) => (
          <SpanRow key={n} ctx={ctx} {...one} name={`special-${n}`} label={text.specialNth(n)}>
            <input
              class="ds-input"
              type="date"
              id={`special-${n}-day`}
              name={`special-${n}-day`}
              value={value(`special-${n}-day`)}
              aria-label={text.specialDay(n)}
            />
            <input
              class="ds-input"
              name={`special-${n}-note`}
              value={value(`special-${n}-note`)}
              maxLength={80}
              placeholder={text.noteShort}
              aria-label={text.specialNote(n)}
            />
          </SpanRow>
        ))}
      </fieldset>
      <div class="acts">
        <button class="ds-button" type="submit">
          {text.publish}
        </button>
      </div>
    </form>
  );
}

type Typed = { readonly typed: TypedHours; readonly wrong: (at: string) => string | undefined };

function OneField(
  props: Typed & {
    readonly name: string;
    readonly label: string;
    readonly hint?: string;
    readonly type: 'date' | 'number';
  },
): VNode {
  const { typed, name, label, hint, type } = props;
  const problem = props.wrong(name);
  const common = {
    class: 'ds-input',
    'data-width': 'short',
    id: name,
    name,
    value: typed.get(name) ?? '',
    'aria-describedby': hint === undefined ? undefined : `${name}-hint`,
    'aria-invalid': problem === undefined ? undefined : ('true' as const),
  };
  return (
    <div class={problem === undefined ? 'field' : 'field field--problem'}>
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && <p class="field__problem">{problem}</p>}
      {type === 'date' ? <input type="date" {...common} /> : <input inputmode="numeric" {...common} />}
    </div>
  );
}

/** From and to of one day, with whatever else belongs to it before. */
function SpanRow(
  props: Typed & {
    readonly ctx: PageContext;
    readonly name: string;
    readonly label: string;
    readonly hint?: string;
    readonly children?: ComponentChildren;
  },
): VNode {
  const { ctx, typed, name, label, hint } = props;
  const text = ctx.t.appointments.hours;
  const problem = props.wrong(name);
  const time = (end: 'from' | 'to', words: string) => (
    <input
      class="ds-input"
      inputmode="numeric"
      maxLength={5}
      placeholder="--:--"
      id={`${name}-${end}`}
      name={`${name}-${end}`}
      value={typed.get(`${name}-${end}`) ?? ''}
      aria-label={words}
      aria-invalid={problem === undefined ? undefined : 'true'}
    />
  );
  return (
    <div class={problem === undefined ? 'span-row' : 'span-row field--problem'}>
      {problem !== undefined && <p class="field__problem">{problem}</p>}
      <span class="span-row__label">
        {label}
        {hint !== undefined && <span class="hint block">{hint}</span>}
      </span>
      {props.children}
      <span class="span-row__times">
        {time('from', text.opens(label))}
        <span aria-hidden="true">{text.dash}</span>
        {time('to', text.closes(label))}
      </span>
    </div>
  );
}
