import { unreachable } from '#base/assert.ts';
import { divisionPrefix } from '#core/divisions/division.ts';
import type { Scope } from '#core/identity/permission.ts';

/**
 * A condition over `cases c` (and `parts p` for an office or a centre that hands out), with its values from `$first` on.
 * Of a survey or a consultation: over the columns `division` and `unit` or `department` of the one table that is read.
 */
export type Condition = { readonly sql: string; readonly values: readonly string[] };

/** The mandate it was filed on was not taken back. */
const NOT_REVOKED = `not exists (select from case_events r where r.division = c.division and r.case_id = c.id
  and r.kind = 'mandate-revoked')`;

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
        sql: scope.helped
          ? `(c.applicant_number = $${first} or (c.filer_number = $${first} and (c.mandate_id is null or ${NOT_REVOKED})))`
          : `(c.applicant_number = $${first} or (c.filer_number = $${first} and c.mandate_id is null))`,
        values: [scope.citizenNumber],
      };
    case 'helped-by':
      return {
        sql: `(c.filer_number = $${first} and c.mandate_id is not null and ${NOT_REVOKED})`,
        values: [scope.citizenNumber],
      };
    case 'helped-by-staff':
      return { sql: `(c.helper_person = $${first}::uuid and ${NOT_REVOKED})`, values: [scope.person] };
    case 'taken-in-at':
      return { sql: `c.receiving_place = $${first}`, values: [scope.centre] };
    case 'passes':
      return {
        sql: `(c.receiving_place = $${first} or p.delivery_place = $${first})`,
        values: [scope.centre],
      };
    case 'handed-out-at':
      return { sql: `p.delivery_place = $${first}`, values: [scope.centre] };
    case 'decided-by':
      return {
        sql: `p.deciding_county = $${first} and p.agency = $${first + 1}`,
        values: [scope.county, scope.agency],
      };
    case 'city':
      return { sql: `c.division like $${first} || '%'`, values: [divisionPrefix(scope.city)] };
    case 'unit':
      return { sql: `division = $${first} and unit = $${first + 1}`, values: [scope.division, scope.unit] };
    case 'region':
      return { sql: `division like $${first} || '%'`, values: [divisionPrefix(scope.office)] };
    case 'department':
      return {
        sql: `division = $${first} and department = $${first + 1}`,
        values: [scope.division, scope.department],
      };
    default:
      return unreachable(scope);
  }
}
