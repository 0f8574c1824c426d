// The tokens of a BERT model: words are cut into the longest pieces that its vocabulary knows (WordPiece). Only what such a vocabulary needs, nothing else.

export type Vocabulary = {
  readonly ids: ReadonlyMap<string, number>;
  readonly unknown: number;
  readonly first: number;
  readonly last: number;
  readonly padding: number;
  /** Small letters without accents, as the model was trained. */
  readonly lowerCase: boolean;
};

/** More characters than any word has: taken for unknown, as the models' own tokenizers do. */
const LONGEST_WORD = 100;
const UNSEEN = /[\p{Cc}\p{Cf}\uFFFD]/u;
/** Each Chinese character and each mark is a word of its own. */
const ALONE = /[\p{Script=Han}\p{P}$+<=>^`|~]/u;

/** A vocabulary from its pieces in order, or which of its four special pieces is missing. */
export function vocabularyOf(
  ids: ReadonlyMap<string, number>,
  lowerCase: boolean,
): Vocabulary | { readonly missing: string } {
  const [unknown, first, last, padding] = ['[UNK]', '[CLS]', '[SEP]', '[PAD]'].map((piece) => ids.get(piece));
  if (unknown === undefined) return { missing: '[UNK]' };
  if (first === undefined) return { missing: '[CLS]' };
  if (last === undefined) return { missing: '[SEP]' };
  if (padding === undefined) return { missing: '[PAD]' };
  return { ids, unknown, first, last, padding, lowerCase };
}

/** Ids with the model's first and last mark around them, at most `most` (≥ 2) in all: what is longer is cut at its end. */
export function tokenIds(text: string, vocabulary: Vocabulary, most: number): readonly number[] {
  const ids: number[] = [];
  for (const word of wordsOf(text, vocabulary.lowerCase)) {
    if (ids.length >= most - 2) break;
    ids.push(...piecesOf(word, vocabulary));
  }
  return [vocabulary.first, ...ids.slice(0, most - 2), vocabulary.last];
}

function wordsOf(text: string, lowerCase: boolean): readonly string[] {
  const written = lowerCase
    ? text
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
    : text.normalize('NFC');
  let spaced = '';
  for (const character of written) {
    if (/\s/u.test(character)) spaced += ' ';
    else if (UNSEEN.test(character)) continue;
    else spaced += ALONE.test(character) ? ` ${character} ` : character;
  }
  return spaced.split(' ').filter((word) => word !== '');
}

function piecesOf(word: string, { ids, unknown }: Vocabulary): readonly number[] {
  const characters = Array.from(word);
  if (characters.length > LONGEST_WORD) return [unknown];
  const pieces: number[] = [];
  for (let from = 0; from < characters.length;) {
    let to = characters.length;
    let id: number | undefined;
    for (; to > from; to -= 1) {
      id = ids.get((from === 0 ? '' : '##') + characters.slice(from, to).join(''));
      if (id !== undefined) break;
    }
    if (id === undefined) return [unknown];
    pieces.push(id);
    from = to;
  }
  return pieces;
}
