// `published-statistics.yaml` read with all its findings.
import { z } from 'zod';
import { byPlace, type Finding } from '#base/documents/document-finding.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import { readYamlFile, type SourceFile } from '#base/documents/yaml-file.ts';
import { MARKS } from '#base/mark.ts';
import type { PublishedTable } from './published-table.ts';

const name = z.string().min(1).max(60);
const count = z.int().nonnegative();
const percent = z.string().regex(/^\d{1,3}(?:\.\d{1,4})?$/);

const detail = z.strictObject({ name, count });
const part = z.strictObject({
  name,
  count,
  percent: percent.optional(),
  says: name.optional(),
  parts: z.array(detail).min(1).optional(),
});

const fileShape = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
        title: name,
        period: name,
        url: z.url().optional(),
        mark: z.enum(MARKS),
        note: z.string().min(1).optional(),
        whole: z.strictObject({ name, count: count.positive(), unit: name }),
        parts: z.array(part).min(1),
        rates: z
          .array(z.strictObject({ name, count, of: count.positive(), percent }))
          .optional()
          .transform((rates) => rates ?? []),
      }),
    )
    .min(1),
});

/** The tables, unless any finding is an error; all findings by their place. */
export function parsePublished(source: SourceFile): {
  readonly tables?: readonly PublishedTable[];
  readonly findings: readonly Finding[];
} {
  const { file, findings: unread } = readYamlFile(source);
  if (file === undefined) return { findings: unread };
  const checked = checkSchema(file, fileShape);
  const tables = checked.value?.tables ?? [];
  const repeated = tables.flatMap(({ id }, index): Finding[] =>
    tables.findIndex((other) => other.id === id) < index
      ? [{ code: 'duplicate-id', level: 'error', at: file.placeOf(['tables', index, 'id']), params: { id } }]
      : [],
  );
  const findings = [...unread, ...checked.findings, ...repeated].toSorted(byPlace);
  return findings.some(({ level }) => level === 'error') ? { findings } : { tables, findings };
}
