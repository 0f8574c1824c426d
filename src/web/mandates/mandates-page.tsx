import { dayOf } from '#core/calendar/city-day.ts';
import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { HelpedLine } from '#read/helped-cases.ts';
import type { MandateLine } from '#read/mandates.ts';
import { Facts, type FactRow } from '../elements/facts.tsx';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { mandatesHome, Shell } from './shell.tsx';

export type MandatesPageProps = {
  readonly ctx: PageContext;
  readonly divisions: DivisionTree;
  readonly lines: readonly MandateLine[];
  readonly helped: readonly HelpedLine[];
  readonly thingName: (thing: string) => string;
  /** What has just been done, or why not. */
  readonly note?: string;
  readonly problem?: string;
};

/** Who acts for me, whom I act for; at a counter what was recorded there. */
export function MandatesPage(props: MandatesPageProps): VNode {
  const { ctx, lines, helped, note, problem } = props;
  const words = ctx.t.mandates;
  const atCounter = ctx.viewer.role === 'clerk';
  const given = lines.filter(({ side }) => side === 'principal');
  const held = lines.filter(({ side }) => side !== 'principal');
  return (
    <Shell ctx={ctx} title={words.title} divisions={props.divisions}>
      <h1>{words.title}</h1>
      {note !== undefined && <p class="notice notice--go">{note}</p>}
      {problem !== undefined && (
        <p class="notice notice--wait" role="alert">
          {problem}
        </p>
      )}
      <p>{words.intro}</p>
      <p>
        <a class="ds-button" data-variant="secondary" href={`${mandatesHome(ctx)}/new`}>
          {atCounter ? words.record : words.ask}
        </a>
      </p>
      {!atCounter && (
        <section>
          <h2>{words.given}</h2>
          {given.length === 0 && <p class="hint">{words.noneGiven}</p>}
          {given.map((line) => (
            <MandateSheet key={line.id} {...props} line={line} />
          ))}
        </section>
      )}
      <section>
        <h2>{atCounter ? words.recorded : words.held}</h2>
        {held.length === 0 && <p class="hint">{atCounter ? words.noneRecorded : words.noneHeld}</p>}
        {held.map((line) => (
          <MandateSheet key={line.id} {...props} line={line} />
        ))}
      </section>
      {helped.length > 0 && (
        <section>
          <h2>{words.helped.list}</h2>
          <ul class="things">
            {helped.map((line) => (
              <li key={line.number}>
                <a class="things__name" href={`/helped/${line.number}`}>
                  {inLanguage(line.thingName, ctx.language)}
                </a>
                <p class="hint">
                  <span class="unbroken">{showCaseNumber(line.number)}</span> ·{' '}
                  {words.helped.of(line.principalName)} · {dateWords(dayOf(line.filedAt), ctx.language)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Shell>
  );
}

type SheetProps = MandatesPageProps & { readonly line: MandateLine };

function MandateSheet(props: SheetProps): VNode {
  const { ctx, line, thingName } = props;
  const { t } = ctx;
  const words = t.mandates;
  const helper: FactRow = {
    label: words.helper,
    value:
      line.helperKind === 'staff'
        ? `${line.helperName}${t.form.inBrackets(words.helperStaff)}`
        : line.helperName,
  };
  const principal: FactRow = {
    label: words.principal,
    value: (
      <>
        {line.principalName} <span class="hint unbroken">{line.principalNumber}</span>
      </>
    ),
  };
  const who =
    line.side === 'principal' ? [helper] : line.side === 'helper' ? [principal] : [principal, helper];
  return (
    <div class="sheet">
      <h3>{thingName(line.thing)}</h3>
      <Facts
        rows={[
          { label: words.state, value: <strong>{words.status[line.status]}</strong> },
          ...who,
          { label: words.may, value: line.acts.map((act) => words.acts[act]).join(t.frame.listSeparator) },
          { label: words.until, value: dateWords(line.until, ctx.language) },
          { label: words.how, value: <Way {...props} /> },
          { label: words.used, value: <Used {...props} /> },
        ]}
      />
      <SheetActs {...props} />
    </div>
  );
}

function Way({ ctx, line }: SheetProps): VNode {
  const words = ctx.t.mandates;
  const way = words.ways[line.given];
  if (line.given !== 'paper' || line.side === 'helper') return <>{way}</>;
  return <a href={`${mandatesHome(ctx)}/${line.id}/letter`}>{way}</a>;
}

function Used({ ctx, line }: SheetProps): VNode {
  const words = ctx.t.mandates;
  if (line.used.length === 0) return <>{words.notUsed}</>;
  return (
    <ul class="plain-list">
      {line.used.map((use) => {
        const said = words.usedLine(
          inLanguage(use.thingName, ctx.language),
          dateWords(dayOf(use.filedAt), ctx.language),
        );
        return (
          <li key={use.number}>
            {line.side === 'principal' ? <a href={`/my-cases/${use.number}`}>{said}</a> : said}
          </li>
        );
      })}
    </ul>
  );
}

function SheetActs({ ctx, line }: SheetProps): VNode | null {
  const words = ctx.t.mandates;
  const home = `${mandatesHome(ctx)}/${line.id}`;
  const open = line.status === 'asked' || line.status === 'active';
  if (!open) return null;
  return (
    <>
      {line.mine && line.status === 'asked' && (
        <p>
          <a class="ds-button" href={`${home}/code`}>
            {words.enterCode}
          </a>
        </p>
      )}
      {line.mine && line.status === 'active' && line.acts.includes('fill-in') && (
        <form method="post" action={`${home}/start`}>
          <CsrfField ctx={ctx} />
          <button class="ds-button" type="submit">
            {words.start}
          </button>
        </form>
      )}
      {line.side !== 'helper' && (
        <details class="why">
          <summary>{words.revoke}</summary>
          <form method="post" action={`${home}/revoke`}>
            <CsrfField ctx={ctx} />
            <p class="hint">{words.revokeHint}</p>
            {line.side === 'centre' && (
              <div class="choice">
                <input type="checkbox" id={`present-${line.id}`} name="present" value="yes" />
                <label for={`present-${line.id}`}>{words.revokePresent}</label>
              </div>
            )}
            <button class="ds-button" data-variant="secondary" type="submit">
              {words.revokeConfirm}
            </button>
          </form>
        </details>
      )}
    </>
  );
}
