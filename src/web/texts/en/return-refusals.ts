// Why an act on a return was not done, and what to do.
import type { ReturnRefusalCode } from '#core/costs/return-refusal.ts';
import { momentWords } from '../../elements/words.ts';

type Sentence = (p: Readonly<Record<string, string | number>>) => string;

export const returnRefusals: Readonly<Record<ReturnRefusalCode, Sentence>> = {
  'return-not-allowed-now': () =>
    'This return does not allow that now: somebody may have taken the step already. Reload the page to see where it stands.',
  'return-not-your-duty': (p) =>
    p['duty'] === 'head'
      ? 'This step is taken by the head of the unit. Sign in as the head.'
      : p['duty'] === 'collector'
        ? 'This step is taken by the bureau of office affairs.'
        : 'This step is taken by who fills in. Sign in as the filler.',
  'return-same-person': () =>
    'Filler and head sign as two persons (Regulations on the Statistics Law, art. 17). The head signs in and sends it.',
  'return-own-review': () =>
    'You signed this return for the unit yourself, so you cannot approve it. Somebody else of the office does.',
  'return-has-blocks': (p) =>
    `${p['findings']} errors must be corrected before it can be signed. The check page lists them.`,
  'return-unexplained': (p) =>
    `${p['findings']} findings still need an explanation. Where the figure is right, say why; where it is wrong, correct it.`,
  'return-content-changed': () =>
    'What you signed is not what stands here now: figures or explanations changed since the page was opened or since the filler signed. Check it again, then sign.',
  'return-changed-meanwhile': (p) =>
    `${p['who'] || 'The platform'} acted at ${momentWords(String(p['when']), 'en')} and the return has changed. Look at it as it is now, then decide.`,
  'return-not-open-yet': (p) => `This survey opens on ${p['from']}. Come back on that day.`,
  'return-closed': (p) =>
    `This survey closed on ${p['since']}: a first return is no longer taken. What you filled in is kept. Ask ${p['office'] || 'the collecting office'} to extend the closing date.`,
  'return-not-filled-in': () => 'This is a collection of published figures; nobody fills it in.',
  'return-not-your-turn': (p) => `It is the turn of ${p['office'] || 'another office'}.`,
  'return-questions-open': (p) =>
    `${p['questions']} questions are still open. Close them once answered, then approve.`,
  'return-question-unknown': () => 'There is no such question. Reload the page.',
  'return-question-closed': () => 'This question is closed. Ask another where needed.',
  'return-finding-unknown': () =>
    'There is no such finding now, or it is an error that must be corrected and cannot be explained away. See the latest check.',
  'return-cell-unknown': (p) =>
    `The forms have no cell with the code “${p['cell']}”; nothing was saved. Check whether an old template was used.`,
  'return-nothing-to-take-over': () =>
    'There is nothing to take over: no locked return of last year, or the cells are filled in already.',
};
