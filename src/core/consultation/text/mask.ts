// What somebody wrote, as others may read it: no phone, no number of a person, no address of the mail, no name of a contributor.
// Real tables leak them (facts §1.4).

/** What stands where something was taken out. */
export const MASK = '＊＊＊';

/** Said of no one person: left where it stands. */
const NOT_A_NAME = new Set([
  '市民', '居民', '村民', '网友', '网民', '群众', '企业', '企业家', '专家', '学者', '代表', '委员', '职工', '教师', '学生', '家长', '单位',
  '部门', '个人', '匿名', '读者', '热心市民', '人大代表', '政协委员', '老同志', '农民', '农民工', '老师', '医生', '社区', '基层',
]); // prettier-ignore

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
/** 居民身份证号 18, 手机号 11, 固定电话 with its area code, 微信/QQ after the word. */
const CITIZEN_NUMBER = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/gu;
const MOBILE = /(?<!\d)(?:\+?86[-—－ ]?)?1[3-9]\d(?:[-—－ ]?\d{4}){2}(?!\d)/gu;
const LANDLINE = /(?<!\d)0\d{2,3}[-—－ ]*\d{7,8}(?!\d)/gu;
const HANDLE = /((?:微信|微信号|QQ|qq|Q Q)[号:： ]{0,3})[\w-]{5,20}/gu;

/** The text without contacts and without these names. Figures of the matter (`6.5%`, `2026年`, `10000 元`) stay. */
export function maskedText(text: string, names: readonly string[]): string {
  const plain = text
    .replace(MAIL, MASK)
    .replace(CITIZEN_NUMBER, MASK)
    .replace(MOBILE, MASK)
    .replace(LANDLINE, MASK)
    .replace(HANDLE, `$1${MASK}`);
  return namesToMask(names).reduce((rest, name) => rest.replaceAll(name, MASK), plain);
}

/** 凌**: the first character; how long the name is, is not told. */
export function familyName(name: string): string {
  const first = name.trim().codePointAt(0);
  return first === undefined ? '' : `${String.fromCodePoint(first)}**`;
}

/** What may be looked for in other words: not one character, not a word that stands for many. */
export function isPersonal(name: string): boolean {
  const trimmed = name.trim();
  return Array.from(trimmed).length >= 2 && !NOT_A_NAME.has(trimmed);
}

/** Longest first, so that one within another does not leave its rest. */
function namesToMask(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.trim()).filter(isPersonal))].toSorted(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  );
}
