// A text sentence by sentence. A segmenter given one huge text runs out of memory (facts §3.2); given these it does not.

/** No piece is longer, in UTF-16 units: a text without marks is cut between characters. */
const LONGEST = 400;
const SENTENCE = /[^。！？；!?;\n]*(?:[。！？；!?;\n][”’」』）)\]]*)+|[^。！？；!?;\n]+/g;

/** The sentences with their marks and blanks, none longer than 400 units; joined they are the text again. */
export function sentences(text: string): readonly string[] {
  return (text.match(SENTENCE) ?? []).flatMap((sentence) =>
    sentence.length <= LONGEST ? [sentence] : pieces(sentence),
  );
}

function pieces(sentence: string): string[] {
  const found: string[] = [];
  let from = 0;
  while (from < sentence.length) {
    let to = Math.min(from + LONGEST, sentence.length);
    // Not between the halves of a pair.
    if (to < sentence.length && /[\uDC00-\uDFFF]/.test(sentence.charAt(to))) to -= 1;
    found.push(sentence.slice(from, to));
    from = to;
  }
  return found;
}
