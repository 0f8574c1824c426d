import type { Finding, Level } from '../fact.ts';
import type { Catalogue } from '../model.ts';

/** What a rule says of one place; code, level and basis come from the rule. */
export type Remark = Pick<Finding, 'at' | 'params'>;

/** One check of a whole catalogue. `basis` names the clause or standard, only where one makes this a finding. */
export type LintRule = {
  readonly code: string;
  readonly level: Level;
  readonly basis?: string;
  readonly check: (catalogue: Catalogue) => readonly Remark[];
};
