// A text in pieces that no comparison may cut: a figure with its unit, a Latin word, else one character (or the words that a
// segmenter gives, when one is at hand).

/** Cuts Chinese text into words; joined again they are the text. A port: the dictionary is outside the core. */
export type CutWords = (text: string) => readonly string[];

const UNIT_WORDS = [
  '个百分点', '个', '平方公里', '平方千米', '平方米', '立方米', '公里', '千米', '公顷', '万亩', '亩', '米',
  '吨标准煤', '吨', '千瓦时', '千瓦', '兆瓦', '元', '人次', '人', '户', '家', '项', '件', '张', '所', '座', '条',
  '处', '辆', '架', '班', '岁', '年', '月', '日', '天', '次', '倍', '位', '名', '期', '批', '分钟', '小时', '床',
  '标箱', '度', '种', '类', '支', '套', '台', '千克', '公斤', 'km', 'kW', 'MW', 'GW',
]; // prettier-ignore
const SCALE = '(?:[百千]?万亿|[百千]?亿|[百千十]?万|[百千])';
const UNIT = `(?:[%％‰℃]|${SCALE}?(?:${UNIT_WORDS.toSorted((a, b) => b.length - a.length).join('|')})|${SCALE})`;
const DIGITS = '[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?';
const SIGN = '[＞>≥≧＜<≤≦±+＋]';
const HAN_FIGURE = `[〇零一二三四五六七八九十百千万亿两]{2,}${UNIT}?`;
const ATOM = new RegExp(
  `${SIGN}?\\s?${DIGITS}\\s?${UNIT}?|${HAN_FIGURE}|[A-Za-zＡ-Ｚａ-ｚ]+(?:[-+.&/][A-Za-z0-9]+|[0-9])*|[\\s\\S]`,
  'gu',
);
const FIGURE = new RegExp(`^${SIGN}?\\s?${DIGITS}`, 'u');
const HAN = /\p{Script=Han}/u;

/** The pieces in order; joined they are the text. */
export function atomsOf(text: string, cutWords?: CutWords): readonly string[] {
  const pieces: readonly string[] = text.match(ATOM) ?? [];
  return cutWords ? joinWords(pieces, cutWords) : pieces;
}

/** Whether the piece is a figure in digits. */
export function isFigure(atom: string): boolean {
  return FIGURE.test(atom);
}

/** The figure at the beginning of a piece, and its unit. */
export function figureParts(atom: string): { readonly figure: string; readonly unit: string } | undefined {
  const found = FIGURE.exec(atom);
  return found === null ? undefined : { figure: found[0].trim(), unit: atom.slice(found[0].length).trim() };
}

/** Where a piece begins or ends, as offsets of the text: 0 and its length among them. */
export function atomEdges(text: string): ReadonlySet<number> {
  const edges = new Set([0]);
  let at = 0;
  for (const atom of atomsOf(text)) {
    at += atom.length;
    edges.add(at);
  }
  return edges;
}

/** Runs of single Chinese characters are cut into words; figures stay as they are. */
function joinWords(pieces: readonly string[], cutWords: CutWords): readonly string[] {
  const words: string[] = [];
  let run = '';
  const flush = (): void => {
    if (run !== '') words.push(...cutWords(run));
    run = '';
  };
  for (const piece of pieces) {
    if (piece.length === 1 && HAN.test(piece)) run += piece;
    else {
      flush();
      words.push(piece);
    }
  }
  flush();
  return words;
}
