// One YAML file of a consultation held against its shape.
import type { z } from 'zod';
import type { Finding } from '#base/documents/document-finding.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import { readYamlFile, type YamlFile } from '#base/documents/yaml-file.ts';

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
  findings.push(...faults);
  return value === undefined ? undefined : { file: read.file, raw: value };
}
