import type { ComponentChildren, VNode } from 'preact';
import type { PartView } from '#read/case-lines.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { nameIn, numberWords } from './desk-words.ts';

export type SidePageProps = {
  readonly ctx: PageContext;
  readonly part: PartView;
  /** Last piece of the address the form is sent to. */
  readonly act: string;
  readonly title: string;
  readonly lead?: string;
  /** What the button says. */
  readonly submit: string;
  readonly danger?: boolean;
  readonly problem?: string;
  readonly children: ComponentChildren;
};

/** A page beside a part, with one form for one act. */
export function SidePage(props: SidePageProps): VNode {
  const { ctx, part, act, title, lead, problem } = props;
  const { t } = ctx;
  const at = `/desk/${part.number}/${part.part.part}`;
  const head = problem === undefined ? title : `${t.form.titleProblem}${title}`;
  return (
    <Frame ctx={ctx} title={`${head} · ${numberWords(part.number)}`} section="desk">
      <ErrorSummary lines={problem === undefined ? [] : [{ href: '#side-form', sentence: problem }]} t={t} />
      <h1>{title}</h1>
      <p>
        <strong>{part.applicant.name}</strong> · {nameIn(ctx, part.part.itemName)} ·{' '}
        <span class="unbroken">{numberWords(part.number)}</span>
      </p>
      {lead !== undefined && <p>{lead}</p>}
      <form method="post" action={`${at}/${act}`} id="side-form" tabIndex={-1} noValidate>
        <CsrfField ctx={ctx} />
        <input type="hidden" name="version" value={part.part.version} />
        {props.children}
        <div class="acts">
          <button class="ds-button" type="submit" data-color={props.danger ? 'danger' : undefined}>
            {props.submit}
          </button>
          <a class="ds-button" data-variant="tertiary" href={at}>
            {t.frame.back}
          </a>
        </div>
      </form>
    </Frame>
  );
}
