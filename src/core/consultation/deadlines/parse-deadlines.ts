// The one reader of `data/consultations/deadlines.yaml`: its text in, the parameters and all findings out.
import { z } from 'zod';
import { MARKS } from '#base/mark.ts';
import { byPlace, type Finding } from '#base/documents/document-finding.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import { readYamlFile, type SourceFile, type YamlFile } from '#base/documents/yaml-file.ts';
import { CHANNELS } from '../consultation.ts';
import { DEADLINE_IDS, DEADLINE_SHAPES, DEADLINE_UNITS, type Deadline, type Deadlines } from './deadline.ts';

const line = z.string().trim().min(1).max(300);

const deadlinesShape = z.strictObject({
  deadlines: z
    .array(
      z.strictObject({
        id: z.enum(DEADLINE_IDS),
        shape: z.enum(DEADLINE_SHAPES),
        value: z.int().min(1).max(366),
        unit: z.enum(DEADLINE_UNITS),
        law: line,
        clause: line,
        scope: z.enum(['law', 'places']),
        mark: z.enum(MARKS),
        meaning: z.strictObject({ zh: line, en: line }),
        channels: z.array(z.enum(CHANNELS)).optional(),
        from: z.string().optional(),
      }),
    )
    .min(1),
});
type Entry = z.infer<typeof deadlinesShape>['deadlines'][number];

export type ParsedDeadlines = {
  /** Absent when any finding is an error. */
  readonly deadlines?: Deadlines;
  readonly findings: readonly Finding[];
};

/** Each parameter stands once for each day it begins to hold; one that is missing is a warning: its clock is not shown. */
export function parseDeadlines(source: SourceFile): ParsedDeadlines {
  const read = readYamlFile(source);
  if (read.file === undefined) return { findings: read.findings };
  const { file } = read;
  const checked = checkSchema(file, deadlinesShape);
  if (checked.value === undefined) return { findings: checked.findings.toSorted(byPlace) };
  const findings: Finding[] = [];
  const deadlines = checked.value.deadlines.map((entry, index) => built(file, entry, index, findings));
  findings.push(...twice(file, deadlines), ...missing(file, deadlines));
  const sorted = findings.toSorted(byPlace);
  return findings.some(({ level }) => level === 'error')
    ? { findings: sorted }
    : { deadlines, findings: sorted };
}

function built(file: YamlFile, entry: Entry, index: number, findings: Finding[]): Deadline {
  const { from: written, channels = [], ...rest } = entry;
  const from = written === undefined ? undefined : dayFrom(written);
  if (written !== undefined && from === undefined) {
    const at = file.placeOf(['deadlines', index, 'from']);
    findings.push({ code: 'no-such-day', level: 'error', at, params: { written } });
  }
  if (rest.shape === 'before' && rest.unit !== 'natural-day') {
    // Only whole days are counted back: no rule with another unit was found.
    const params = { where: `deadlines.${index}.unit`, written: rest.unit, values: 'natural-day' };
    findings.push({
      code: 'unknown-value',
      level: 'error',
      at: file.placeOf(['deadlines', index, 'unit']),
      params,
    });
  }
  return { ...rest, channels, from };
}

function dayFrom(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function twice(file: YamlFile, deadlines: Deadlines): readonly Finding[] {
  const seen = new Set<string>();
  return deadlines.flatMap(({ id, from }, index): readonly Finding[] => {
    const key = `${id} ${from?.toString() ?? ''}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const at = file.placeOf(['deadlines', index, 'id']);
    return [{ code: 'duplicate-id', level: 'error', at, params: { id } }];
  });
}

function missing(file: YamlFile, deadlines: Deadlines): readonly Finding[] {
  return DEADLINE_IDS.filter((id) => deadlines.every((each) => each.id !== id)).map((id) => ({
    code: 'deadline-missing',
    level: 'warning',
    at: file.placeOf(['deadlines']),
    params: { id },
  }));
}
