import type { VNode } from 'preact';

/** A light is a colour, a shape and a word; the word says it all alone. */
export function Light({
  colour,
  word,
}: {
  readonly colour: 'green' | 'amber' | 'red' | 'none';
  readonly word: string;
}): VNode {
  return <span class={`light light--${colour}`}>{word}</span>;
}
