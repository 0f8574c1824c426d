// What somebody wrote, as others may read it: no phone, no number of a person, no address of the mail, no name of who wrote.

/** What stands where something was taken out. */
export const MASK = '＊＊＊';

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
/** 居民身份证号 18, 手机号 11, 固定电话 with its area code, 微信/QQ after the word. */
const CITIZEN_NUMBER = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/gu;
const MOBILE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/gu;
const LANDLINE = /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/gu;
const HANDLE = /((?:微信|微信号|QQ|qq|Q Q)[号:： ]{0,3})[\w-]{5,20}/gu;

/** The text without contacts and without these names. Figures of the matter (`6.5%`, `2026年`, `10000 元`) stay. */
export function maskedText(text: string, names: readonly string[]): string {
  const plain = text
    .replace(MAIL, MASK)
    .replace(CITIZEN_NUMBER, MASK)
    .replace(MOBILE, MASK)
    .replace(LANDLINE, MASK)
    .replace(HANDLE, `$1${MASK}`);
  return names.reduce(
    (rest, name) => (name.trim().length < 2 ? rest : rest.replaceAll(name.trim(), MASK)),
    plain,
  );
}
