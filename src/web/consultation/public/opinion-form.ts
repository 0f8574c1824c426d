// What somebody typed into the public form: kept as typed, and read.
import type { ReceivedForm } from '#app/visit.ts';
import { fieldOf } from '../../form/read-form.ts';
import type { SummaryLine } from '../../form/error-summary.tsx';
import type { Texts } from '../../texts/texts.ts';

/** As typed; shown again when the form comes back. */
export type TypedOpinion = {
  readonly key: string;
  readonly text: string;
  readonly chapter: string;
  readonly consent: string;
  readonly showName: boolean;
  readonly identityClass: string;
  readonly district: string;
  readonly groups: readonly string[];
  readonly name: string;
  readonly contact: string;
};

/** A form that nobody has written on. `key`: of `newFormKey`. */
export function blankOpinion(key: string): TypedOpinion {
  const empty = {
    text: '',
    chapter: '',
    consent: '',
    identityClass: '',
    district: '',
    name: '',
    contact: '',
  };
  return { ...empty, key, showName: false, groups: [] };
}

export function typedOpinion(form: ReceivedForm): TypedOpinion {
  const typed = (name: string): string => fieldOf(form, name) ?? '';
  return {
    key: typed('key'),
    text: typed('text'),
    chapter: typed('chapter'),
    consent: typed('consent'),
    showName: typed('show_name') === 'yes',
    identityClass: typed('class'),
    district: typed('district'),
    groups: form.fields.get('groups') ?? [],
    name: typed('name'),
    contact: typed('contact'),
  };
}

/** What must be there before it is sent on: the words, and the answer whether they may be published. The rest is refused inside. */
export function opinionProblems({ text, consent }: TypedOpinion, t: Texts): readonly SummaryLine[] {
  const words = t.consultationPublic.say;
  return [
    ...(text.trim() === '' ? [{ href: '#f-text', sentence: words.textMissing }] : []),
    ...(consent === 'yes' || consent === 'no'
      ? []
      : [{ href: '#f-consent', sentence: words.consentMissing }]),
  ];
}
