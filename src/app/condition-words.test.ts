import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '#base/localised.ts';
import { conditionWords, type SpokenElements } from './condition-words.ts';

const ELEMENTS: SpokenElements = new Map(
  Object.entries({
    wish: {
      name: { zh: '要办的事', en: 'Your wish' },
      type: 'choice' as const,
      options: [
        { code: 'card', name: { zh: '领证', en: 'A card' } },
        { code: 'grant', name: { zh: '领补贴', en: 'A grant' } },
        { code: 'new-code', name: { zh: '登记' } },
      ],
    },
    student: { name: { zh: '是否在校', en: 'Are you at school?' }, type: 'yes-no' as const },
    owner: { name: { zh: '是否业主', en: 'Are you the owner?' }, type: 'yes-no' as const },
    birth_date: { name: { zh: '出生日期', en: 'Date of birth' }, type: 'date' as const },
    death_date: { name: { zh: '死亡日期', en: 'Date of death' }, type: 'date' as const },
    years_paid: { name: { zh: '缴费年限', en: 'Years paid' }, type: 'number' as const, unit: '年' },
    years_owed: { name: { zh: '欠缴年限', en: 'Years owed' }, type: 'number' as const, unit: '年' },
    area: { name: { zh: '面积', en: 'Area' }, type: 'number' as const, unit: '亩' },
    home: { name: { zh: '户籍地', en: 'Home' }, type: 'division' as const },
    shop: { name: { zh: '经营地', en: 'Shop' }, type: 'division' as const },
    citizen_number: { name: { zh: '身份号码', en: 'Citizen number' }, type: 'citizen-number' as const },
    alias: { name: { zh: '曾用名', en: 'Other name' }, type: 'text' as const },
  }),
);

const divisionName = (code: string): string | undefined => (code === '430400000000' ? '衡阳市' : undefined);
const say = (text: string, language: Language): string =>
  conditionWords({ text }, { elements: ELEMENTS, divisionName }, language);

/** FEEL, and below it the two sentences. */
const SENTENCES = `
wish = "card"
  「要办的事」是「领证」
  “Your wish” is “A card”
wish in ("card", "grant")
  「要办的事」是「领证」或「领补贴」
  “Your wish” is “A card” or “A grant”
wish != "card"
  「要办的事」不是「领证」
  “Your wish” is not “A card”
not(wish in ("card", "grant"))
  「要办的事」既不是「领证」，也不是「领补贴」
  “Your wish” is neither “A card” nor “A grant”
wish = "new-code"
  「要办的事」是「登记」
  “Your wish” is “登记”
student
  「是否在校」选「是」
  “Are you at school?” is answered “yes”
student = false
  「是否在校」选「否」
  “Are you at school?” is answered “no”
student != false
  「是否在校」选「是」
  “Are you at school?” is answered “yes”
not(student)
  「是否在校」选「否」
  “Are you at school?” is answered “no”
student and owner or wish = "card"
  （「是否在校」选「是」，且「是否业主」选「是」），或「要办的事」是「领证」
  (“Are you at school?” is answered “yes”, and “Are you the owner?” is answered “yes”), or “Your wish” is “A card”
student and (owner or wish = "card")
  「是否在校」选「是」，且（「是否业主」选「是」，或「要办的事」是「领证」）
  “Are you at school?” is answered “yes”, and (“Are you the owner?” is answered “yes”, or “Your wish” is “A card”)
student and (owner and wish = "card")
  「是否在校」选「是」，且「是否业主」选「是」，且「要办的事」是「领证」
  “Are you at school?” is answered “yes”, and “Are you the owner?” is answered “yes”, and “Your wish” is “A card”
not(student or wish = "card")
  「是否在校」选「否」，且「要办的事」不是「领证」
  “Are you at school?” is answered “no”, and “Your wish” is not “A card”
not(student and owner) and wish = "card"
  （「是否在校」选「否」，或「是否业主」选「否」），且「要办的事」是「领证」
  (“Are you at school?” is answered “no”, or “Are you the owner?” is answered “no”), and “Your wish” is “A card”
age(birth_date, today) >= 65
  按「出生日期」计算年满65周岁
  the age by “Date of birth” is at least 65
age(birth_date, today) >= 16 and age(birth_date, today) < 60
  按「出生日期」计算年满16周岁、未满60周岁
  the age by “Date of birth” is at least 16 and under 60
age(birth_date, today) between 16 and 59
  按「出生日期」计算年满16周岁、未满60周岁
  the age by “Date of birth” is at least 16 and under 60
age(birth_date, today) > 17
  按「出生日期」计算年满18周岁
  the age by “Date of birth” is at least 18
not(age(birth_date, today) >= 16)
  按「出生日期」计算未满16周岁
  the age by “Date of birth” is under 16
age(birth_date, today) = 18
  按「出生日期」计算年龄为18周岁
  the age by “Date of birth” is exactly 18
years_paid >= 15
  「缴费年限」不少于15年
  “Years paid” is at least 15 years
15 <= years_paid
  「缴费年限」不少于15年
  “Years paid” is at least 15 years
years_paid in [1..15)
  「缴费年限」不少于1年、少于15年
  “Years paid” is at least 1 year and less than 15 years
years_paid in (0, [15..30])
  「缴费年限」是0年，或「缴费年限」不少于15年、不超过30年
  “Years paid” is 0 years, or “Years paid” is at least 15 years and at most 30 years
years_paid - years_owed > 2.5
  「缴费年限」减「欠缴年限」多于2.5
  “Years paid” minus “Years owed” is more than 2.5
area <= 3
  「面积」不超过3亩
  “Area” is at most 3 亩
birth_date < "1970-01-01"
  「出生日期」早于1970年1月1日
  “Date of birth” is before 1 January 1970
death_date <= today
  「死亡日期」不晚于办理当天
  “Date of death” is no later than the day of the application
days_between(death_date, today) <= 30
  从「死亡日期」到办理当天不超过30天
  from “Date of death” to the day of the application it is at most 30 days
is_within(home, "430400000000")
  「户籍地」在衡阳市范围内
  “Home” is within 衡阳市
not(is_within(home, "430400000000"))
  「户籍地」不在衡阳市范围内
  “Home” is not within 衡阳市
is_within(home, "440000000000")
  「户籍地」在代码为440000000000的行政区划范围内
  “Home” is within the division with the code 440000000000
county_of(home) = county_of(shop)
  「户籍地」所在的县市区是「经营地」所在的县市区
  the county of “Home” is the county of “Shop”
sex_of(citizen_number) = "female"
  「身份号码」中的性别是女
  the sex in “Citizen number” is female
string length(alias) > 4
  「曾用名」的字数多于4
  the number of characters in “Other name” is more than 4
starts with(alias, "小")
  「曾用名」以“小”开头
  “Other name” starts with “小”
if student = true then owner = true else true
  如果「是否在校」选「是」，则「是否业主」选「是」
  if “Are you at school?” is answered “yes”, then “Are you the owner?” is answered “yes”
if student = true then true else owner = true
  如果「是否在校」选「否」，则「是否业主」选「是」
  if “Are you at school?” is answered “no”, then “Are you the owner?” is answered “yes”
if student = true then owner = true else false
  「是否在校」选「是」，且「是否业主」选「是」
  “Are you at school?” is answered “yes”, and “Are you the owner?” is answered “yes”
if student = true then owner = true else wish = "card"
  如果「是否在校」选「是」，则「是否业主」选「是」；否则「要办的事」是「领证」
  if “Are you at school?” is answered “yes”, then “Are you the owner?” is answered “yes”; otherwise “Your wish” is “A card”
(if student = true then owner = true else true) and wish = "card"
  （如果「是否在校」选「是」，则「是否业主」选「是」），且「要办的事」是「领证」
  (if “Are you at school?” is answered “yes”, then “Are you the owner?” is answered “yes”), and “Your wish” is “A card”
if student = true then home else shop
  如果「是否在校」选「是」，取「户籍地」，否则取「经营地」
  “Home” if “Are you at school?” is answered “yes”, otherwise “Shop”
birth_date_of(citizen_number)
  「身份号码」中的出生日期
  the date of birth in “Citizen number”
years_paid * 2 ** 3 > 9
  公式“years_paid * 2 ** 3 > 9”成立
  the formula “years_paid * 2 ** 3 > 9” holds
student = true and not(is_within(home, unheard_of))
  「是否在校」选「是」，且公式“is_within(home, unheard_of)”不成立
  “Are you at school?” is answered “yes”, and the formula “is_within(home, unheard_of)” does not hold
for x in [1] return x
  公式“for x in [1] return x”
  the formula “for x in [1] return x”
wish = "card" or wish in ("grant", "card")
  「要办的事」是「领证」或「领补贴」
  “Your wish” is “A card” or “A grant”
wish = "card" or student or wish = "grant"
  「要办的事」是「领证」或「领补贴」，或「是否在校」选「是」
  “Your wish” is “A card” or “A grant”, or “Are you at school?” is answered “yes”
`;

test('a condition is said in words, in both languages', () => {
  const rows = [...SENTENCES.matchAll(/^(\S.*)\n {2}(.+)\n {2}(.+)$/gm)];
  assert.ok(rows.length > 40, `${rows.length} rows read`);
  for (const [, feel = '', zh, en] of rows) {
    assert.equal(say(feel, 'zh-CN'), zh, feel);
    assert.equal(say(feel, 'en'), en, feel);
  }
});

test('no condition is no words', () => {
  assert.equal(say('', 'zh-CN'), '');
});
