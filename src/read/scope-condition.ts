import { unreachable } from '#base/assert.ts';
import { divisionPrefix } from '#core/divisions/division.ts';
import type { Scope } from '#core/identity/permission.ts';

/** A condition over `cases c` (and `parts p` for an office or a centre that hands out), with its values from `$first` on. */
export type Condition = { readonly sql: string; readonly values: readonly string[] };

/** The scope as SQL, to stand inside the query. It says what `isWithin` says. */
export function conditionOf(scope: Scope, first = 1): Condition {
  switch (scope.kind) {
    // Certificates, drafts and appointments are not cases.
    case 'nothing':
    case 'drafts-of':
    case 'person':
    case 'at-centre':
      return { sql: 'false', values: [] };
    case 'everything':
      return { sql: 'true', values: [] };
    case 'cases-of':
      return {
        sql: `(c.applicant_number = $${first} or c.filer_number = $${first})`,
        values: [scope.citizenNumber],
      };
    case 'taken-in-at':
      return { sql: `c.receiving_place = $${first}`, values: [scope.centre] };
    case 'handed-out-at':
      return { sql: `p.delivery_place = $${first}`, values: [scope.centre] };
    case 'decided-by':
      return {
        sql: `p.deciding_county = $${first} and p.agency = $${first + 1}`,
        values: [scope.county, scope.agency],
      };
    case 'city':
      return { sql: `c.division like $${first} || '%'`, values: [divisionPrefix(scope.city)] };
    default:
      return unreachable(scope);
  }
}
