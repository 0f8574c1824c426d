import type { StoredCertificate } from '#core/certificates/certificate.ts';
import type { DraftPaper, PaperChoice } from '#core/cases/draft.ts';
import type { FileRef, HandedIn } from '#core/cases/events.ts';
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
  /** Valid certificates of the applicant that are this paper. */
  readonly certificates: readonly StoredCertificate[];
};

/** The papers of a draft in the order of the plan. */
export function papersOf(reading: DraftReading): readonly PaperView[] {
  return reading.settled.materials.map((material) => paperOf(reading, material));
}

function paperOf({ draft, certificates, settled }: DraftReading, material: PlanMaterial): PaperView {
  const id = material.material.id;
  const ids: readonly MaterialId[] = [id, ...material.alternatives];
  const files = draft.files
    .filter((file) => ids.includes(file.material))
    .map(({ material: _material, ...ref }) => ref);
  // A paper that some item wants in the original is handed in, even where its kind exists as a certificate.
  const type =
    material.way === 'hand-in' ? undefined : (material.certificate ?? material.material.certificate);
  const held = type === undefined ? [] : certificates.filter((each) => each.type === type);
  const included = new Set(settled.included.map(({ item }) => item.id));
  const comesBySelf =
    material.way === 'as-answer' ||
    (material.way === 'from-sibling' && material.producedBy.some((item) => included.has(item)));
  if (comesBySelf) return { material, choices: [], files, certificates: [] };
  const choices: PaperChoice[] = ['hand-in'];
  if (draft.channel === 'counter') choices.push('shown-at-counter');
  if (held.length > 0) choices.unshift('e-certificate');
  if (material.mayBeCommitted) choices.push('commit');
  if (material.mayBeOwed) choices.push('owe');
  const chosen = draft.papers.find((paper) => paper.material === id) ?? obvious(id, files, held);
  return { material, choices, files, certificates: held, ...(chosen ? { chosen } : {}) };
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
    case 'commit':
      return { ...base, way: 'committed' };
    case 'owe':
      return { ...base, way: 'owed' };
    default:
      return { ...base, way: 'not-needed' };
  }
}

/** What a certificate says: its own fields by their names; number, holder, issuer and day come with every certificate. */
function inWords(
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
