import type { ComponentChildren, VNode } from 'preact';
import type { HandOutLine } from '#read/case-lines.ts';
import { nameIn, numberWords } from '../desk/desk-words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

type Section = 'start' | 'mandates' | 'appointments' | 'taken' | 'handOut';

const HREF: Readonly<Record<Section, string>> = {
  start: '/counter',
  mandates: '/counter/mandates',
  appointments: '/counter/appointments',
  taken: '/counter/taken',
  handOut: '/counter/hand-out',
};

/** Frame of every counter page: the three things a clerk does, and at which centre. */
export function CounterFrame(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly here?: Section;
  readonly centre: string;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, title, here, centre } = props;
  const words = ctx.t.counter;
  const sections = ['start', 'mandates', 'taken', 'handOut', 'appointments'] as const;
  return (
    <Frame ctx={ctx} title={title} section="counter">
      <nav class="filters no-print" aria-label={words.menuLabel}>
        {sections.map((section) => (
          <a href={HREF[section]} aria-current={section === here ? 'page' : undefined}>
            {words.menu[section]}
          </a>
        ))}
      </nav>
      <p class="hint no-print">{centre}</p>
      {props.children}
    </Frame>
  );
}

/** A line of text to type, with its label, hint and problem. */
export function TextField(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly optional?: string;
  readonly autofocus?: boolean;
  readonly numeric?: boolean;
  readonly maxlength?: number;
}): VNode {
  const { id, name, label, value, hint, problem } = props;
  const described = [problem === undefined ? '' : `${id}-problem`, hint === undefined ? '' : `${id}-hint`]
    .join(' ')
    .trim();
  return (
    <div class={problem === undefined ? 'field' : 'field field--problem'}>
      <label for={id}>
        {label}
        {props.optional !== undefined && <span class="field__optional">（{props.optional}）</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p class="field__problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input
        class="ds-input"
        data-width="middle"
        id={id}
        name={name}
        value={value}
        autocomplete="off"
        autofocus={props.autofocus}
        inputmode={props.numeric === true ? 'numeric' : undefined}
        maxlength={props.maxlength ?? 60}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={problem === undefined ? undefined : 'true'}
      />
    </div>
  );
}

/** What is handed out, by the names of its results (else the item's), with the number of its case. */
export function ResultsCell(props: {
  readonly ctx: PageContext;
  readonly label: string;
  readonly line: Pick<HandOutLine, 'results' | 'itemName' | 'number'>;
}): VNode {
  const { ctx, label, line } = props;
  const names = line.results.map(({ name }) => nameIn(ctx, name)).join(ctx.t.frame.listSeparator);
  return (
    <td data-label={label}>
      {names || nameIn(ctx, line.itemName)}
      <span class="hint block">{numberWords(line.number)}</span>
    </td>
  );
}
