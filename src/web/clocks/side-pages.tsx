// Pages beside a part: a special step begins or ends, the time is extended.
import type { VNode } from 'preact';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { openSuspension } from '#core/cases/stages.ts';
import type { SpecialStepKind } from '#core/catalogue/model.ts';
import type { PartView } from '#read/case-lines.ts';
import { SidePage, type SidePageProps } from '../desk/side-page.tsx';
import { Facts } from '../elements/facts.tsx';
import { statedLimitWords } from '../elements/limit-words.ts';
import { momentWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { HappenedField } from './happened-field.tsx';

export type ClockAct = 'suspend' | 'resume' | 'extend';

/** What a form held, given back when the act was refused. */
export type ClockTyped = {
  readonly step: string;
  readonly days: string;
  readonly approvedBy: string;
  readonly text: string;
  readonly happened: string;
};

export type ClockPageProps = {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly typed: ClockTyped;
  /** What may stop this part's clock. */
  readonly steps: readonly { readonly step: SpecialStepKind; readonly longest?: TimeLimit }[];
  /** The law's longest extension, where the data names it. */
  readonly longestExtension?: number;
  readonly problem?: string;
};

export function SuspendPage(props: ClockPageProps): VNode {
  const { ctx, steps, typed } = props;
  const { t } = ctx;
  const words = t.clocks.suspend;
  return (
    <Page {...props} act="suspend" title={words.title} lead={words.intro} submit={words.submit}>
      <fieldset class="field">
        <legend>{words.step}</legend>
        {steps.map(({ step, longest }) => (
          <div class="choice">
            <input type="radio" id={`step-${step}`} name="step" value={step} checked={typed.step === step} />
            <label for={`step-${step}`}>
              {t.frame.specialStep[step]}
              {longest !== undefined && (
                <span class="hint"> {words.longestHint(statedLimitWords(longest, t))}</span>
              )}
            </label>
          </div>
        ))}
      </fieldset>
      <DaysField label={words.longest} value={typed.days} />
      <TextField label={words.reason} value={typed.text} />
    </Page>
  );
}

export function ResumePage(props: ClockPageProps): VNode {
  const { ctx, part, typed } = props;
  const { t, language } = ctx;
  const words = t.clocks.resume;
  const open = openSuspension(part.part);
  return (
    <Page {...props} act="resume" title={words.title} submit={words.submit}>
      {open !== undefined && (
        <Facts
          rows={[
            { label: words.open, value: t.frame.specialStep[open.step] },
            { label: words.since, value: momentWords(open.from, language) },
            ...(open.longest ? [{ label: words.longest, value: statedLimitWords(open.longest, t) }] : []),
          ]}
        />
      )}
      <TextField label={words.outcome} value={typed.text} />
    </Page>
  );
}

export function ExtendPage(props: ClockPageProps): VNode {
  const { ctx, typed, longestExtension } = props;
  const words = ctx.t.clocks.extend;
  const lead = longestExtension === undefined ? {} : { lead: words.intro(longestExtension) };
  return (
    <Page {...props} {...lead} act="extend" title={words.title} submit={words.submit}>
      <DaysField label={words.by} value={typed.days} />
      <div class="field">
        <label for="approved">{words.approvedBy}</label>
        <input class="ds-input" id="approved" name="approvedBy" value={typed.approvedBy} maxlength={200} />
      </div>
      <TextField label={words.reason} value={typed.text} />
    </Page>
  );
}

function Page({
  typed,
  children,
  ...page
}: Omit<SidePageProps, 'act'> & { readonly act: ClockAct; readonly typed: ClockTyped }): VNode {
  return (
    <SidePage {...page}>
      {children}
      <HappenedField ctx={page.ctx} id="happened" typed={typed.happened} />
    </SidePage>
  );
}

export function DaysField(props: { readonly label: string; readonly value: string }): VNode {
  return (
    <div class="field">
      <label for="days">{props.label}</label>
      <input
        class="ds-input"
        id="days"
        name="days"
        inputMode="numeric"
        value={props.value}
        maxlength={5}
        size={5}
        autocomplete="off"
      />
    </div>
  );
}

export function TextField(props: { readonly label: string; readonly value: string }): VNode {
  return (
    <div class="field">
      <label for="text">{props.label}</label>
      <textarea class="ds-input" id="text" name="text" rows={4} maxlength={2000}>
        {props.value}
      </textarea>
    </div>
  );
}
