import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { CsrfField } from '../form/csrf-field.tsx';
import { DraftFrame } from './draft-frame.tsx';
import type { StepProps } from './draft-pages.tsx';

export type CheckGroup = {
  readonly name: string;
  readonly href: string;
  readonly rows: readonly { readonly label: string; readonly words: string; readonly problem?: string }[];
};

export type NextLine = {
  readonly item: string;
  readonly office: string;
  readonly when: string;
  readonly limit: string | undefined;
};

export type CheckPageProps = Omit<StepProps, 'action'> & {
  readonly groups: readonly CheckGroup[];
  readonly next: readonly NextLine[];
  /** All of it, in words; with what it leaves out. */
  readonly whole: string;
  readonly wholeNotes: readonly string[];
  readonly submitAction: string;
  /** The draft's id: the same key gives the same case. */
  readonly draftKey: string;
  readonly ready: boolean;
  /** What is to be signed, inside the form. */
  readonly promises: VNode;
  /** At a counter: which parts another county decides, and the form review inside the form. */
  readonly elsewhere?: ComponentChildren;
  readonly review?: ComponentChildren;
};

/** Everything once more, then one button. */
export function CheckPage(props: CheckPageProps): VNode {
  const { ctx, groups, next, submitAction, ready } = props;
  const text = ctx.t.citizen.draft;
  return (
    <DraftFrame
      {...props}
      title={text.checkTitle}
      focusHead={ctx.viewer.role === 'clerk' && props.lines.length === 0}
    >
      {groups.map((group) => (
        <CheckSheet key={group.href} group={group} edit={text.edit} editNamed={text.editNamed(group.name)} />
      ))}
      <section class="sheet">
        <h2>{text.next}</h2>
        <ol class="next-list">
          {next.map((line) => (
            <li key={line.item}>
              <strong>{text.nextPart(line.item, line.office)}</strong>
              <span class="note">
                {line.when}
                {line.limit !== undefined && `${ctx.t.form.semicolon}${text.nextLimit(line.limit)}`}
              </span>
            </li>
          ))}
        </ol>
        <p>
          {text.nextAll}
          {ctx.t.form.colon}
          <strong>{props.whole}</strong>
          {props.wholeNotes.map((note) => (
            <span class="hint note" key={note}>
              {note}
            </span>
          ))}
        </p>
      </section>
      {props.elsewhere}
      {!ready && <p class="notice notice--wait">{text.notReady}</p>}
      <form method="post" action={submitAction}>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="plan" value={props.planVersion} />
        <input type="hidden" name="idempotency_key" value={props.draftKey} />
        {props.review}
        {props.promises}
        <p class="declaration">{text.declaration}</p>
        <div class="acts acts--steps">
          <button class="ds-button" type="submit" name="do" value="submit">
            {text.submit}
          </button>
          <button class="ds-button" data-variant="secondary" type="submit" name="do" value="back">
            {ctx.t.form.back}
          </button>
          <button class="ds-button" data-variant="tertiary" type="submit" name="do" value="save">
            {ctx.t.form.saveForLater}
          </button>
        </div>
        <p class="hint">{text.submitHint}</p>
      </form>
    </DraftFrame>
  );
}

function CheckSheet(props: {
  readonly group: CheckGroup;
  readonly edit: ComponentChildren;
  readonly editNamed: string;
}): VNode {
  const { group, edit, editNamed } = props;
  return (
    <section class="sheet check">
      <div class="check__head">
        <h2>{group.name}</h2>
        <a href={group.href} aria-label={editNamed}>
          {edit}
        </a>
      </div>
      <dl class="facts">
        {group.rows.map((row) => (
          <Fragment key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              {row.words}
              {row.problem !== undefined && <span class="field__problem note">{row.problem}</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
