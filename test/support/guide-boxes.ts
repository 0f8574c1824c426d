/** The boxes of a guide, fenced with three backticks: language, the file's name behind it, and what stands inside. */
export function boxesOf(
  markdown: string,
): readonly { readonly language: string; readonly name: string; readonly text: string }[] {
  return [...markdown.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', name = '', text = '']) => ({ language, name, text }),
  );
}

/** The `{holes}` of a sentence, sorted: both languages must have the same. */
export function holesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();
}
