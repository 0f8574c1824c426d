import type { VNode } from 'preact';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { MandateLine } from '#read/mandates.ts';
import { TextField } from '../counter/counter-parts.tsx';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { mandatesHome, Shell } from './shell.tsx';

/** The six digits that the principal reads out. */
export function CodePage(props: {
  readonly ctx: PageContext;
  readonly divisions: DivisionTree;
  readonly line: MandateLine;
  readonly minutes: number;
  readonly problem?: string;
}): VNode {
  const { ctx, line, problem, minutes } = props;
  const words = ctx.t.mandates.code;
  const home = `${mandatesHome(ctx)}/${line.id}`;
  return (
    <Shell ctx={ctx} title={words.title} divisions={props.divisions}>
      <ErrorSummary lines={problem === undefined ? [] : [{ href: '#code', sentence: problem }]} t={ctx.t} />
      <h1>{words.title}</h1>
      <p>{words.sent(line.principalName)}</p>
      <form method="post" action={`${home}/code`} novalidate>
        <CsrfField ctx={ctx} />
        <TextField
          id="code"
          name="code"
          label={words.code}
          hint={words.codeHint(minutes)}
          value=""
          problem={problem}
          numeric
          maxlength={20}
          autofocus={problem === undefined}
        />
        <button class="ds-button" type="submit">
          {words.confirm}
        </button>
      </form>
      <form method="post" action={`${home}/resend`}>
        <CsrfField ctx={ctx} />
        <p>
          <button class="ds-button" data-variant="tertiary" type="submit">
            {words.again}
          </button>
        </p>
      </form>
    </Shell>
  );
}
