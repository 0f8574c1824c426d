// The shell of every step of a draft: where one is, what is wrong, what has changed, the buttons.
import type { ComponentChildren, VNode } from 'preact';
import type { DraftView } from '#app/open-draft.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary, type SummaryLine } from '../form/error-summary.tsx';
import { StepButtons, StepLine, type StepEntry } from '../form/step-line.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

export type DraftFrameProps = {
  readonly ctx: PageContext;
  readonly thingName: string;
  readonly title: string;
  readonly steps: readonly StepEntry[];
  readonly at: number;
  readonly lines: readonly SummaryLine[];
  readonly changes: DraftView['changes'];
  /** Where the form posts; absent on the check page, which has a form of its own. */
  readonly action?: string;
  readonly files?: boolean;
  readonly planVersion: string;
  /** At a counter, where keys are faster than the mouse: the page opens at its button. */
  readonly focusNext?: boolean;
  /** There too, where the page is to be read first. */
  readonly focusHead?: boolean;
  readonly children: ComponentChildren;
};

export function DraftFrame(props: DraftFrameProps): VNode {
  const { ctx, title, steps, at, lines, action, children } = props;
  const { t } = ctx;
  const head = lines.length > 0 ? `${t.form.titleProblem}${title}` : title;
  return (
    <Frame ctx={ctx} title={`${head} · ${props.thingName}`} section="home">
      <p class="hint thing-name">{props.thingName}</p>
      <StepLine steps={steps} at={at} t={t} />
      <ErrorSummary lines={lines} t={t} />
      {props.changes !== undefined && props.changes.list.length > 0 && (
        <div class="notice">
          <p>{t.citizen.draft.changed}</p>
          <ul>
            {props.changes.list.map((change) => (
              <li key={change.kind + change.id}>{t.citizen.draft.change[change.kind](change.name)}</li>
            ))}
          </ul>
        </div>
      )}
      <h1 tabIndex={props.focusHead ? -1 : undefined} autofocus={props.focusHead}>
        {title}
      </h1>
      {action === undefined ? (
        children
      ) : (
        <form
          method="post"
          action={action}
          enctype={props.files ? 'multipart/form-data' : undefined}
          noValidate
        >
          <CsrfField ctx={ctx} />
          <input type="hidden" name="plan" value={props.planVersion} />
          <DefaultButton />
          {children}
          <StepButtons t={t} next={t.form.next} back={at > 0} save focus={props.focusNext === true} />
        </form>
      )}
    </Frame>
  );
}

/** What the Enter key presses: the first button of the form, which would else be one of a file or a place search. */
function DefaultButton(): VNode {
  return (
    <button class="visually-hidden" type="submit" name="do" value="next" tabIndex={-1} aria-hidden="true" />
  );
}
