// Randomness of constructed sample figures: the same words give the same numbers.

/** Numbers from 0 to 1 that depend on the words alone (FNV-1a, then mulberry32). */
export function randomOf(words) {
  let state = 2_166_136_261;
  for (const character of words) state = Math.imul(state ^ character.codePointAt(0), 16_777_619) >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
