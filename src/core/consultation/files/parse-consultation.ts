// The one parser of a consultation's folder: its files in, the consultation and all findings out. Pure; never throws for what a file holds.
import { byPlace, type Finding } from '#base/documents/document-finding.ts';
import { divisionPrefix, isDivisionCode } from '#core/divisions/division.ts';
import type { AffectedGroup, Consultation, IdentityClass } from '../consultation.ts';
import { buildDepartments, buildTopics, checkSynonyms } from './build-topics.ts';
import { buildOutcomeWords } from './build-outcome-words.ts';
import {
  consultationShape,
  departmentsShape,
  topicsShape,
  wordsShape,
  type ConsultationEntry,
} from './consultation-shapes.ts';
import { readChecked, type CheckedFile } from './read-checked.ts';
import { SAMPLE_FILES } from './sample-shapes.ts';

export type ParsedConsultation = {
  /** Absent when any finding is an error. */
  readonly consultation?: Consultation;
  /** All of them, by file, line and column. */
  readonly findings: readonly Finding[];
};

const NEEDED = ['consultation.yaml', 'topics.yaml', 'departments.yaml'] as const;
const KNOWN: readonly string[] = [...NEEDED, 'words.yaml', 'README.md'];

/**
 * Reads all files of one consultation, by path below its folder: `consultation.yaml`, `topics.yaml`, `departments.yaml`,
 * and `words.yaml`, which may be missing. Files of a sample (`parse-sample.ts` reads them) have no business beside a real one.
 */
export function parseConsultation(files: ReadonlyMap<string, string>): ParsedConsultation {
  const findings: Finding[] = [];
  for (const path of NEEDED) if (!files.has(path)) findings.push(ofFile('missing-file', path));
  for (const path of files.keys())
    if (![...KNOWN, ...SAMPLE_FILES].includes(path)) findings.push(ofFile('misplaced-file', path));
  const main = readChecked(files, 'consultation.yaml', consultationShape, findings);
  const topics = readChecked(files, 'topics.yaml', topicsShape, findings);
  const departments = readChecked(files, 'departments.yaml', departmentsShape, findings);
  const words = readChecked(files, 'words.yaml', wordsShape, findings);
  const settings = main && readSettings(main, findings);
  if (settings?.mark === 'real')
    for (const path of SAMPLE_FILES) if (files.has(path)) findings.push(ofFile('sample-beside-real', path));
  const named = {
    topics: topics === undefined ? [] : buildTopics(topics, words, findings),
    departments: departments === undefined ? [] : buildDepartments(departments, words, findings),
  };
  if (words !== undefined) checkSynonyms(words, findings);
  const sorted = findings.toSorted(byPlace);
  if (settings === undefined || findings.some(({ level }) => level === 'error')) return { findings: sorted };
  const { synonyms = [], lexicon = [] } = words?.raw ?? {};
  return { consultation: { ...settings, ...named, synonyms, lexicon }, findings: sorted };
}

type Settings = Omit<Consultation, 'topics' | 'departments' | 'synonyms' | 'lexicon'>;

function readSettings({ file, raw }: CheckedFile<ConsultationEntry>, findings: Finding[]): Settings {
  const classes = Object.entries(raw.classes).map(([id, each]): IdentityClass => ({ id, ...each }));
  const affectedGroups = Object.entries(raw['affected-groups']).map(([id, each]): AffectedGroup => ({
    id,
    ...each,
  }));
  checkSettings({ file, raw }, { classes, affectedGroups }, findings);
  return {
    id: raw.id,
    division: raw.division,
    title: raw.title,
    planTitle: raw.plan,
    office: raw.office,
    mark: raw.mark,
    note: raw.note ?? '',
    opened: dayOf(raw.opened, file.placeOf(['opened']), findings),
    classes,
    affectedGroups,
    districts: readDistricts({ file, raw }, findings),
    channels: raw.channels,
    problemGrades: Object.entries(raw['problem-grades']).map(([code, { name, means }]) => ({
      code,
      name,
      means,
    })),
    outcomeWords: buildOutcomeWords({ file, raw }, findings),
    reasonRequired: raw['reason-required'],
    voting: raw.voting,
  };
}

function checkSettings(
  { file, raw }: CheckedFile<ConsultationEntry>,
  { classes, affectedGroups }: Pick<Settings, 'classes' | 'affectedGroups'>,
  findings: Finding[],
): void {
  const seen = new Set<string>();
  for (const [index, channel] of raw.channels.entries()) {
    const at = file.placeOf(['channels', index]);
    if (seen.has(channel))
      findings.push({ code: 'duplicate-id', level: 'error', at, params: { id: channel } });
    seen.add(channel);
  }
  // The meeting gets what the public said and what the experts said, apart: one class that is both says neither.
  for (const group of ['expert', 'public'] as const) {
    if (classes.some((each) => each.group === group)) continue;
    const at = file.placeOf(['classes']);
    const basis = '重大行政决策程序暂行条例 第二十九条';
    findings.push({ code: 'class-group-missing', level: 'warning', at, params: { group }, basis });
  }
  if (affectedGroups.length === 0) {
    const at = file.placeOf(['affected-groups']);
    const basis = '重大行政决策程序暂行条例 第十四条';
    findings.push({ code: 'no-affected-groups', level: 'warning', at, params: {}, basis });
  }
}

function readDistricts(
  { file, raw }: CheckedFile<ConsultationEntry>,
  findings: Finding[],
): Settings['districts'] {
  return Object.entries(raw.districts).flatMap(([code, name]) => {
    if (!isDivisionCode(code)) return [];
    if (code === raw.division || !code.startsWith(divisionPrefix(raw.division))) {
      const at = file.placeOfKey(['districts'], code);
      const params = { code, division: raw.division };
      findings.push({ code: 'district-outside', level: 'error', at, params });
    }
    return [{ code, name }];
  });
}

/** A day that no calendar has is a finding. */
function dayOf(text: string, at: Finding['at'], findings: Finding[]): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    // Told below, as what has not even the form of a day.
  }
  findings.push({ code: 'no-such-day', level: 'error', at, params: { written: text.slice(0, 40) } });
  return Temporal.PlainDate.from('2000-01-01');
}

function ofFile(code: string, path: string): Finding {
  return { code, level: 'error', at: { file: path, line: 1, column: 1 }, params: { path } };
}
