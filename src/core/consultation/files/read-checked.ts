// One YAML file of a consultation held against its shape.
import type { z } from 'zod';
import type { Finding } from '#base/documents/document-finding.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import { readYamlFile, type PathInFile, type YamlFile } from '#base/documents/yaml-file.ts';

/** A file that fits its shape, with its places. */
export type CheckedFile<Raw> = { readonly file: YamlFile; readonly raw: Raw };

/** One file held against its shape; `undefined` when it is not there or does not fit, which is then among the findings. */
export function readChecked<Raw>(
  files: ReadonlyMap<string, string>,
  path: string,
  shape: z.ZodType<Raw>,
  findings: Finding[],
): CheckedFile<Raw> | undefined {
  const text = files.get(path);
  if (text === undefined) return undefined;
  const read = readYamlFile({ path, text });
  findings.push(...read.findings);
  if (read.file === undefined) return undefined;
  const { value, findings: faults } = checkSchema(read.file, shape);
  findings.push(...faults, ...unreadKeys(read.file, read.file.value, []));
  return value === undefined ? undefined : { file: read.file, raw: value };
}

/** A shape passes over a key of this name without a word: what stands under it would be lost. */
const PASSED_OVER = '__proto__';

function unreadKeys(file: YamlFile, value: unknown, path: PathInFile): readonly Finding[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]): readonly Finding[] =>
    key === PASSED_OVER
      ? [
          {
            code: 'bad-id',
            level: 'error',
            at: file.placeOfKey(path, key),
            params: { id: key },
          },
        ]
      : unreadKeys(file, inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
