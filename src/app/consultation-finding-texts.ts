// A sentence for every finding about a consultation's files, in both languages. What reading any file can show is said with the
// catalogue's and the surveys'.
import type { Finding } from '#base/documents/document-finding.ts';
import type { Language } from '#base/localised.ts';
import { surveyFindingSentence } from './survey-finding-texts.ts';

type Sentences = { readonly 'zh-CN': string; readonly en: string };

export const CONSULTATION_FINDING_TEXTS: Readonly<Record<string, Sentences>> = {
  'consultation-id-not-folder': {
    'zh-CN': '征集的 id 是“{id}”，文件夹叫“{folder}”，两者应当相同',
    en: 'The consultation is called "{id}" and its folder "{folder}"; both must be the same',
  },
  'sample-beside-real': {
    'zh-CN': '{path} 是样例文件，正式的征集里不能有样例',
    en: '{path} is a file of a sample; a real consultation has none',
  },
  'class-group-missing': {
    'zh-CN': '没有一类身份归入“{group}”：上会材料要分开说明公众意见和专家意见',
    en: 'No class belongs to "{group}": the meeting is told apart what the public and what experts said',
  },
  'no-affected-groups': {
    'zh-CN': '没有列出受影响较大的群体：对他们应当专门听取意见',
    en: 'No affected group is listed: those who are specially affected must be heard',
  },
  'deadline-missing': {
    'zh-CN': '没有写时限“{id}”：时限页上不会有它',
    en: 'The period "{id}" is missing: it has no clock',
  },
  'district-outside': {
    'zh-CN': '区划 {code} 不在 {division} 之内',
    en: 'The district {code} does not lie within {division}',
  },
  'outcome-word-twice': {
    'zh-CN': '办理结果的词“{word}”与“{before}”是同一个词',
    en: 'The outcome word "{word}" is the same word as "{before}"',
  },
  'outcome-word-means-nothing': {
    'zh-CN': '办理结果的词“{word}”没有写明是什么意思（text 或 problem）',
    en: 'The outcome word "{word}" is given no meaning (text or problem)',
  },
  'unknown-problem-grade': {
    'zh-CN': '办理结果的词“{word}”指向没有定义的等次“{grade}”',
    en: 'The outcome word "{word}" points to the grade "{grade}", which is not defined',
  },
  'unknown-topic': { 'zh-CN': '没有专题“{id}”', en: 'There is no topic "{id}"' },
  'unknown-department': { 'zh-CN': '没有责任部门“{id}”', en: 'There is no department "{id}"' },
  'duties-twice': {
    'zh-CN': '部门“{id}”的职责在两个文件里都写了，只能留一处',
    en: 'The duties of "{id}" stand in both files; keep one',
  },
  'name-twice': {
    'zh-CN': '“{id}”与“{other}”同名：{name}',
    en: '"{id}" and "{other}" have the same name: {name}',
  },
  'synonym-twice': {
    'zh-CN': '“{word}”已在第 {line} 组同义词里',
    en: '"{word}" already stands in group {line} of synonyms',
  },
  'unknown-class': { 'zh-CN': '没有身份类别“{id}”', en: 'There is no identity class "{id}"' },
  'unknown-affected-group': { 'zh-CN': '没有受影响群体“{id}”', en: 'There is no affected group "{id}"' },
  'unknown-district': { 'zh-CN': '没有列出区划 {id}', en: 'The district {id} is not listed' },
  'unknown-opinion': { 'zh-CN': '没有意见“{id}”', en: 'There is no opinion "{id}"' },
  'unknown-clause': { 'zh-CN': '规划里没有条款“{id}”', en: 'The plan has no clause "{id}"' },
  'unknown-grade': { 'zh-CN': '没有等次“{id}”', en: 'There is no grade "{id}"' },
  'basis-does-not-fit': {
    'zh-CN': '“{id}”的办理结果和它的来由（basis）对不上：没有读到的结果不能写成读到',
    en: 'The outcome of "{id}" does not fit its basis: what was not read is not written as read',
  },
  'outcome-not-read': {
    'zh-CN': '“{id}”的办理结果在来源中没有读到，样例里不能写成已经办理',
    en: 'The outcome of "{id}" was not read in its source; the sample may not show it as decided',
  },
  'adopted-without-change': {
    'zh-CN': '“{id}”写作采纳，规划却没有因它改动',
    en: '"{id}" is called adopted and no change of the plan answers it',
  },
};

/** The finding as a sentence; its code where nobody wrote one. */
export function consultationFindingSentence(finding: Finding, language: Language): string {
  const sentences = CONSULTATION_FINDING_TEXTS[finding.code];
  if (sentences === undefined) return surveyFindingSentence(finding, language);
  return sentences[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    String(finding.params[name] ?? whole),
  );
}
