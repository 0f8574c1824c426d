import type { VNode } from 'preact';
import type { Texts } from '../texts/texts.ts';

export type SummaryLine = {
  /** `#f-birth_date`, or the address of the step where it is. */
  readonly href: string;
  readonly sentence: string;
};

/** What is wrong, all of it, at the top of the page; each line leads to its field. Focused without script by `autofocus`. */
export function ErrorSummary({
  lines,
  t,
}: {
  readonly lines: readonly SummaryLine[];
  readonly t: Texts;
}): VNode | null {
  if (lines.length === 0) return null;
  return (
    <div class="error-box" role="alert" aria-labelledby="error-title" tabIndex={-1} autofocus>
      <h2 id="error-title">{t.form.problemsTitle(lines.length)}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.href + line.sentence}>
            <a href={line.href}>{line.sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
