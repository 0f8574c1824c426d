import { assert } from '#base/assert.ts';
import type { StoredCertificate } from '#core/certificates/certificate.ts';
import type { DraftPaper, PaperChoice } from '#core/cases/draft.ts';
import type { ConsentAsked, ConsentId, FileRef, HandedIn } from '#core/cases/events.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { PlanMaterial } from '#core/compiler/plan.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import type { App } from './app.ts';
import type { Problem } from './problem.ts';
import type { DraftReading } from './read-draft.ts';

/** One paper of the settled plan with what the draft says about it. */
export type PaperView = {
  readonly material: PlanMaterial;
  /** What the person may choose here; empty where nothing is to be done (from a sibling, as an answer). */
  readonly choices: readonly PaperChoice[];
  /** As said, else the obvious: the certificate that is there, or the files handed in. */
  readonly chosen?: DraftPaper;
  readonly files: readonly FileRef[];
  /** Filed again: the paper as it lies with the case before. */
  readonly before?: HandedIn;
  /** Valid certificates of the applicant that are this paper. */
  readonly certificates: readonly StoredCertificate[];
  /** A record bars the person from committing and owing. */
  readonly barred: boolean;
};

/** The papers of a draft in the order of the plan. */
export function papersOf(reading: DraftReading): readonly PaperView[] {
  return reading.settled.materials.map((material) => paperOf(reading, material));
}

function paperOf(reading: DraftReading, material: PlanMaterial): PaperView {
  const { draft, certificates, settled } = reading;
  const id = material.material.id;
  const ids: readonly MaterialId[] = [id, ...material.alternatives];
  const files = draft.files
    .filter((file) => ids.includes(file.material))
    .map(({ material: _material, ...ref }) => ref);
  // A paper that some item wants in the original is handed in, even where its kind exists as a certificate.
  const type =
    material.way === 'hand-in' ? undefined : (material.certificate ?? material.material.certificate);
  const other = otherHolder(reading, material);
  // Of another person's certificates nothing is looked at before that person agrees.
  const held = type === undefined || other ? [] : certificates.filter((each) => each.type === type);
  const included = new Set(settled.included.map(({ item }) => item.id));
  const comesBySelf =
    material.way === 'as-answer' ||
    (material.way === 'from-sibling' && material.producedBy.some((item) => included.has(item)));
  const { barred } = reading;
  if (comesBySelf) return { material, choices: [], files, certificates: [], barred };
  const before = paperBefore(reading, id);
  const choices: PaperChoice[] = before ? ['as-before', 'hand-in'] : ['hand-in'];
  if (draft.channel === 'counter') choices.push('shown-at-counter');
  if (held.length > 0) choices.unshift('e-certificate');
  if (type !== undefined && other) choices.unshift('ask-consent');
  const may = promisable(settled, material);
  // A false commitment falls back on the person alone (信用记录): nobody makes it in their place.
  if (may.committed && draft.mandate === undefined) choices.push('commit');
  if (may.owed) choices.push('owe');
  const chosen =
    draft.papers.find((paper) => paper.material === id) ??
    obvious(id, files, held) ??
    (before && ({ material: id, choice: 'as-before' } as const));
  return {
    material,
    choices,
    files,
    certificates: held,
    barred,
    ...(chosen ? { chosen } : {}),
    ...(before ? { before } : {}),
  };
}

/** What the catalogue allows, less what the asking items exclude: without a promised time there is no day to owe a paper until. */
function promisable(
  { included }: Pick<DraftReading['settled'], 'included'>,
  { asks, mayBeOwed, mayBeCommitted }: PlanMaterial,
): { readonly owed: boolean; readonly committed: boolean } {
  const asking = included.filter(({ item }) => asks.some((each) => each.item === item.id));
  return {
    owed: mayBeOwed && asking.every(({ promised }) => promised.stated),
    committed: mayBeCommitted && asking.every(({ item }) => !item.commitmentExcluded.stated),
  };
}

/** The paper as it lies with the case that is filed again, where that was of the same person. */
function paperBefore({ draft: { refiles }, applicant }: DraftReading, id: MaterialId): HandedIn | undefined {
  if (refiles === undefined || applicant === undefined) return undefined;
  const number = applicant.citizenNumber.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  if (number !== refiles.applicantNumber) return undefined;
  return refiles.papers.find(({ material }) => material === id);
}

function obvious(
  material: MaterialId,
  files: readonly FileRef[],
  [first]: readonly StoredCertificate[],
): DraftPaper | undefined {
  if (files.length > 0) return { material, choice: 'hand-in' };
  return first && { material, choice: 'e-certificate', certificate: first.id };
}

/** What is wrong with a paper; `undefined` when it is there, need not be there or comes by itself. */
export function problemOfPaper(paper: PaperView): Problem | undefined {
  const { material, choices, chosen, files, certificates } = paper;
  const at = { kind: 'paper', material: material.material.id } as const;
  const text = material.material.name;
  if (choices.length === 0) return undefined;
  if (chosen !== undefined && !choices.includes(chosen.choice)) {
    return {
      at,
      code: chosen.choice === 'e-certificate' ? 'certificate-not-usable' : 'paper-choice-not-allowed',
      params: {},
      text,
    };
  }
  if (paper.barred && (chosen?.choice === 'commit' || chosen?.choice === 'owe'))
    return { at, code: 'barred-from-promising', params: {}, text };
  if (chosen?.choice === 'e-certificate' && !certificates.some(({ id }) => id === certificateIdOf(paper))) {
    return { at, code: 'certificate-not-usable', params: {}, text };
  }
  const isThere = chosen !== undefined && (chosen.choice !== 'hand-in' || files.length > 0);
  return isThere || !material.required ? undefined : { at, code: 'paper-missing', params: {}, text };
}

/** How the paper was provided, for the case. Call only when it has no problem. */
export function handedInOf(app: Pick<App, 'catalogue' | 'divisions'>, paper: PaperView): HandedIn {
  const { material, chosen, choices, files } = paper;
  const base = {
    material: material.material.id,
    name: material.material.name,
    files: [],
    items: material.asks.map(({ item }) => item),
  };
  if (choices.length === 0)
    return { ...base, way: material.way === 'as-answer' ? 'as-answer' : 'from-sibling' };
  switch (chosen?.choice) {
    case 'hand-in':
      return files.length > 0 ? { ...base, way: 'uploaded', files } : { ...base, way: 'not-needed' };
    case 'shown-at-counter':
      return { ...base, way: 'shown-at-counter', files };
    case 'e-certificate': {
      const id = certificateIdOf(paper);
      const certificate = paper.certificates.find((each) => each.id === id);
      if (certificate === undefined) return { ...base, way: 'not-needed' };
      return { ...base, way: 'e-certificate', certificate: certificate.id, says: inWords(app, certificate) };
    }
    case 'ask-consent':
      return { ...base, way: 'awaiting-consent' };
    case 'as-before':
      return paper.before
        ? { ...base, way: paper.before.way, files: paper.before.files }
        : { ...base, way: 'not-needed' };
    case 'commit':
      return { ...base, way: 'committed' };
    case 'owe':
      return { ...base, way: 'owed' };
    default:
      return { ...base, way: 'not-needed' };
  }
}

/** The persons who are asked before their paper is used, in the order of the plan. Call only when no paper has a problem. */
export function consentsAsked(reading: DraftReading, papers: readonly PaperView[]): readonly ConsentAsked[] {
  return papers
    .flatMap(({ material, choices, chosen }): readonly Omit<ConsentAsked, 'id'>[] => {
      const of = otherHolder(reading, material);
      const certificate = material.certificate ?? material.material.certificate;
      if (chosen?.choice !== 'ask-consent' || !choices.includes('ask-consent')) return [];
      if (of === undefined || certificate === undefined) return [];
      const { id, name } = material.material;
      return [{ of, material: id, materialName: name, certificate }];
    })
    .map((consent, at) => ({ id: consentId(at + 1), ...consent }));
}

function consentId(number: number): ConsentId {
  const id = `c${number}`;
  assert(isConsentId(id), id);
  return id;
}

function isConsentId(text: string): text is ConsentId {
  return /^c\d+$/.test(text);
}

/** Whose paper it is, where that is somebody else than the applicant and is known already. */
function otherHolder(
  { applicant, answers, settled }: DraftReading,
  { material: { holder, holderName } }: PlanMaterial,
): ConsentAsked['of'] | undefined {
  if (holder === undefined) return undefined;
  const number = settled.answers[holder] ?? answers[holder];
  if (typeof number !== 'string') return undefined;
  const own = applicant?.citizenNumber.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  if (number === own) return undefined;
  const name = holderName === undefined ? undefined : (settled.answers[holderName] ?? answers[holderName]);
  return { name: typeof name === 'string' ? name : '', citizenNumber: number };
}

/** What a certificate says: its own fields by their names; number, holder, issuer and day come with every certificate. */
export function inWords(
  app: Pick<App, 'catalogue' | 'divisions'>,
  certificate: StoredCertificate,
): NonNullable<HandedIn['says']> {
  const type = app.catalogue.certificates.get(certificate.type);
  const own = (type?.fields ?? []).flatMap(({ id, name }) => {
    const value = certificate.fields[id];
    if (value === undefined || value === null) return [];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [{ label: name.zh, value: isDivisionCode(text) ? app.divisions.pathOf(text) || text : text }];
  });
  return [
    { label: '证照号码', value: certificate.number },
    { label: '持证人', value: certificate.holderName },
    ...own,
    { label: '颁发机构', value: certificate.issuerName.zh },
    { label: '颁发日期', value: certificate.issuedOn },
  ];
}

/** The certificate named, or the newest where none was. */
function certificateIdOf({ chosen, certificates }: PaperView): string | undefined {
  return chosen?.certificate ?? certificates[0]?.id;
}
