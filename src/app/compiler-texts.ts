// A sentence for every reason and finding of the compiler, in both languages. `{name}` is filled from the parameters; ids
// among them are shown by their names. The types are made from the compiler's tables: a missing sentence does not compile.
import { inLanguage, type Language, type Localised } from '#base/localised.ts';
import type { Finding, Place } from '#core/catalogue/fact.ts';
import { COMPILER_FINDINGS, type CompilerFindingCode, type ReasonRule } from '#core/compiler/codes.ts';
import { ONCE_LABELS, type OnceLabel } from '#core/compiler/savings.ts';
import type { MaterialWay, Plan, Reason, ReductionName } from '#core/compiler/plan.ts';
import { conditionWords, type ConditionSource } from './condition-words.ts';

type Sentences = Readonly<Record<Language, string>>;

/** Why a piece is in the plan. `{by}` is the item or thing that asked for it. */
export const REASON_TEXTS: Readonly<Record<ReasonRule, Sentences>> = {
  'unconditional-item': { 'zh-CN': '“{by}”总是包含这一事项', en: '"{by}" always includes this item' },
  'conditional-item': {
    'zh-CN': '“{by}”在条件成立时包含这一事项：{condition}',
    en: '"{by}" includes this item when {condition}',
  },
  'county-variant': { 'zh-CN': '采用县市区 {county} 的实施清单', en: 'By the variant of county {county}' },
  'unified-item': { 'zh-CN': '未指定县市区，采用统一事项', en: 'No county given: the unified item' },
  'county-variant-not-stated': {
    'zh-CN': '县市区 {county} 未说明本事项，采用统一事项',
    en: 'County {county} states nothing of this item: the unified item',
  },
  'asked-by-item': { 'zh-CN': '“{by}”要填写', en: 'Asked by "{by}"' },
  'asked-once': { 'zh-CN': '{items} 个事项都要填写，只问一次', en: 'Asked by {items} items, answered once' },
  'decides-jurisdiction': {
    'zh-CN': '决定“{by}”由哪个县市区办理',
    en: 'Decides which county handles "{by}"',
  },
  'read-by-condition': {
    'zh-CN': '“{by}”的条件要用到：{condition}',
    en: 'A condition of "{by}" reads it: {condition}',
  },
  'read-by-requirement': {
    'zh-CN': '“{by}”的受理条件要用到：{condition}',
    en: 'A requirement of "{by}" reads it: {condition}',
  },
  'derivation-input': { 'zh-CN': '由它得出“{element}”', en: '"{element}" is derived from it' },
  'derived-not-asked': {
    'zh-CN': '不必填写，由其他回答得出：{formula}',
    en: 'Not asked: derived by {formula}',
  },
  'prefilled-from-sign-in': { 'zh-CN': '登录信息中已有，预先填好', en: 'Filled in from the sign-in' },
  'prefilled-from-certificate': {
    'zh-CN': '电子证照（{certificate}）中已有，预先填好',
    en: 'Filled in from the certificate "{certificate}"',
  },
  'answers-for-paper': {
    'zh-CN': '“{by}”要的“{material}”其实是一项回答',
    en: 'The paper "{material}" asked by "{by}" is really an answer',
  },
  'strictest-options': {
    'zh-CN': '“{by}”只接受其中一部分选项',
    en: '"{by}" accepts only some of the options',
  },
  'strictest-pattern': { 'zh-CN': '“{by}”规定了格式', en: '"{by}" states a pattern' },
  'strictest-min': { 'zh-CN': '“{by}”规定了下限', en: '"{by}" states a lower limit' },
  'strictest-max': { 'zh-CN': '“{by}”规定了上限', en: '"{by}" states an upper limit' },
  'strictest-length': { 'zh-CN': '“{by}”规定了字数上限', en: '"{by}" states a greatest length' },
  'material-of-item': { 'zh-CN': '“{by}”要这份材料', en: 'Asked by "{by}"' },
  'material-once': { 'zh-CN': '{items} 处要同一份材料，只交一次', en: 'Asked {items} times, handed in once' },
  'produced-by-sibling': {
    'zh-CN': '“{producer}”办结后自动传给“{by}”，不必提交',
    en: '"{producer}" produces it and it flows to "{by}"',
  },
  'taken-from-register': {
    'zh-CN': '可取电子证照（{certificate}），不必提交',
    en: 'Taken from the e-certificate "{certificate}"',
  },
  'answered-on-form': { 'zh-CN': '在表单中回答“{element}”即可', en: 'Answered on the form as "{element}"' },
  'handed-in': { 'zh-CN': '需要提交', en: 'Handed in' },
  'owed-by-all': { 'zh-CN': '各事项都允许容缺后补', en: 'Every item lets it come later' },
  'committed-by-all': {
    'zh-CN': '各事项都允许以书面承诺代替',
    en: 'Every item accepts a written commitment instead',
  },
  'most-copies': {
    'zh-CN': '份数取各事项中最多的：{copies} 份',
    en: 'The most copies any item asks: {copies}',
  },
  'alternative-for-all': {
    'zh-CN': '可用替代材料，各事项都接受',
    en: 'Every item accepts something else instead',
  },
  'stated-dependency': { 'zh-CN': '“{by}”要等“{from}”的结果', en: '"{by}" waits for the result of "{from}"' },
  'carries-material': {
    'zh-CN': '“{by}”要用前一事项产生的“{material}”',
    en: '"{by}" needs "{material}", which the earlier item produces',
  },
  'settles-conditions': {
    'zh-CN': '“{by}”的条件要用到：{condition}',
    en: 'Settles a condition of "{by}": {condition}',
  },
  'applies-by-itself': { 'zh-CN': '单独办“{by}”要申请一次', en: '"{by}" by itself is applied for once' },
  'applies-once': { 'zh-CN': '合并办理只申请一次', en: 'One application for all' },
  'collects-result': { 'zh-CN': '单独办“{by}”要领取一次结果', en: 'The result of "{by}" is collected once' },
  'collects-once': { 'zh-CN': '合并办理只领取一次结果', en: 'All results are collected at once' },
  'hands-in-each-time': { 'zh-CN': '单独办“{by}”要交一次', en: 'Handed in for "{by}" by itself' },
  'hands-in-once': { 'zh-CN': '合并办理只交一次', en: 'Handed in once for all' },
  'not-handed-in': { 'zh-CN': '合并办理不必交（{way}）', en: 'Not handed in ({way})' },
  'one-after-another': {
    'zh-CN': '单独办理要一件接一件',
    en: 'By themselves the items run one after another',
  },
  'runs-in-parallel': {
    'zh-CN': '合并办理可同时进行，只计最长的一串',
    en: 'Together they run in parallel; only the longest chain counts',
  },
  'visits-by-itself': { 'zh-CN': '单独办“{by}”要到现场', en: 'Visits that "{by}" states for itself' },
  'visits-once': { 'zh-CN': '合并办理按跑一次算', en: 'Together counted as one visit' },
};

/** What the compiler may find. */
export const COMPILER_FINDING_TEXTS: Readonly<Record<CompilerFindingCode, Sentences>> = {
  'thing-unknown': { 'zh-CN': '没有“{thing}”这件事', en: 'There is no thing "{thing}"' },
  'thing-without-items': { 'zh-CN': '“{thing}”没有列出任何事项', en: '"{thing}" lists no item' },
  'item-unknown': { 'zh-CN': '没有“{item}”这个事项', en: 'There is no item "{item}"' },
  'element-unknown': {
    'zh-CN': '“{item}”要的数据元素“{element}”没有定义',
    en: '"{item}" asks for "{element}", which is no element',
  },
  'material-unknown': {
    'zh-CN': '“{item}”要的材料“{material}”没有定义',
    en: '"{item}" asks for "{material}", which is no material',
  },
  'item-not-offered': {
    'zh-CN': '县市区 {county} 不办理“{item}”，而这件事总是包含它',
    en: 'County {county} does not offer "{item}", which this thing always includes',
  },
  'item-not-offered-conditional': {
    'zh-CN': '县市区 {county} 不办理“{item}”',
    en: 'County {county} does not offer "{item}"',
  },
  'county-variant-not-stated': {
    'zh-CN': '县市区 {county} 未说明是否办理“{item}”',
    en: 'County {county} does not state whether it offers "{item}"',
  },
  'field-unit-conflict': {
    'zh-CN': '“{element}”的单位不一致：“{item}”用“{asked}”，定义为“{defined}”（{defined_at}）',
    en: 'Units differ for "{element}": "{item}" says "{asked}", the definition "{defined}" ({defined_at})',
  },
  'field-options-empty': {
    'zh-CN': '“{element}”没有各事项都接受的选项：{items}（{places}）',
    en: 'No option of "{element}" is accepted by all of {items} ({places})',
  },
  'field-options-narrowed': {
    'zh-CN': '“{element}”只保留各事项都接受的选项：{options}',
    en: '"{element}" keeps only what every item accepts: {options}',
  },
  'field-limits-empty': {
    'zh-CN': '“{element}”的下限 {min}（{min_at}）大于上限 {max}（{max_at}）',
    en: 'For "{element}" the lower limit {min} ({min_at}) is above the upper limit {max} ({max_at})',
  },
  'field-limits-narrowed': {
    'zh-CN': '“{element}”取各事项中最严的限制，比“{item}”自己的更严',
    en: '"{element}" takes the strictest limits of all items, stricter than those of "{item}"',
  },
  'field-pattern-combined': {
    'zh-CN': '“{element}”有 {patterns} 种格式要求，须同时满足',
    en: '"{element}" has {patterns} patterns, and all must hold',
  },
  'field-name-differs': {
    'zh-CN': '“{item}”称“{asked}”，而定义的名称是“{defined}”',
    en: '"{item}" calls it "{asked}", the definition "{defined}"',
  },
  'field-same-name': {
    'zh-CN': '同一组里有几项都叫“{name}”：{elements}（另见 {other}）',
    en: 'Several fields of one group are called "{name}": {elements} (see {other})',
  },
  'derivation-cycle': { 'zh-CN': '“{element}”由自己推出', en: '"{element}" is derived from itself' },
  'sibling-not-in-thing': {
    'zh-CN': '“{item}”要的“{material}”应由其他事项产生，但这件事里没有；须由申请人提供',
    en: '"{item}" expects "{material}" from a sibling item that this thing does not have; the applicant brings it',
  },
  'material-not-delivered': {
    'zh-CN': '“{item}”必需的“{material}”没有任何来源',
    en: 'Nothing delivers "{material}", which "{item}" needs',
  },
  'field-not-delivered': {
    'zh-CN': '“{item}”必需的“{element}”不在表单上',
    en: 'Nothing delivers "{element}", which "{item}" needs',
  },
  'e-certificate-not-everywhere': {
    'zh-CN': '“{item}”不接受“{material}”的电子证照，因此整件事都须提交',
    en: '"{item}" does not accept "{material}" as an e-certificate, so it is handed in for all',
  },
  'alternative-not-everywhere': {
    'zh-CN': '“{material}”的替代材料（{alternative}）不是各事项都接受',
    en: 'Not every item accepts "{alternative}" instead of "{material}"',
  },
  'needs-outside-thing': {
    'zh-CN': '“{item}”要等“{needs}”的结果，但这件事不包含它',
    en: '"{item}" waits for "{needs}", which is not part of this thing',
  },
  'flow-cycle': { 'zh-CN': '事项互相等待：{cycle}', en: 'Items wait for each other: {cycle}' },
  'path-without-result': { 'zh-CN': '“{item}”没有说明办理结果', en: '"{item}" states no result' },
  'limit-not-stated': {
    'zh-CN': '“{item}”的时限未说明，总时限只会更长',
    en: 'No limit is stated for "{item}"; the whole can only take longer',
  },
  'time-over-promise': {
    'zh-CN': '各事项合计 {days} 个工作日，超过承诺的 {promised} 个工作日',
    en: 'The items add up to {days} working days, more than the {promised} promised',
  },
  'time-over-ceiling': {
    'zh-CN': '合计 {days} 个工作日，超过联合办理上限 {ceiling}（可延长 {extension}）个工作日',
    en: '{days} working days exceed the ceiling of joint handling: {ceiling} (extension {extension})',
  },
  'promise-over-ceiling': {
    'zh-CN': '承诺的 {promised} 个工作日超过联合办理上限 {ceiling}（可延长 {extension}）个工作日',
    en: 'The promise of {promised} working days exceeds the ceiling of joint handling: {ceiling} (extension {extension})',
  },
  'ceiling-not-in-law': {
    'zh-CN': '“{thing}”为联合办理，但法定参数中没有上限',
    en: '"{thing}" is handled jointly, but the law parameters name no ceiling',
  },
  'condition-not-tabulated': {
    'zh-CN': '条件的回答不能一一列举，提问次序按“全部答完才确定”处理：{condition}',
    en: 'The answers to this condition cannot be listed; it counts as settled only when all are given: {condition}',
  },
};

export const WAY_TEXTS: Readonly<Record<MaterialWay | 'commitment', Sentences>> = {
  'hand-in': { 'zh-CN': '提交', en: 'hand in' },
  'e-certificate': { 'zh-CN': '取电子证照', en: 'e-certificate' },
  'from-sibling': { 'zh-CN': '前一事项产生', en: 'from a sibling item' },
  'as-answer': { 'zh-CN': '表单中回答', en: 'answer on the form' },
  commitment: { 'zh-CN': '书面承诺', en: 'written commitment' },
};

export const REDUCTION_TEXTS: Readonly<Record<ReductionName, Sentences>> = {
  steps: { 'zh-CN': '环节', en: 'steps' },
  materials: { 'zh-CN': '材料', en: 'materials' },
  days: { 'zh-CN': '时限（工作日）', en: 'working days' },
  trips: { 'zh-CN': '跑动', en: 'trips' },
};

/** Lines of a reduction that stand for the whole. */
export const ONCE_TEXTS: Readonly<Record<OnceLabel, Sentences>> = {
  'applied-once': { 'zh-CN': '合并申请', en: 'one application' },
  'collected-once': { 'zh-CN': '合并领取', en: 'collected together' },
  'visited-once': { 'zh-CN': '合起来算跑一次', en: 'counted as one visit' },
};

/** Shows an id by its name; an id it does not know stays as it is. */
export type NameOf = (id: string) => string;

/** How ids and conditions among the parameters are said. */
export type Naming = {
  readonly nameOf: NameOf;
  /** FEEL in words. */
  readonly conditionOf: (feel: string) => string;
};

const AS_WRITTEN: Naming = { nameOf: (id) => id, conditionOf: (feel) => feel };

/** Names and conditions of a plan in the reader's language; its form has every element that its conditions read. */
export function namingOf(
  plan: Pick<Plan, 'thing' | 'name' | 'items' | 'form' | 'materials'>,
  language: Language,
  divisionName?: ConditionSource['divisionName'],
): Naming {
  const elements = new Map(
    plan.form.flatMap(({ fields }) => fields.map(({ element }) => [element.id, element] as const)),
  );
  const source = divisionName === undefined ? { elements } : { elements, divisionName };
  return {
    nameOf: namesOf(plan, language),
    conditionOf: (text) => conditionWords({ text }, source, language),
  };
}

/** Names of everything in a plan. */
function namesOf(
  plan: Pick<Plan, 'thing' | 'name' | 'items' | 'form' | 'materials'>,
  language: Language,
): NameOf {
  const named: readonly (readonly [string, Localised])[] = [
    [plan.thing, plan.name],
    ...ONCE_LABELS.map(
      (label) => [label, { zh: ONCE_TEXTS[label]['zh-CN'], en: ONCE_TEXTS[label].en }] as const,
    ),
    ...plan.items.map(({ item }) => [item.id, item.name] as const),
    ...plan.form.flatMap(({ fields }) => fields.map(({ element }) => [element.id, element.name] as const)),
    ...plan.materials.map(({ material }) => [material.id, material.name] as const),
    ...plan.items.flatMap(({ item }) =>
      item.results.flatMap((each) =>
        each.certificate === undefined ? [] : [[each.certificate, each.name] as const],
      ),
    ),
  ];
  const names = new Map(named.map(([id, name]) => [id, inLanguage(name, language)]));
  return (id) => names.get(id) ?? id;
}

/** One sentence of "why is this here", and every place that says so. */
export type SaidReason = { readonly sentence: string; readonly at: readonly Place[] };

const TIMES: Sentences = { 'zh-CN': '（共 {times} 处）', en: ' ({times} times)' };

/**
 * "Why is this here", each sentence once: items that say the same are named together, and what one item says several
 * times is counted. In the order they first come.
 */
export function reasonSentences(
  because: readonly Reason[],
  language: Language,
  naming: Naming,
): readonly SaidReason[] {
  const say = (reason: Reason, by: string): string => {
    const way = reason.params?.['way'];
    const spoken = way === undefined ? {} : { way: wayText(String(way), language) };
    return fill(
      REASON_TEXTS[reason.rule][language],
      { ...reason.params, by, ...spoken },
      { language, naming },
    );
  };
  const alike = Map.groupBy(because, (reason) => say(reason, ''));
  return [...alike.values()].flatMap((group): SaidReason[] => {
    const [first] = group;
    if (first === undefined) return [];
    const by = new Set(group.map((reason) => reason.by));
    const times = group.length > by.size ? TIMES[language].replace('{times}', String(group.length)) : '';
    return [{ sentence: `${say(first, [...by].join(' '))}${times}`, at: group.map(({ at }) => at) }];
  });
}

/** A finding of the compiler in one sentence; a code that is not the compiler's gives `undefined`. */
export function compilerFindingSentence(
  finding: Finding,
  language: Language,
  naming: Naming = AS_WRITTEN,
): string | undefined {
  const { code } = finding;
  return isCompilerCode(code)
    ? fill(COMPILER_FINDING_TEXTS[code][language], finding.params, { language, naming })
    : undefined;
}

function isCompilerCode(code: string): code is CompilerFindingCode {
  return Object.hasOwn(COMPILER_FINDINGS, code);
}

function wayText(way: string, language: Language): string {
  const texts: Readonly<Record<string, Sentences>> = WAY_TEXTS;
  return texts[way]?.[language] ?? way;
}

/** Parameters that may hold several ids, separated by spaces, are named one by one. */
const IDS: ReadonlySet<string> = new Set([
  'item',
  'items',
  'thing',
  'element',
  'elements',
  'material',
  'alternative',
  'producer',
  'certificate',
  'from',
  'needs',
]);

function fill(
  text: string,
  params: Finding['params'],
  { language, naming }: { readonly language: Language; readonly naming: Naming },
): string {
  const { nameOf, conditionOf } = naming;
  const comma = language === 'en' ? ', ' : '、';
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const value = params[key];
    if (value === undefined) return whole;
    if (key === 'cycle') return String(value).split(' → ').map(nameOf).join(' → ');
    if (key === 'condition' || key === 'formula') return conditionOf(String(value));
    // The sentences have {by} in quotation marks.
    if (key === 'by')
      return String(value)
        .split(' ')
        .map(nameOf)
        .join(language === 'en' ? '", "' : '”、“');
    return IDS.has(key) ? String(value).split(' ').map(nameOf).join(comma) : String(value);
  });
}
