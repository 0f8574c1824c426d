// From code and parameters to sentences, for pages, mail and SMS.
import { MESSAGE_CODES } from '#app/notify.ts';
import type { Json } from '#base/canonical-json.ts';
import { inLanguage, type Language } from '#base/localised.ts';
import type { MessageWords, WriteMessage } from '#core/exchange/outlets.ts';
import { isNoticeCode, PARAM_NAMES } from '#core/cases/notice.ts';
import { parseCaseNumber, showCaseNumber } from '#core/cases/case-number.ts';
import { TIME_UNITS } from '#core/calendar/time-limit.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { centreOf, isDivisionCode } from '#core/divisions/division.ts';
import { statedLimitWords } from '../elements/limit-words.ts';
import { dateWords, momentWords } from '../elements/words.ts';
import type { NoticeWords } from '../texts/zh-CN/notices.ts';
import { textsFor, type Texts } from '../texts/texts.ts';

/** A notice as it is stored, whatever program wrote it. */
export type StoredNotice = {
  readonly code: string;
  readonly params: Readonly<Record<string, Json>>;
};

type Reader = { readonly language: Language; readonly divisions: DivisionTree };

/** What happened, what to do, and what somebody typed about it; a code nobody knows any more points to the case. */
export function noticeSentences(
  { code, params }: StoredNotice,
  reader: Reader,
): { readonly title: string; readonly todo: string; readonly detail: string } {
  const t = textsFor(reader.language);
  if (!isNoticeCode(code)) return { title: t.notices.unknown, todo: '', detail: '' };
  const words = wordsOf(params, t, reader);
  const { title, todo, detail } = t.notices.codes[code];
  return { title: title(words), todo: todo?.(words) ?? '', detail: detail?.(words) ?? '' };
}

/** Writes mail and SMS. Links lead to the site's own pages after signing in, and carry nothing secret. */
export function makeWriteMessage(place: {
  readonly divisions: DivisionTree;
  /** Scheme, host and port, without a trailing slash. */
  readonly origin: string;
}): WriteMessage {
  return ({ code, params, language, caseNumber }) => {
    const t = textsFor(language);
    const message = MESSAGE_CODES.find((each) => each === code);
    if (message !== undefined) {
      const plain = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, plainWord(value, language)]),
      );
      return {
        ...inWords(t, { said: [t.notices.messages[message](plain)], more: [] }),
        subject: t.notices.subject(t.notices.plainSubject),
      };
    }
    if (!isNoticeCode(code)) return undefined;
    const { title, todo } = noticeSentences({ code, params }, { language, divisions: place.divisions });
    const number = caseNumber === undefined ? [] : [t.notices.caseNumber(shownNumber(caseNumber))];
    const link = `${place.origin}/my-notices`;
    return inWords(t, { said: [title, todo, ...number, t.notices.signIn], more: [link] });
  };
}

function plainWord(value: Json | undefined, language: Language): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateWords(value, language) : value;
}

function inWords(
  t: Texts,
  { said, more }: { readonly said: readonly string[]; readonly more: readonly string[] },
): MessageWords {
  const full = said.filter((each) => each !== '');
  const stop = t.notices.joined === '、' ? '。' : '. ';
  const short = full.map((each) => each.replace(/[。.]\s*$/u, '')).join(stop);
  return {
    subject: t.notices.subject(full[0] ?? ''),
    text: [...full, ...more, '', t.notices.mailFoot].join('\n'),
    short: `${t.notices.sender}${short}${stop.trim()}`,
  };
}

/** A number as it was stored, in groups where it is one of ours. */
export function shownNumber(number: string): string {
  const parsed = parseCaseNumber(number);
  return parsed.ok ? showCaseNumber(parsed.value) : number;
}

function wordsOf(params: Readonly<Record<string, Json>>, t: Texts, reader: Reader): NoticeWords {
  const words: Record<string, string> = {};
  for (const name of PARAM_NAMES) words[name] = wordOf(params[name], t, reader);
  return asWords(words);
}

function asWords(words: Readonly<Record<string, string>>): NoticeWords {
  const has = (each: typeof words): each is NoticeWords => PARAM_NAMES.every((name) => name in each);
  return has(words) ? words : wordsOfNothing();
}

function wordsOfNothing(): NoticeWords {
  throw new Error('every parameter has a word');
}

/** By its shape, as `Param` of the core says. */
function wordOf(value: Json | undefined, t: Texts, reader: Reader): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map((each) => wordOf(each, t, reader)).join(t.notices.joined);
  const { zh, en, date, provisional, amount, unit, step, place, fen, moment, clock } = value;
  if (typeof zh === 'string')
    return inLanguage({ zh, ...(typeof en === 'string' ? { en } : {}) }, reader.language);
  if (typeof date === 'string')
    return `${dateWords(date, reader.language)}${provisional === true ? t.frame.provisional : ''}`;
  const known = TIME_UNITS.find((each) => each === unit);
  if (typeof amount === 'number' && known) return statedLimitWords({ amount, unit: known }, t);
  if (typeof fen === 'number') return t.notices.fen((fen / 100).toFixed(2));
  if (typeof place === 'string') return placeWords(place, reader);
  if (typeof moment === 'string') return momentWords(moment, reader.language);
  return named(step, t.notices.steps) ?? named(clock, t.notices.clocks) ?? '';
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function named(code: Json | undefined, names: Readonly<Record<string, string>>): string | undefined {
  return typeof code === 'string' ? (names[code] ?? code) : undefined;
}

function placeWords(code: string, { divisions }: Reader): string {
  const place = isDivisionCode(code) ? divisions.get(code) : undefined;
  return (place && centreOf(place)?.name) ?? place?.name ?? code;
}
