// Topics and departments with the words that point to them: from their own file, and from `words.yaml` beside it.
import type { z } from 'zod';
import type { Finding } from '#base/documents/document-finding.ts';
import { nearestWord } from '#base/documents/nearest-word.ts';
import type { YamlFile } from '#base/documents/yaml-file.ts';
import type { Department, Topic } from '../consultation.ts';
import { isDepartmentId, isTopicId } from '../ids.ts';
import type { departmentsShape, topicsShape, wordsShape } from './consultation-shapes.ts';
import type { CheckedFile } from './read-checked.ts';

type Words = CheckedFile<z.infer<typeof wordsShape>> | undefined;

/** All topics in the order of the file. Two of the same name, and words for one that is not there, are findings. */
export function buildTopics(
  { file, raw }: CheckedFile<z.infer<typeof topicsShape>>,
  words: Words,
  findings: Finding[],
): readonly Topic[] {
  const more = words?.raw.topics ?? {};
  tellNamesTwice(file, 'topics', raw.topics, findings);
  tellUnknown(words, { key: 'topics', code: 'unknown-topic', known: Object.keys(raw.topics) }, findings);
  return Object.entries(raw.topics).flatMap(([id, topic]): Topic[] =>
    isTopicId(id)
      ? [{ id, name: topic.name, words: together(topic.words, Object.hasOwn(more, id) ? more[id] : []) }]
      : [],
  );
}

/** All departments in the order of the file. Duties stand in one of the two files. */
export function buildDepartments(
  { file, raw }: CheckedFile<z.infer<typeof departmentsShape>>,
  words: Words,
  findings: Finding[],
): readonly Department[] {
  const more = words?.raw.departments ?? {};
  const known = Object.keys(raw.departments);
  tellNamesTwice(file, 'departments', raw.departments, findings);
  tellUnknown(words, { key: 'departments', code: 'unknown-department', known }, findings);
  return Object.entries(raw.departments).flatMap(([id, department]): Department[] => {
    if (!isDepartmentId(id)) return [];
    const beside = Object.hasOwn(more, id) ? more[id] : undefined;
    if (words !== undefined && department.duties !== undefined && beside?.duties !== undefined) {
      const at = words.file.placeOf(['departments', id, 'duties']);
      findings.push({ code: 'duties-twice', level: 'error', at, params: { id } });
    }
    return [
      {
        id,
        name: department.name,
        duties: department.duties ?? beside?.duties ?? '',
        words: together(department.words, beside?.words),
      },
    ];
  });
}

/** A word that stands in two groups would mean both: which one counts would hang on the order of lines. */
export function checkSynonyms({ file, raw }: NonNullable<Words>, findings: Finding[]): void {
  const groupOf = new Map<string, number>();
  for (const [group, members] of (raw.synonyms ?? []).entries()) {
    for (const [index, word] of members.entries()) {
      const before = groupOf.get(word);
      if (before !== undefined) {
        const at = file.placeOf(['synonyms', group, index]);
        findings.push({ code: 'synonym-twice', level: 'error', at, params: { word, line: before + 1 } });
      } else groupOf.set(word, group);
    }
  }
}

function together(own: readonly string[] = [], beside: readonly string[] = []): readonly string[] {
  return [...new Set([...own, ...beside])];
}

function tellNamesTwice(
  file: YamlFile,
  key: string,
  entries: Readonly<Record<string, { readonly name: string }>>,
  findings: Finding[],
): void {
  const first = new Map<string, string>();
  for (const [id, { name }] of Object.entries(entries)) {
    const other = first.get(name);
    if (other === undefined) first.set(name, id);
    else {
      const at = file.placeOf([key, id, 'name']);
      findings.push({ code: 'name-twice', level: 'error', at, params: { id, other, name } });
    }
  }
}

function tellUnknown(
  words: Words,
  { key, code, known }: { key: 'topics' | 'departments'; code: string; known: readonly string[] },
  findings: Finding[],
): void {
  if (words === undefined) return;
  for (const id of Object.keys(words.raw[key] ?? {})) {
    if (known.includes(id)) continue;
    const near = nearestWord(id, known);
    const params = near === undefined ? { id } : { id, near };
    findings.push({ code, level: 'error', at: words.file.placeOfKey([key], id), params });
  }
}
