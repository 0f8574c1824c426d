// Reports and their files as the routes ask for them; the last few are kept, because the same is asked for again.
import { assert } from '#base/assert.ts';
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import type { ReportDocument } from '#core/statistics/report/document.ts';
import { roundToJson } from '#core/statistics/survey/round-json.ts';
import type { ReportMaterial } from './assemble-input.ts';
import type { Medium } from './media.ts';
import { inThread } from './report-thread.ts';

const KEPT = 16;
const kept = new Map<string, Promise<unknown>>();

/** The report as a document; `content` names what its material is, so that the same is written once. `undefined`: nothing to report on. */
export async function writeReport(
  { round, on, ...rest }: ReportMaterial,
  content: string,
  solve: SolveLinear,
): Promise<ReportDocument | undefined> {
  const key = `write:${rest.edition}:${on.toString()}:${content}`;
  const made = await once(key, () => {
    const material = { ...rest, round: roundToJson(round), on: on.toString() };
    return inThread({ kind: 'write', material }, solve);
  });
  return isReport(made) ? made : undefined;
}

/** The bytes of a report in one medium. */
export async function renderFile(
  report: ReportDocument,
  medium: Medium,
  solve: SolveLinear,
): Promise<Uint8Array> {
  const bytes = await once(`${medium}:${reportHash(report)}`, () =>
    inThread({ kind: 'file', report, medium }, solve),
  );
  assert(bytes instanceof Uint8Array, 'a file is bytes');
  return bytes;
}

/** SHA-256 of the document: what a publication is known by. */
export function reportHash(report: ReportDocument): string {
  const json: Json = JSON.parse(JSON.stringify(report));
  return sha256Hex(canonicalJson(json));
}

function once(key: string, make: () => Promise<unknown>): Promise<unknown> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old);
  return made;
}

/** Our own thread writes reports or nothing. */
function isReport(value: unknown): value is ReportDocument {
  return typeof value === 'object' && value !== null && 'parts' in value;
}
