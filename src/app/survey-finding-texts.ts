// A sentence for every finding about a survey round's files, in both languages. What reading any file can show is said with the catalogue's.
import type { Finding } from '#base/documents/document-finding.ts';
import type { Language } from '#base/localised.ts';
import { findingSentence } from './finding-texts.ts';

type Sentences = { readonly 'zh-CN': string; readonly en: string };

export const SURVEY_FINDING_TEXTS: Readonly<Record<string, Sentences>> = {
  'missing-file': { 'zh-CN': '缺少文件 {path}', en: 'The file {path} is missing' },
  'misplaced-file': { 'zh-CN': '这里不应有这个文件：{path}', en: 'This file does not belong here: {path}' },
  'unknown-column': { 'zh-CN': '表中没有“{column}”这一列', en: 'There is no column "{column}"' },
  'missing-column': { 'zh-CN': '缺少“{column}”这一列', en: 'The column "{column}" is missing' },
  'missing-value': { 'zh-CN': '“{column}”没有填写', en: '"{column}" is empty' },
  'too-many-cells': {
    'zh-CN': '这一行有 {cells} 格，只有 {columns} 列',
    en: 'The line has {cells} cells and there are {columns} columns',
  },
  'round-id-not-folder': {
    'zh-CN': '调查的 id 是“{id}”，文件夹叫“{folder}”，两者应当相同',
    en: 'The round is called "{id}" and its folder "{folder}"; both must be the same',
  },
  'no-such-day': { 'zh-CN': '没有 {written} 这一天', en: 'There is no day {written}' },
  'dates-out-of-order': {
    'zh-CN': '日期颠倒：{from} 晚于 {until}',
    en: 'The dates are out of order: {from} is after {until}',
  },
  'legal-header-incomplete': { 'zh-CN': '表头缺少“{part}”', en: 'The legal header lacks "{part}"' },
  'legal-header-expired': {
    'zh-CN': '表的有效期到 {until}，早于 {opens} 开始填报',
    en: 'The form was valid until {until}, and the round opens on {opens}',
  },
  'unknown-office': { 'zh-CN': '没有布置机关“{id}”', en: 'There is no office "{id}"' },
  'office-above-itself': { 'zh-CN': '布置机关“{id}”成了自己的上级', en: 'The office "{id}" is above itself' },
  'unknown-unit': { 'zh-CN': '名录里没有单位“{id}”', en: 'The register has no unit "{id}"' },
  'unit-above-itself': { 'zh-CN': '单位“{id}”成了自己的上级', en: 'The unit "{id}" is above itself' },
  'unknown-unit-kind': {
    'zh-CN': '“{id}”用到的单位性质“{kind}”没有定义',
    en: '"{id}" speaks of the kind of unit "{kind}", which is not defined',
  },
  'unknown-group': {
    'zh-CN': '指标 {id} 的分组“{group}”没有定义',
    en: 'The group "{group}" of {id} is not defined',
  },
  'too-many-decimals': {
    'zh-CN': '指标 {id} 写了 {decimals} 位小数，计量单位最多 {most} 位',
    en: '{id} has {decimals} digits after the point; its measure allows {most}',
  },
  'unknown-indicator': { 'zh-CN': '没有指标 {id}', en: 'There is no indicator {id}' },
  'indicator-twice': {
    'zh-CN': '同一张表里指标 {id} 出现了两次',
    en: 'The indicator {id} stands twice in one form',
  },
  'indicator-in-two-forms': {
    'zh-CN': '指标 {id} 同时在表 {form} 和表 {other}',
    en: 'The indicator {id} stands in both {form} and {other}',
  },
  'indicator-without-cell': {
    'zh-CN': '指标 {id} 不在任何一张基层表里',
    en: 'The indicator {id} stands in no basic form',
  },
  'no-forms': { 'zh-CN': '没有一张有效的表', en: 'There is no form in force' },
  'line-twice': { 'zh-CN': '行次 {line} 出现了两次', en: 'The line {line} stands twice' },
  'not-in-force': {
    'zh-CN': '“{id}”在 {day} 不在有效期内，没有采用',
    en: '"{id}" is not in force on {day} and was left out',
  },
  'inferred-rule-blocks': {
    'zh-CN': '推断得出的审核关系“{id}”不能阻止报送，请改为须说明或提示',
    en: 'The inferred rule "{id}" may not stop a return; let it ask for an explanation, or hint',
  },
  'figure-twice': {
    'zh-CN': '单位 {unit} 的指标 {id} 写了两次',
    en: 'The figure {id} of {unit} is written twice',
  },
  'measure-does-not-fit': {
    'zh-CN': '指标 {id} 不能用“{measure}”计量',
    en: '{id} cannot be measured in "{measure}"',
  },
  'no-figure': { 'zh-CN': '指标 {id} 的“{written}”不是数字', en: '"{written}" for {id} is no figure' },
  'unexpected-character': {
    'zh-CN': '“{id}”的公式里有认不出的字符“{text}”',
    en: 'Unknown character "{text}" in "{id}"',
  },
  'full-width-character': {
    'zh-CN': '“{id}”的公式里有全角字符“{text}”，请写“{instead}”',
    en: 'Full-width character "{text}" in "{id}"; write "{instead}"',
  },
  'unexpected-token': { 'zh-CN': '“{id}”的公式在“{text}”处有误', en: '"{id}" cannot be read at "{text}"' },
  'unexpected-end': { 'zh-CN': '“{id}”的公式没有写完', en: '"{id}" ends too early' },
  'chained-relation': {
    'zh-CN': '“{id}”的公式连写了比较（{text}），请用 and 分开',
    en: '"{id}" chains comparisons ({text}); part them with and',
  },
  'unknown-word': {
    'zh-CN': '“{id}”的公式里没有“{text}”这个词',
    en: '"{id}" uses the unknown word "{text}"',
  },
  'unknown-measure': {
    'zh-CN': '“{id}”的公式里没有计量单位“{text}”',
    en: '"{id}" uses the unknown measure "{text}"',
  },
  'argument-count': {
    'zh-CN': '“{id}”的公式里“{text}”的参数个数不对',
    en: '"{text}" in "{id}" has the wrong number of arguments',
  },
  'too-long': { 'zh-CN': '“{id}”的公式太长', en: '"{id}" is too long' },
  'too-deep': { 'zh-CN': '“{id}”的公式层数太多', en: '"{id}" is nested too deeply' },
  'text-indicator': {
    'zh-CN': '“{id}”用到的 {text} 是文字，不能计算',
    en: '"{id}" computes with {text}, which is a text',
  },
  'pattern-matches-nothing': {
    'zh-CN': '“{id}”的公式里没有指标符合 {text}',
    en: 'No indicator of "{id}" matches {text}',
  },
  'dimensions-differ': {
    'zh-CN': '“{id}”的公式两边量纲不同：{left} 和 {right}',
    en: 'The sides of "{id}" differ in dimension: {left} and {right}',
  },
  'number-without-measure': {
    'zh-CN': '“{id}”的公式里的数字要写计量单位，如 12[wan-yuan]（{dimension}）',
    en: 'A number in "{id}" needs its measure, like 12[wan-yuan] ({dimension})',
  },
  'condition-expected': {
    'zh-CN': '“{id}”的“{field}”应当是条件',
    en: '"{field}" of "{id}" must be a condition',
  },
  'quantity-expected': {
    'zh-CN': '“{id}”的“{field}”应当是数量',
    en: '"{field}" of "{id}" must be a quantity',
  },
  'division-by-zero': { 'zh-CN': '“{id}”的公式除以零', en: '"{id}" divides by zero' },
  'unknown-kind': {
    'zh-CN': '“{id}”用到的单位性质“{text}”没有定义',
    en: '"{id}" speaks of the kind of unit "{text}", which is not defined',
  },
};

/** The finding as a sentence; its code where nobody wrote one. */
export function surveyFindingSentence(finding: Finding, language: Language): string {
  const sentences = SURVEY_FINDING_TEXTS[finding.code];
  if (sentences === undefined) return findingSentence(finding, language);
  return sentences[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    String(finding.params[name] ?? whole),
  );
}
