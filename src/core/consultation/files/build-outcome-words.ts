// The words of other places' tables and what each means here.
import type { Finding } from '#base/documents/document-finding.ts';
import { defined } from '#base/defined.ts';
import type { OutcomeWord } from '../consultation.ts';
import { plainScript } from '../text/script.ts';
import type { ConsultationEntry } from './consultation-shapes.ts';
import type { CheckedFile } from './read-checked.ts';

/** A word means something on one of the two axes at least, and a problem's grade is one that is set; all else is a finding. */
export function buildOutcomeWords(
  { file, raw }: CheckedFile<ConsultationEntry>,
  findings: Finding[],
): readonly OutcomeWord[] {
  const first = new Map<string, string>();
  const grades = new Set(Object.keys(raw['problem-grades']));
  return Object.entries(raw['outcome-words']).map(([written, { text, problem }]) => {
    const at = file.placeOfKey(['outcome-words'], written);
    const fault = (code: string, params: Finding['params']): void => {
      findings.push({ code, level: 'error', at, params });
    };
    const plain = plainWord(written);
    const before = first.get(plain);
    if (before === undefined) first.set(plain, written);
    else fault('outcome-word-twice', { word: written, before });
    if (text === undefined && problem === undefined) fault('outcome-word-means-nothing', { word: written });
    if (problem !== undefined && !grades.has(problem))
      fault('unknown-problem-grade', { word: written, grade: problem });
    return { word: written, ...defined({ text, problem }) };
  });
}

/** The same word however it was typed: traditional script, full-width letters, spaces and a closing full stop make no other one. */
function plainWord(written: string): string {
  return plainScript(written)
    .replaceAll(/[\s“”"'。.]/g, '')
    .toUpperCase();
}
