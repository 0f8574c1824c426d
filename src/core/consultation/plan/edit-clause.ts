// The edits of one clause of the version that is open. Each says why: which demands asked for it, or an editorial reason.
import { ok, refuse, type Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import { isDemandId, type ClauseId, type DemandId } from '../ids.ts';
import type { ClauseChange, Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { clauseIdAfter } from './clause-ids.ts';
import { lastEverUsed } from './open-version.ts';
import type { ClauseKind, IndicatorRow, PlanClause, PlanVersion, ProjectRow } from './plan.ts';
import { withRow } from './row-fields.ts';

/** As typed: `D1、D7`, and a reason where nobody asked for it. */
export type EditReason = { readonly because: string; readonly editorial: string };

/** `seen`: seq of the last change of the clause when it was read (0: none), so that nobody overwrites what he has not seen. */
export type ClauseEdit = EditReason & {
  readonly nth: number;
  readonly clause: ClauseId;
  readonly seen: number;
  readonly no: string;
  readonly text: string;
  /** Of a row: its fields; its line is written from them. */
  readonly row?: { readonly indicator: IndicatorRow } | { readonly project: ProjectRow } | undefined;
};

type Edited = Result<readonly LedgerHappening[], ConsultationRefusal>;

const LONGEST_CLAUSE = 20_000;
const LONGEST_NO = 40;
const LONGEST_REASON = 500;

/** The last change of a clause in a version. */
export function lastChange(
  { clauseChanges }: Pick<Ledger, 'clauseChanges'>,
  nth: number,
  clause: ClauseId,
): ClauseChange | undefined {
  return clauseChanges.findLast((change) => change.nth === nth && change.clause === clause);
}

/** Nothing is written when nothing is different. */
export function changeClause(ledger: Ledger, edit: ClauseEdit): Edited {
  const found = openClause(ledger, edit);
  if (!found.ok) return found;
  const old = found.value;
  const changed = edit.row ? withRow(old, edit.row) : { ...old, text: edit.text.trim() };
  const no = edit.no.trim();
  const nameless = [changed.indicator?.name, changed.project?.name].includes('');
  if (changed.text === '' || nameless) return refuseConsultation('clause-text-empty');
  const long = tooLong([changed.text, LONGEST_CLAUSE], [no, LONGEST_NO]);
  if (long) return long;
  const same = changed.text === old.text && no === (old.no ?? '');
  if (
    same &&
    JSON.stringify([changed.indicator, changed.project]) === JSON.stringify([old.indicator, old.project])
  ) {
    return ok([]);
  }
  const why = reasonOf(ledger, edit);
  if (!why.ok) return why;
  const { nth, clause } = edit;
  const { text, indicator, project } = changed;
  const numbered = no === (old.no ?? '') ? {} : { no };
  return ok([{ type: 'clause-changed', nth, clause, ...numbered, text, indicator, project, ...why.value }]);
}

/** A new clause behind another one, with an id that was never used. */
export function addClause(
  ledger: Ledger,
  edit: EditReason & {
    readonly nth: number;
    readonly after: ClauseId | undefined;
    readonly kind: ClauseKind;
    readonly no: string;
    readonly text: string;
  },
): Edited {
  const version = openVersion(ledger, edit.nth);
  if (!version.ok) return version;
  const { nth, after, kind } = edit;
  if (after !== undefined && !version.value.clauses.some(({ id }) => id === after)) {
    return refuseConsultation('clause-not-found');
  }
  const [text, no] = [edit.text.trim(), edit.no.trim()];
  if (text === '') return refuseConsultation('clause-text-empty');
  const long = tooLong([text, LONGEST_CLAUSE], [no, LONGEST_NO]);
  if (long) return long;
  const why = reasonOf(ledger, edit);
  if (!why.ok) return why;
  const clause: PlanClause = {
    id: clauseIdAfter(lastEverUsed(ledger)),
    kind,
    no: no === '' ? undefined : no,
    text,
  };
  return ok([{ type: 'clause-added', nth, after, clause, ...why.value }]);
}

/** It stays in the versions before, and its id is never given to another. */
export function removeClause(
  ledger: Ledger,
  edit: EditReason & { readonly nth: number; readonly clause: ClauseId; readonly seen: number },
): Edited {
  const found = openClause(ledger, edit);
  if (!found.ok) return found;
  const why = reasonOf(ledger, edit);
  if (!why.ok) return why;
  return ok([{ type: 'clause-removed', nth: edit.nth, clause: edit.clause, ...why.value }]);
}

function openVersion(ledger: Ledger, nth: number): Result<PlanVersion, ConsultationRefusal> {
  const version = ledger.versions.find((each) => each.nth === nth);
  if (!version) return refuseConsultation('plan-version-not-found');
  return version.sealed ? refuseConsultation('plan-version-sealed') : ok(version);
}

/** The clause as it stands, when whoever edits it has seen it so. */
function openClause(
  ledger: Ledger,
  { nth, clause, seen }: { readonly nth: number; readonly clause: ClauseId; readonly seen: number },
): Result<PlanClause, ConsultationRefusal> {
  const version = openVersion(ledger, nth);
  if (!version.ok) return version;
  const found = version.value.clauses.find(({ id }) => id === clause);
  if (!found) return refuseConsultation('clause-not-found');
  const change = lastChange(ledger, nth, clause);
  if (change && change.seq !== seen) {
    return refuseConsultation('clause-changed-meanwhile', { by: 'name' in change.by ? change.by.name : '' });
  }
  return ok(found);
}

function reasonOf(
  ledger: Ledger,
  reason: EditReason,
): Result<{ readonly because: readonly DemandId[]; readonly editorial?: string }, ConsultationRefusal> {
  const words = reason.because
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,、;]+/u)
    .filter((word) => word !== '');
  const because: DemandId[] = [];
  for (const word of words) {
    const id = /^\d+$/.test(word) ? `D${word}` : word;
    if (!isDemandId(id) || !ledger.demands.has(id))
      return refuse({ code: 'demand-not-found', params: { demand: word } });
    if (!because.includes(id)) because.push(id);
  }
  const editorial = reason.editorial.trim();
  if (because.length === 0 && editorial === '') return refuseConsultation('why-missing');
  const long = tooLong([editorial, LONGEST_REASON]);
  return long ?? ok({ because, ...(editorial !== '' && { editorial }) });
}

function tooLong(
  ...texts: readonly (readonly [string, number])[]
): { readonly ok: false; readonly error: ConsultationRefusal } | undefined {
  const long = texts.find(([text, limit]) => text.length > limit);
  return long && { ok: false, error: { code: 'text-too-long', params: { limit: long[1] } } };
}
