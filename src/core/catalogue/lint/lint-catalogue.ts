import type { Finding } from '../fact.ts';
import type { Catalogue } from '../model.ts';
import { LINT_RULES } from './lint-rules.ts';

/** Every rule over the whole catalogue. */
export function lintCatalogue(catalogue: Catalogue): readonly Finding[] {
  return LINT_RULES.flatMap(({ code, level, basis, check }) =>
    check(catalogue).map((remark) => ({ code, level, ...remark, ...(basis === undefined ? {} : { basis }) })),
  );
}
