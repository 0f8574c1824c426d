// The catalogue: what can be done, by whom, with which papers. Fields follow the national implementation list
// (实施清单, `task_*` exchange tables); codes in comments are that list's values.
import type { Brand } from '#base/brand.ts';
import type { Localised } from '#base/localised.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Fact, Mark, Place, Source } from './fact.ts';

/** Snake case, because an element is also a variable in conditions: `birth_date`. */
export type ElementId = Brand<string, 'ElementId'>;
export type MaterialId = Brand<string, 'MaterialId'>;
export type CertificateTypeId = Brand<string, 'CertificateTypeId'>;
export type AgencyKind = Brand<string, 'AgencyKind'>;
export type ItemId = Brand<string, 'ItemId'>;
export type ThingId = Brand<string, 'ThingId'>;

/** A condition in FEEL (OMG DMN 1.4 §10) over element ids; unknown inputs give null, which settles nothing. */
export type Condition = {
  readonly text: string;
  /** The elements it reads, sorted. */
  readonly reads: readonly ElementId[];
  readonly at: Place;
};

export const ELEMENT_TYPES = [
  'text',
  'long-text',
  'choice',
  'yes-no',
  'date',
  'number',
  'money',
  'division',
  'citizen-number',
  'organisation-code',
  'phone',
  'bank-account',
  'person-name',
] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

export type Option = { readonly code: string; readonly name: Localised };

/** What is asked or known about a person, an organisation or a matter: defined once, asked once. */
export type DataElement = {
  readonly id: ElementId;
  readonly name: Localised;
  readonly hint?: Localised;
  readonly type: ElementType;
  /** The group of the form it is shown in, e.g. `applicant`, `newborn`, `business`. */
  readonly group: string;
  readonly options?: readonly Option[];
  readonly unit?: string;
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** For `division`: the level that must be reached. */
  readonly divisionLevel?: 'county' | 'town' | 'village';
  /** Where an answer can be taken from before asking. */
  readonly prefill?:
    | { readonly from: 'sign-in'; readonly claim: 'name' | 'citizen-number' | 'phone' }
    | { readonly from: 'certificate'; readonly certificate: CertificateTypeId; readonly field: string };
  /** FEEL over other elements; a derived element is never asked. */
  readonly derive?: Condition;
  readonly sensitive: boolean;
  readonly at: Place;
};

/** A group of questions on the form, in the order of the file. */
export type FormGroup = { readonly id: string; readonly name: Localised; readonly at: Place };

/** Credential trust (国办函〔2016〕108号): A made by government, B checked at a window before, C uploaded and to be checked, D self-made. */
export const TRUST_GRADES = ['A', 'B', 'C', 'D'] as const;
export type TrustGrade = (typeof TRUST_GRADES)[number];

export const MATERIAL_FORMS = ['original', 'copy', 'form', 'digital', 'e-certificate', 'data'] as const;
export type MaterialForm = (typeof MATERIAL_FORMS)[number];

/** A paper, whoever asks for it. */
export type Material = {
  readonly id: MaterialId;
  readonly name: Localised;
  /** 1 证件证书证明, 2 申请表格文书, 3 其他. */
  readonly kind: 'certificate' | 'form' | 'other';
  /** The certificate type that is this paper in electronic form. */
  readonly certificate?: CertificateTypeId;
  /** Where the "paper" is really an answer on the form. */
  readonly element?: ElementId;
  readonly trust: Fact<TrustGrade>;
  readonly validity: Fact<TimeLimit>;
  /** The citizen number of whose paper it is, where that is not the applicant: that person must consent. */
  readonly holder?: ElementId;
  /** The name of that person. */
  readonly holderName?: ElementId;
  readonly hint?: Localised;
  readonly at: Place;
};

export type CertificateField = {
  readonly id: string;
  readonly name: Localised;
  readonly element?: ElementId;
};

/** A kind of certificate (电子证照, GB/T 36902): what it is called and what it says. */
export type CertificateType = {
  readonly id: CertificateTypeId;
  readonly name: Localised;
  readonly holder: 'person' | 'organisation';
  readonly fields: readonly CertificateField[];
  readonly validity: Fact<TimeLimit>;
  readonly at: Place;
};

/** A kind of office, e.g. `civil-affairs`; which office of which county it is, the county's file says. */
export type Agency = { readonly kind: AgencyKind; readonly name: Localised; readonly at: Place };

/** One element as one item asks it. What the item states itself overrides nothing: a difference is a conflict to be found. */
export type FieldAsk = {
  readonly element: ElementId;
  readonly required: boolean;
  readonly when?: Condition;
  /** The item's own statement of unit, codes, pattern, limits or name, where it makes one. */
  readonly name?: Localised;
  readonly unit?: string;
  readonly options?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly mark: Mark;
  readonly at: Place;
};

/** 1 必要, 2 非必要, 3 容缺后补. */
export const NEEDS = ['required', 'optional', 'may-be-owed'] as const;
export type Need = (typeof NEEDS)[number];

/** 特殊环节: what stops the clock (行政许可法 45), and 公示, which one province's rules add. */
export const SPECIAL_STEPS = [
  'hearing',
  'bidding',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
  'public-notice',
] as const;
export type SpecialStepKind = (typeof SPECIAL_STEPS)[number];

/** A special step as one item states it, with the longest time it may take. */
export type SpecialStep = {
  readonly step: SpecialStepKind;
  readonly longest: Fact<TimeLimit>;
  readonly basis?: string;
  readonly mark: Mark;
};

/** Fields in which nothing may be decided on a commitment (国办发〔2020〕42号). */
export const COMMITMENT_EXCLUDED_FIELDS = [
  'state-security',
  'state-secrets',
  'public-security',
  'financial-supervision',
  'ecological-protection',
  'health-life-property',
  'foreign-matters',
  'high-risk',
] as const;
export type CommitmentExcludedField = (typeof COMMITMENT_EXCLUDED_FIELDS)[number];

/** One paper as one item asks it. */
export type MaterialAsk = {
  readonly material: MaterialId;
  readonly need: Need;
  /** 10 申请人自备, 20 政府部门核发, or another item of the same thing. */
  readonly source: 'applicant' | 'government' | 'sibling-item';
  readonly forms: readonly MaterialForm[];
  readonly copies?: number;
  readonly when?: Condition;
  /** A written commitment may stand in its place (告知承诺). */
  readonly commitment: boolean;
  /** How it is known that the paper may be owed or committed, where that is known otherwise than the paper itself. */
  readonly modeMark: Mark;
  /** Any one of these will do instead. */
  readonly alternatives: readonly MaterialId[];
  readonly note?: string;
  readonly mark: Mark;
  readonly at: Place;
};

/** Results of any one of `anyOf` must be there before this item can be accepted. */
export type Dependency = {
  readonly anyOf: readonly ItemId[];
  readonly mark: Mark;
  readonly note?: string;
  readonly at: Place;
};

export type ItemResult = {
  readonly name: Localised;
  readonly certificate?: CertificateTypeId;
  /** What the applicant gets in hand; `none` where the result is an entry in a register. */
  readonly carrier: Fact<'paper' | 'card' | 'e-certificate' | 'none'>;
  readonly mark: Mark;
};

/** A condition of acceptance, in words always, in FEEL where it can be decided from the form. */
export type Requirement = {
  readonly id: string;
  readonly text: Localised;
  /** FEEL that must be true; false refuses at the field `reads[0]`. */
  readonly holds?: Condition;
  /** The question a refusal is shown at, where it is another than `holds.reads[0]`. */
  readonly field?: ElementId;
  readonly mark: Mark;
  readonly at: Place;
};

/** 01 许可 05 给付 07 确认 08 奖励 09 裁决 20 其他 21 公共服务 (real codes seen; others unknown). */
export type ItemType = '01' | '05' | '07' | '08' | '09' | '20' | '21';

export type Item = {
  readonly id: ItemId;
  readonly name: Localised;
  readonly type: Fact<ItemType>;
  /** 实施编码 where a source gives it; opaque. */
  readonly code: Fact<string>;
  readonly authority: AgencyKind;
  /** The authority in the source's own words. */
  readonly authorityAsStated: Fact<string>;
  readonly audience: 'individual' | 'enterprise';
  /** What people call it besides its name; for searching only. */
  readonly keywords: readonly string[];
  /** The element whose division decides which county's office decides. */
  readonly jurisdiction: ElementId;
  readonly jurisdictionMark: Mark;
  readonly legalBasis: Fact<string>;
  readonly kind: Fact<'instant' | 'promised'>;
  readonly statutory: Fact<TimeLimit>;
  readonly promised: Fact<TimeLimit>;
  /** 到办事现场次数. */
  readonly visits: Fact<number>;
  readonly fee: Fact<string>;
  /** The fee in fen, where a source states an amount that does not depend on anything. */
  readonly feeAmount: Fact<number>;
  readonly specialSteps: readonly SpecialStep[];
  /** 超时默许: the clause that says silence agrees. */
  readonly silenceGrants: Fact<string>;
  /** The clock starts after the date in this element. */
  readonly clockAfter: Fact<ElementId>;
  /** The result has effect from the month after the decision. */
  readonly nextMonth: Fact<'yes'>;
  /** Decided in one go on this day of each month. */
  readonly batchDay: Fact<number>;
  /** The excluded field of 国办发〔2020〕42号 the item lies in: nothing of it can be committed. */
  readonly commitmentExcluded: Fact<CommitmentExcludedField>;
  /** What can be done against the decision, where a source states it. */
  readonly appeal: Fact<string>;
  /** 通办形式: handled wholly online, received elsewhere, or jointly. */
  readonly crossRegion: Fact<'online' | 'received-elsewhere' | 'joint'>;
  readonly requirements: readonly Requirement[];
  readonly fields: readonly FieldAsk[];
  readonly materials: readonly MaterialAsk[];
  readonly needs: readonly Dependency[];
  readonly results: readonly ItemResult[];
  readonly note?: string;
  readonly sources: readonly Source[];
  readonly at: Place;
};

/** One county's own variant of an item (地方实施). */
export type Implementation = {
  readonly county: DivisionCode;
  readonly item: ItemId;
  readonly offered: boolean;
  readonly agencyName: Localised;
  /** Where the county promises something else than the unified item. */
  readonly promised?: Fact<TimeLimit>;
  readonly mark: Mark;
  readonly at: Place;
};

export type ThingItem = {
  readonly item: ItemId;
  /** FEEL: the item belongs to this applicant's matter. Absent: always. */
  readonly when?: Condition;
  readonly at: Place;
};

/** What was published about a thing before and after, kept apart from what we compute. */
export type PublishedFigures = {
  readonly items?: number;
  readonly departments?: number;
  readonly steps?: number;
  readonly materials?: number;
  readonly materialsMax?: number;
  readonly days?: number;
  readonly trips?: number;
  readonly forms?: number;
  readonly windows?: number;
  readonly place?: string;
  readonly note?: string;
};

/** A life event as the resident sees it (一件事). */
export type Thing = {
  readonly id: ThingId;
  readonly name: Localised;
  readonly summary: Localised;
  readonly audience: 'individual' | 'enterprise';
  /** Heading of the life cycle (国办发〔2025〕24号): 出生 教育 … */
  readonly lifeEvent: string;
  /** What people call it besides its name; for searching only. */
  readonly keywords: readonly string[];
  readonly region: string;
  readonly items: readonly ThingItem[];
  readonly applicability: readonly Requirement[];
  readonly promised: Fact<TimeLimit>;
  /** Handled as joint approval: the ceiling 45 (+15) of 行政许可法 42(2) applies. */
  readonly joint: boolean;
  readonly openFrom?: string;
  readonly closedFrom?: string;
  /** Catalogue only: described for study, not offered in the sample city (for instance because what it needs is not stated). */
  readonly status: 'offered' | 'described';
  readonly publishedBefore?: PublishedFigures;
  readonly publishedAfter?: PublishedFigures;
  readonly completeness?: string;
  readonly sources: readonly Source[];
  readonly at: Place;
};

/** The whole catalogue, parsed and cross-checked. */
export type Catalogue = {
  readonly groups: readonly FormGroup[];
  readonly elements: ReadonlyMap<ElementId, DataElement>;
  readonly materials: ReadonlyMap<MaterialId, Material>;
  readonly certificates: ReadonlyMap<CertificateTypeId, CertificateType>;
  readonly agencies: ReadonlyMap<AgencyKind, Agency>;
  readonly items: ReadonlyMap<ItemId, Item>;
  /** By county code, then item. */
  readonly implementations: ReadonlyMap<DivisionCode, ReadonlyMap<ItemId, Implementation>>;
  readonly things: ReadonlyMap<ThingId, Thing>;
};
