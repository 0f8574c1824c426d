// A file held against its schema: every difference becomes a finding at its own place.
import { z } from 'zod';
import type { Finding } from './document-finding.ts';
import { nearestWord } from './nearest-word.ts';
import type { PathInFile, YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** The file's value where it fits the schema, else all findings. */
export function checkSchema<Raw>(
  file: YamlFile,
  schema: z.ZodType<Raw>,
): { readonly value?: Raw; readonly findings: readonly Finding[] } {
  const outcome = schema.safeParse(file.value);
  if (outcome.success) return { value: outcome.data, findings: [] };
  const words = vocabulary(schema);
  return { findings: outcome.error.issues.flatMap((issue) => findingsOf(file, issue, [], words)) };
}

function findingsOf(file: YamlFile, issue: Issue, above: PathInFile, words: readonly string[]): Finding[] {
  const path = [...above, ...issue.path.filter((part) => typeof part !== 'symbol')];
  const at = file.placeOf(path);
  const where = path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const near = nearestWord(key, words);
        const params = near === undefined ? { key } : { key, near };
        return { code: 'unknown-key', level: 'error', at: file.placeOfKey(path, key), params };
      });
    case 'invalid_union':
      return unionFindings(file, issue, path, words);
    case 'invalid_key':
      return [{ code: 'bad-id', level: 'error', at, params: { id: String(path.at(-1)) } }];
    case 'invalid_type':
      if (issue.input === undefined && !isThere(file.value, path)) {
        return [{ code: 'missing-key', level: 'error', at, params: { key: String(path.at(-1)) } }];
      }
      return [{ code: 'wrong-type', level: 'error', at, params: { where, expected: issue.expected } }];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const written = String(valueAt(file.value, path));
      const near = nearestWord(written, values);
      const params = { where, written, values: values.join(' / ') };
      if (!isThere(file.value, path)) {
        return [{ code: 'missing-key', level: 'error', at, params: { key: String(path.at(-1)) } }];
      }
      return [
        {
          code: 'unknown-value',
          level: 'error',
          at,
          params: near === undefined ? params : { ...params, near },
        },
      ];
    }
    default: {
      const written = String(valueAt(file.value, path)).slice(0, 60);
      return [{ code: 'bad-value', level: 'error', at, params: { where, written, problem: issue.code } }];
    }
  }
}

/** Of the ways a value may be written, speaks of the one that was tried: the branch whose own type fits. */
function unionFindings(
  file: YamlFile,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: PathInFile,
  words: readonly string[],
): Finding[] {
  const tried = issue.errors.find(
    (branch) =>
      branch.length > 0 && branch.every((each) => each.path.length > 0 || each.code === 'unrecognized_keys'),
  );
  if (tried !== undefined) return tried.flatMap((each) => findingsOf(file, each, path, words));
  const where = path.join('.');
  if (!isThere(file.value, path)) {
    return [
      { code: 'missing-key', level: 'error', at: file.placeOf(path), params: { key: String(path.at(-1)) } },
    ];
  }
  const written = String(valueAt(file.value, path)).slice(0, 60);
  const values = issue.errors
    .flat()
    .flatMap((each) => (each.code === 'invalid_value' ? each.values.map(String) : []));
  const near = nearestWord(written, values);
  const params = { where, written, problem: 'format' };
  return [
    {
      code: 'bad-value',
      level: 'error',
      at: file.placeOf(path),
      params: near === undefined ? params : { ...params, near },
    },
  ];
}

function valueAt(value: unknown, path: PathInFile): unknown {
  let at: unknown = value;
  for (const part of path) {
    at =
      at !== null && typeof at === 'object'
        ? Object.entries(at).find(([key]) => key === String(part))?.[1]
        : undefined;
  }
  return at;
}

function isThere(value: unknown, path: PathInFile): boolean {
  return valueAt(value, path) !== undefined;
}

/** All keys that the schema knows anywhere, for "did you mean". */
function vocabulary(schema: z.ZodType): string[] {
  const words = new Set<string>();
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, inner] of Object.entries(node)) {
      if (key === 'properties' && inner !== null && typeof inner === 'object') {
        for (const word of Object.keys(inner)) words.add(word);
      }
      walk(inner);
    }
  };
  walk(z.toJSONSchema(schema, { io: 'input' }));
  return [...words];
}
