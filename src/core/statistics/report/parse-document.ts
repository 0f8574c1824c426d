// A report that was kept: read back as it was, or refused as a whole.
import { z } from 'zod';
import { PART_NUMBERS, WITHHELD_REASONS, type ReportDocument } from './document.ts';

const place = z.strictObject({
  indicator: z.string(),
  name: z.string(),
  table: z.string(),
  line: z.int(),
  column: z.string(),
});
const trace = z.strictObject({
  made: z.string(),
  units: z.array(z.string()),
  places: z.array(place),
  over: z.array(place),
  quotient: z.strictObject({ numerator: z.string(), denominator: z.string() }).nullable(),
});
const run = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('figure'),
    no: z.int(),
    value: z.number(),
    digits: z.int().min(0).max(8),
    measure: z.string(),
    trace,
  }),
  z.strictObject({ kind: z.literal('withheld'), reason: z.enum(WITHHELD_REASONS) }),
  z.strictObject({ kind: z.literal('none'), why: z.enum(['zero-base', 'missing', 'not-asked']) }),
]);
const table = z.strictObject({
  kind: z.literal('table'),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  caption: z.string(),
  columns: z.array(
    z.strictObject({ label: z.string(), measure: z.string(), align: z.enum(['text', 'number']) }),
  ),
  rows: z.array(
    z.strictObject({ kind: z.enum(['row', 'total']), indent: z.int().min(0), cells: z.array(run) }),
  ),
  notes: z.array(z.string()),
});
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run) }),
  z.strictObject({ kind: z.literal('heading'), text: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.array(run)) }),
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
  table,
  z.strictObject({
    kind: z.literal('chart'),
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    caption: z.string(),
    svg: z.string().startsWith('<svg '),
    alternative: z.string(),
    table,
  }),
]);
const document: z.ZodType<ReportDocument> = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  edition: z.enum(['internal', 'public']),
  editionName: z.string(),
  warnings: z.array(z.string()),
  parts: z.array(z.strictObject({ number: z.enum(PART_NUMBERS), title: z.string(), blocks: z.array(block) })),
  appendix: z.array(block),
  about: z.array(z.strictObject({ term: z.string(), text: z.string() })),
});

/** The report, or nothing when the value is none. Drawings are trusted only because we stored them: never read from outside. */
export function parseReportDocument(value: unknown): ReportDocument | undefined {
  return document.safeParse(value).data;
}
