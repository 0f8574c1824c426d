// A sentence for every finding of the catalogue, in both languages. `{name}` is filled from the finding's parameters.
import type { Language } from '#base/localised.ts';
import type { Finding } from '#core/catalogue/fact.ts';

type Sentences = { readonly 'zh-CN': string; readonly en: string };

export const FINDING_TEXTS: Readonly<Record<string, Sentences>> = {
  'misplaced-file': { 'zh-CN': '这里不应有目录文件：{path}', en: 'No catalogue file belongs here: {path}' },
  'file-too-large': {
    'zh-CN': '文件过大（{size}，上限 {limit} 个字符）',
    en: 'The file is too large ({size}, at most {limit} characters)',
  },
  'not-utf8': { 'zh-CN': '文件不是 UTF-8 编码的文本', en: 'The file is not UTF-8 text' },
  'yaml-too-deep': { 'zh-CN': '缩进或括号层数过多', en: 'Nested too deeply' },
  'yaml-syntax': { 'zh-CN': 'YAML 写法有误（{problem}）', en: 'This is not valid YAML ({problem})' },
  'yaml-alias': {
    'zh-CN': '不使用锚点和引用（& 与 *），请直接写出内容',
    en: 'Anchors and aliases (& and *) are not used here; write the value out',
  },
  'duplicate-key': { 'zh-CN': '同一个键写了两次', en: 'The same key is written twice' },
  'not-a-map': { 'zh-CN': '文件应由“键: 值”组成', en: 'The file must consist of keys and values' },
  'unknown-key': { 'zh-CN': '没有“{key}”这个键', en: 'There is no key "{key}"' },
  'missing-key': { 'zh-CN': '缺少必填的“{key}”', en: 'The key "{key}" is missing' },
  'wrong-type': {
    'zh-CN': '“{where}”的类型不对，应为 {expected}',
    en: '"{where}" has the wrong type; expected {expected}',
  },
  'unknown-value': {
    'zh-CN': '“{where}”不能是“{written}”；可写：{values}',
    en: '"{where}" cannot be "{written}"; one of: {values}',
  },
  'bad-value': { 'zh-CN': '“{where}”写法不对：{written}', en: '"{where}" is not written right: {written}' },
  'bad-id': {
    'zh-CN': '名称“{id}”只能用小写英文字母、数字和连接符',
    en: 'The id "{id}" must use small letters, digits and the joining sign',
  },
  'duplicate-id': { 'zh-CN': '“{id}”已在别处定义', en: '"{id}" is already defined elsewhere' },
  'time-limit': { 'zh-CN': '时限“{written}”不成立', en: 'The time limit "{written}" cannot be' },
  'county-agency-missing': {
    'zh-CN': '本县市区未写明办理“{id}”的单位（{kind}）',
    en: 'The county names no office ({kind}) for "{id}"',
  },
  'condition-syntax': {
    'zh-CN': '条件写法有误，在“{what}”处',
    en: 'The condition cannot be read at "{what}"',
  },
  'condition-unsupported': {
    'zh-CN': '条件中不使用这种写法（{what}）',
    en: 'Conditions do not use this ({what})',
  },
  'condition-unknown-element': {
    'zh-CN': '条件中的“{name}”不是已定义的数据元素',
    en: 'The condition reads "{name}", which is no element',
  },
  'condition-unknown-function': {
    'zh-CN': '条件中没有函数“{name}”',
    en: 'Conditions have no function "{name}"',
  },
  'condition-reads-clock': {
    'zh-CN': '条件不能读取时钟（{name}）；请用变量 today',
    en: 'A condition may not read the clock ({name}); use the variable today',
  },
  'bad-pattern': {
    'zh-CN': '“{id}”的格式表达式不成立：{pattern}',
    en: 'The pattern of "{id}" is no regular expression: {pattern}',
  },
  'closed-before-opened': {
    'zh-CN': '“{id}”的停办日期 {closed} 不晚于开办日期 {open}',
    en: '"{id}" closes on {closed}, not after it opens on {open}',
  },
  'condition-on-unasked': {
    'zh-CN': '“{id}”依据“{element}”判断，但本事项的表单没有问它',
    en: '"{id}" decides by "{element}", which its own form does not ask',
  },
  'county-not-offering': {
    'zh-CN': '“{thing}”已开办，但 {county} 没有“{item}”的实施',
    en: '"{thing}" is offered, but {county} has no variant of "{item}"',
  },
  'county-without-sample-mark': {
    'zh-CN': '{county} 的实施标为“{mark}”，但没有来源，应标为 sample',
    en: 'Variants of {county} are marked "{mark}" without a source; mark them sample',
  },
  'derivation-cycle': {
    'zh-CN': '“{id}”绕一圈又由自己推出',
    en: '"{id}" is derived from itself in a circle',
  },
  'duplicate-name': {
    'zh-CN': '“{id}”与“{other}”同名（{name}），恐怕会问两次',
    en: '"{id}" and "{other}" have the same name ({name}); people may be asked twice',
  },
  'inferred-refusal': {
    'zh-CN': '“{id}”的条件“{requirement}”会使人被拒，但它只是{mark}，请核实',
    en: 'The condition "{requirement}" of "{id}" can refuse people but is only {mark}; verify it',
  },
  'item-in-no-thing': { 'zh-CN': '没有哪件事包含事项“{id}”', en: 'No thing holds the item "{id}"' },
  'item-twice': {
    'zh-CN': '事项“{id}”在同一件事里出现两次',
    en: 'The item "{id}" stands twice in the thing',
  },
  'item-without-result': { 'zh-CN': '“{id}”没有写明办理结果', en: '"{id}" states no result' },
  'jurisdiction-level': {
    'zh-CN': '“{id}”的属地元素“{element}”不是县级或以下的区划',
    en: 'The jurisdiction of "{id}", "{element}", is no division of county level or below',
  },
  'limits-reversed': {
    'zh-CN': '“{id}”的最小值 {min} 大于最大值 {max}',
    en: 'The least value of "{id}", {min}, is above the largest, {max}',
  },
  'need-outside-thing': {
    'zh-CN': '“{id}”要等“{needs}”的结果，但“{thing}”中没有',
    en: '"{id}" waits for "{needs}", which "{thing}" does not hold',
  },
  'needs-cycle': {
    'zh-CN': '“{id}”中的事项互相等待，都无法开始：{items}',
    en: 'Items of "{id}" wait for each other and none can start: {items}',
  },
  'offered-nowhere': {
    'zh-CN': '“{id}”已开办，但没有一个县市区有它的实施',
    en: '"{id}" is offered, but no county has a variant of any of its items',
  },
  'option-unknown': {
    'zh-CN': '“{element}”没有“{option}”这个选项',
    en: '"{element}" has no option "{option}"',
  },
  'options-mismatch': {
    'zh-CN': '“{id}”（{type}）：选择题须有选项，其他类型不能有',
    en: '"{id}" ({type}): a choice needs options, nothing else may have them',
  },
  'commitment-in-excluded-field': {
    'zh-CN': '“{id}”属于不适用告知承诺的领域（{field}），“{material}”不能以承诺代替',
    en: '"{id}" lies in a field ({field}) where nothing may be committed; "{material}" cannot be replaced by a commitment',
  },
  'owed-without-promise': {
    'zh-CN': '“{id}”没有写明承诺办结时限，“{material}”定不出最晚日期，不能容缺后补',
    en: '"{id}" states no promised time: there is no day until which "{material}" could be owed',
  },
  'owed-but-required': {
    'zh-CN': '“{material}”在“{id}”可容缺后补，但同一件事的“{other}”当场就要',
    en: '"{material}" may come later for "{id}", but "{other}" in the same thing needs it at once',
  },
  'promised-not-stated': { 'zh-CN': '“{id}”的承诺时限未说明', en: 'How long "{id}" takes is not stated' },
  'promised-over-statutory': {
    'zh-CN': '“{id}”的承诺时限 {promised} 长于法定时限 {statutory}（{unit}）',
    en: '"{id}" promises {promised}, longer than the statutory {statutory} ({unit})',
  },
  'published-inconsistent': {
    'zh-CN': '“{id}”公布的数字前后不符：{figure} 为 {before} 与 {after}',
    en: 'Published figures of "{id}" do not agree: {figure}, {before} and {after}',
  },
  'same-name-different-meaning': {
    'zh-CN': '“{id}”与“{other}”同名（{name}）但含义不同',
    en: '"{id}" and "{other}" share a name ({name}) but differ in meaning',
  },
  'sibling-material-not-produced': {
    'zh-CN': '“{id}”的材料“{material}”说是由同一件事产生，但“{thing}”中没有事项产生它',
    en: 'The paper "{material}" of "{id}" is to come from the same thing, but nothing in "{thing}" produces it',
  },
  'statutory-not-stated': {
    'zh-CN': '“{id}”的法定时限未说明',
    en: 'The statutory limit of "{id}" is not stated',
  },
  'unknown-reference': { 'zh-CN': '没有定义“{id}”（{kind}）', en: '"{id}" ({kind}) is defined nowhere' },
  'unused-certificate': { 'zh-CN': '证照“{id}”没有用到', en: 'The certificate type "{id}" is not used' },
  'unused-element': { 'zh-CN': '数据元素“{id}”没有用到', en: 'The element "{id}" is not used' },
  'unused-material': { 'zh-CN': '材料“{id}”没有用到', en: 'The paper "{id}" is not used' },
  'without-source': { 'zh-CN': '“{id}”没有写来源', en: '"{id}" names no source' },
};

const NEAR: Sentences = { 'zh-CN': '，是否想写“{near}”？', en: '. Did you mean "{near}"?' };

/** The finding as a sentence, with "did you mean" where a near word is known; the code alone where it is not a catalogue finding. */
export function findingSentence(
  { code, params }: Pick<Finding, 'code' | 'params'>,
  language: Language,
): string {
  const sentence = FINDING_TEXTS[code]?.[language] ?? code;
  return fill(params['near'] === undefined ? sentence : sentence + NEAR[language], params);
}

function fill(text: string, params: Finding['params']): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
