import type { VNode } from 'preact';
import type { Mark } from '#core/catalogue/fact.ts';
import type { Texts } from '../texts/texts.ts';

/** Says how a value is known, unless it was simply read in the source. */
export function MarkTag({ mark, t }: { readonly mark: Mark; readonly t: Texts }): VNode | null {
  if (mark === 'read') return null;
  return <span class={`mark mark--${mark}`}>{t.frame.marks[mark]}</span>;
}
