import type { Brand } from '#base/brand.ts';

/** A responsible department (责任部门) of a city's plan: `fgw`, `gxj`. Names are in each consultation's own list. */
export type DepartmentId = Brand<string, 'DepartmentId'>;

/** Form only (2 to 40 small letters, digits and hyphens, a letter first); whether a consultation knows it is asked of its book. */
export function isDepartmentId(text: string): text is DepartmentId {
  return /^[a-z][a-z0-9-]{1,39}$/.test(text);
}
