// What is signed when a form is filed: the promise of owed papers (容缺受理承诺书) and the commitment in place of proofs
// (告知承诺书). The text is made from the draft; only the very text that was shown can be signed.
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import { ok } from '#base/result.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { SignedPromise } from '#core/cases/events.ts';
import { fillText, templateName, type PromiseTemplate } from '#core/cases/promises.ts';
import type { ItemId, MaterialForm, MaterialId } from '#core/catalogue/model.ts';
import { parsePersonName } from '#core/identity/person-name.ts';
import type { App } from './app.ts';
import { filedForOf } from './mandates.ts';
import type { PaperView } from './papers.ts';
import { UNIT_WORDS } from './plan-words.ts';
import type { DraftReading } from './read-draft.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** A text to be read and signed. */
export type PromiseToSign = {
  readonly kind: SignedPromise['kind'];
  readonly template: string;
  readonly mark: Mark;
  readonly title: Localised;
  readonly text: { readonly zh: string; readonly en: string };
  /** Names the text that was shown. */
  readonly digest: string;
  readonly items: readonly ItemId[];
  readonly materials: readonly MaterialId[];
  readonly forms: Readonly<Record<string, string>>;
  /** Whose name stands under it. */
  readonly signer: string;
};

export type Signature = {
  readonly kind: SignedPromise['kind'];
  /** Of the text that was shown. */
  readonly digest: string;
  readonly way: SignedPromise['way'];
  /** Online: as typed. */
  readonly name: string;
};

type Filled = { readonly reading: DraftReading; readonly papers: readonly PaperView[] };

/** What this draft makes its person sign, as it is filled in now; empty where nothing is owed and nothing committed. */
export function promisesToSign(app: Pick<App, 'promises'>, filled: Filled): readonly PromiseToSign[] {
  const owed = filled.papers.filter((paper) => chose(paper, 'owe'));
  const committed = filled.papers.filter((paper) => chose(paper, 'commit'));
  return [
    ...toSign('owed', app.promises['owed-promise'], { ...filled, papers: owed }),
    ...toSign('commitment', app.promises.commitment, { ...filled, papers: committed }),
  ];
}

/** The signed promises as the case keeps them; refused where one is not signed, or another text was shown. */
export function signedPromises(
  toBeSigned: readonly PromiseToSign[],
  signatures: readonly Signature[],
): Outcome<readonly SignedPromise[]> {
  const signed: SignedPromise[] = [];
  for (const { kind, template, text, digest, items, materials, forms, signer } of toBeSigned) {
    const signature = signatures.find((each) => each.kind === kind);
    if (signature === undefined || (signature.way === 'typed-online' && signature.name.trim() === ''))
      return refuseUse('promise-not-signed', { kind });
    if (signature.digest !== digest) return refuseUse('promise-text-changed', { kind });
    if (signature.way === 'typed-online' && !isSameName(signature.name, signer))
      return refuseUse('promise-signed-otherwise', { kind, name: signer });
    const { way } = signature;
    signed.push({ kind, template, text: text.zh, items, materials, forms, signedBy: signer, way });
  }
  return ok(signed);
}

function chose({ choices, chosen }: PaperView, choice: 'owe' | 'commit'): boolean {
  return chosen?.choice === choice && choices.includes(choice);
}

function toSign(
  kind: SignedPromise['kind'],
  template: PromiseTemplate,
  { reading, papers }: Filled,
): readonly PromiseToSign[] {
  if (papers.length === 0) return [];
  const asking = new Set(papers.flatMap(({ material }) => material.asks.map(({ item }) => item)));
  const items = reading.settled.included.filter(({ item }) => asking.has(item.id));
  const applicant = reading.applicant?.name ?? '';
  const write = (language: 'zh' | 'en') =>
    fillText(template.text[language], {
      applicant,
      thing: inWords(reading.plan.name, language),
      items: items.map(({ item }) => inWords(item.name, language)).join(language === 'zh' ? '、' : ', '),
      papers: papers.map((paper, at) => lineOf(template, { paper, at, reading, language })).join('\n'),
    });
  const text = { zh: write('zh'), en: write('en') };
  const { mark, title } = template;
  return [
    {
      kind,
      template: templateName(template),
      mark,
      title,
      text,
      digest: sha256Hex(text.zh),
      items: items.map(({ item }) => item.id),
      materials: papers.map(({ material }) => material.material.id),
      forms: Object.fromEntries(papers.map((paper) => [paper.material.material.id, formsOf(paper, 'zh')])),
      signer: filedForOf(reading.mandate)?.by.name ?? applicant,
    },
  ];
}

type Language = 'zh' | 'en';
type Line = {
  readonly paper: PaperView;
  readonly at: number;
  readonly reading: DraftReading;
  readonly language: Language;
};

function lineOf(template: PromiseTemplate, { paper, at, reading, language }: Line): string {
  const asks = paper.material.asks.map(({ item }) => item);
  const items = reading.settled.included.filter(({ item }) => asks.includes(item.id));
  const separator = language === 'zh' ? '、' : ', ';
  const limits = items.flatMap(({ promised }) =>
    promised.stated ? [limitIn(language, promised.value)] : [],
  );
  return fillText(template.line[language], {
    n: String(at + 1),
    name: inWords(paper.material.material.name, language),
    form: formsOf(paper, language),
    item: items.map(({ item }) => inWords(item.name, language)).join(separator),
    limit: [...new Set(limits)].join(separator),
  });
}

function limitIn(language: Language, { amount, unit }: TimeLimit): string {
  if (language === 'zh') return `承诺受理后 ${amount} ${UNIT_WORDS['zh-CN'][unit]}内办完`;
  return `promised within ${amount}${UNIT_WORDS.en[unit]} of acceptance`;
}

const FORMS: Readonly<Record<MaterialForm, { readonly zh: string; readonly en: string }>> = {
  original: { zh: '原件', en: 'original' },
  copy: { zh: '复印件', en: 'copy' },
  form: { zh: '填好的表格', en: 'form, filled in' },
  digital: { zh: '电子件', en: 'electronic copy' },
  'e-certificate': { zh: '电子证照', en: 'electronic certificate' },
  data: { zh: '数据', en: 'data' },
};

/** In what form the paper is wanted. */
function formsOf({ material }: PaperView, language: Language): string {
  const forms = [...new Set(material.asks.flatMap(({ ask }) => ask.forms))];
  return forms.map((form) => FORMS[form][language]).join(language === 'zh' ? '或' : ' or ');
}

function inWords(name: Localised, language: Language): string {
  return language === 'en' ? (name.en ?? name.zh) : name.zh;
}

function isSameName(typed: string, name: string): boolean {
  const [one, other] = [parsePersonName(typed), parsePersonName(name)];
  return one.ok && other.ok && one.value === other.value;
}
