// Forms of collation, read into acts. What cannot be read is left to the decision to refuse.
import type { CollationAct } from '#core/consultation/collation/collation-act.ts';
import type { CopyPair } from '#core/consultation/collation/fold-copies.ts';
import { DEMAND_KINDS } from '#core/consultation/events.ts';
import { isDemandId, isPointId, nthDemand, submissionNumber, type DemandId } from '#core/consultation/ids.ts';
import type { WebRequest } from '../../citizen/route-tools.ts';

/** The first value of a field; empty when it was not sent. */
export function fieldOf(c: WebRequest, name: string): string {
  return c.get('form').fields.get(name)?.[0] ?? '';
}

/** All values of a field. */
export function fieldsOf(c: WebRequest, name: string): readonly string[] {
  return c.get('form').fields.get(name) ?? [];
}

/** The demand of the address; one that nobody has when it is none. */
export function demandOf(c: WebRequest): DemandId {
  const id = c.req.param('demand') ?? '';
  return isDemandId(id) ? id : nthDemand(9_999_999);
}

/** One point a line; a blank line does nothing. */
export function splitAct(c: WebRequest): CollationAct | undefined {
  const point = c.req.param('point') ?? '';
  if (!isPointId(point)) return undefined;
  return { act: 'split', point, texts: fieldOf(c, 'texts').split(/\r?\n/) };
}

/** Of the form that confirms: which stays, and which go into it. */
export function mergeAct(c: WebRequest): CollationAct | undefined {
  const into = fieldOf(c, 'into');
  if (!isDemandId(into)) return undefined;
  return {
    act: 'merge',
    into,
    from: fieldsOf(c, 'demand').filter((id) => isDemandId(id)),
    why: fieldOf(c, 'why'),
  };
}

/** Points that were ticked. */
export function divideAct(c: WebRequest): CollationAct {
  const points = fieldsOf(c, 'point').filter((id) => isPointId(id));
  return { act: 'divide', demand: demandOf(c), points, why: fieldOf(c, 'why') };
}

/** Title and kind stand in one form; a title is given or left alone. */
export function kindAct(c: WebRequest): CollationAct | undefined {
  const kind = DEMAND_KINDS.find((known) => known === fieldOf(c, 'kind'));
  return kind && { act: 'kind', demand: demandOf(c), kind };
}

/** `12:3`: number 12 as a copy of number 3. */
export function foldAct(c: WebRequest): CollationAct {
  const pairs = fieldsOf(c, 'pair').flatMap((text): readonly CopyPair[] => {
    const [copy, of] = text.split(':').map(submissionNumber);
    return copy === undefined || of === undefined ? [] : [{ copy, of }];
  });
  const threshold = Number(fieldOf(c, 'threshold'));
  const isNear = fieldOf(c, 'basis') === 'near-copy' && threshold > 0 && threshold <= 1;
  return { act: 'fold', pairs, how: isNear ? { basis: 'near-copy', threshold } : { basis: 'same-text' } };
}

/** The submission of the address. */
export function unfoldAct(c: WebRequest): CollationAct | undefined {
  const copy = submissionNumber(c.req.param('number') ?? '');
  return copy && { act: 'unfold', copy, why: fieldOf(c, 'why') };
}

/** The event of the address. */
export function undoActOf(c: WebRequest): CollationAct {
  const seq = Number(c.req.param('seq'));
  return { act: 'undo', seq: Number.isSafeInteger(seq) && seq > 0 ? seq : 0, why: fieldOf(c, 'why') };
}
