// Names and numbers of people in what everybody may read: real tables leak them (facts §1.4).

/** Said of no one person: left where it stands. */
const NOT_A_NAME = new Set([
  '市民', '居民', '村民', '网友', '网民', '群众', '企业', '企业家', '专家', '学者', '代表', '委员', '职工', '教师', '学生', '家长', '单位',
  '部门', '个人', '匿名', '读者', '热心市民', '人大代表', '政协委员', '老同志', '农民', '农民工', '老师', '医生', '社区', '基层',
]); // prettier-ignore

/** 凌**: the first character; how long the name is, is not told. */
export function maskName(name: string): string {
  const first = name.trim().codePointAt(0);
  return first === undefined ? '' : `${String.fromCodePoint(first)}**`;
}

/** What may be looked for in other words: not one character, not a word that stands for many. */
export function isPersonal(name: string): boolean {
  const trimmed = name.trim();
  return Array.from(trimmed).length >= 2 && !NOT_A_NAME.has(trimmed);
}

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-—－ ]?\d{7,8})(?!\d)/g;
const IDENTITY = /(?<!\d)\d{17}[\dXx](?![\dXx])/g;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** The text with these names masked, longest first, and without phone, citizen and mail numbers. */
export function maskIn(text: string, names: readonly string[]): string {
  let masked = text
    .replaceAll(IDENTITY, '（证件号略）')
    .replaceAll(PHONE, '（电话略）')
    .replaceAll(MAIL, '（邮箱略）');
  for (const name of names) if (masked.includes(name)) masked = masked.replaceAll(name, maskName(name));
  return masked;
}

/** Names to look for, longest first, so that one within another does not leave its rest. */
export function namesToMask(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.trim()).filter(isPersonal))].toSorted(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  );
}
