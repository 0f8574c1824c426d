// The list of words that mean the same, kept by hand (减负 = 降成本): cheap, and anybody can check it.

export type Synonyms = {
  /** Which groups a text names, and by which of their words; one entry a group, in the order of the list. */
  readonly find: (text: string) => readonly { readonly group: string; readonly word: string }[];
  /** All words of the group that a word belongs to, itself included; just itself when it is in none. */
  readonly of: (word: string) => readonly string[];
};

/** Groups as kept by hand; a word in two groups belongs to the first. A group is called by its first word. */
export function synonymsOf(groups: readonly (readonly string[])[]): Synonyms {
  const home = new Map<string, readonly string[]>();
  for (const group of groups) {
    for (const word of group) if (word !== '' && !home.has(word)) home.set(word, group);
  }
  // Longest first: where 工业园区 stands, 工业园 is not what was said.
  const lists = groups.map((group) => ({
    group: group[0] ?? '',
    words: group.filter((word) => word !== '').toSorted((a, b) => b.length - a.length || order(a, b)),
  }));
  return {
    find: (text) =>
      lists.flatMap(({ group, words }) => {
        const word = words.find((each) => text.includes(each));
        return word === undefined ? [] : [{ group, word }];
      }),
    of: (word) => home.get(word) ?? [word],
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
