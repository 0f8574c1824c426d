// Two neighbouring characters: what short Chinese texts are compared by (measured better than words, facts §3.1).

/** All pairs of neighbouring units of a normalised text, in order, repeats kept. A single character is its own; nothing gives nothing. */
export function bigrams(normalised: string): readonly string[] {
  if (normalised.length === 1) return [normalised];
  return Array.from({ length: Math.max(0, normalised.length - 1) }, (_, at) => normalised.slice(at, at + 2));
}

/** The same as numbers (first unit × 65,536 + second; a single character stands alone), each once, ascending. */
export function bigramCodes(normalised: string): Uint32Array {
  if (normalised.length === 1) return Uint32Array.of(normalised.charCodeAt(0));
  const codes = new Uint32Array(Math.max(0, normalised.length - 1));
  for (let at = 0; at < codes.length; at += 1) {
    codes[at] = normalised.charCodeAt(at) * 0x1_0000 + normalised.charCodeAt(at + 1);
  }
  return distinct(codes.toSorted());
}

function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (const code of sorted) {
    if (kept > 0 && sorted[kept - 1] === code) continue;
    sorted[kept] = code;
    kept += 1;
  }
  return sorted.subarray(0, kept);
}
