// Why an act on a consultation was not done, and what to do.
import type { ConsultationRefusalCode } from '#core/consultation/refusal.ts';

type Sentence = (p: Readonly<Record<string, string | number>>) => string;

export const consultationRefusals: Readonly<Record<ConsultationRefusalCode, Sentence>> = {
  'consultation-moved-on': () =>
    'Somebody has just changed this. Nothing was done; please reload and look again.',
  'submission-empty': () => 'Please write what is to be said.',
  'file-received-before': (p) =>
    `The file “${p['name']}” came before, with submission ${p['number']}. The same file is not taken twice.`,
  'file-imported-before': (p) =>
    `This file (${p['name']}) was imported on ${p['date']}. It was not imported again.`,
  'date-to-come': () => 'This day has not come yet. Please write the actual date.',
  'meeting-not-found': () => 'There is no such meeting.',
  'meeting-incomplete': () => 'Write the title of the meeting, its date and its place.',
  'speech-order-taken': (p) => `Speaker no. ${p['order']} is recorded already. Choose another number.`,
  'speech-not-a-speech': () => 'This is no speech at a meeting: nobody has to confirm it.',
  'speech-confirmed-before': () => 'The speaker has confirmed this speech already.',
  'point-not-found': () => 'This point is gone: perhaps it was just split. Please reload.',
  'demand-not-found': () => 'This demand is gone: perhaps it was just merged. Please reload.',
  'submission-not-found': () => 'There is no such submission.',
  'clause-not-found': () => 'This version of the plan has no such clause.',
  'split-too-few': () => 'A split needs at least two points, none of them empty.',
  'quote-not-in-text': () =>
    'The words quoted are not in the text. Take them from it, or do not mark them as a quotation.',
  'copy-of-copy': () =>
    'A submission cannot be folded onto itself or onto another copy. Choose the earliest one.',
  'copy-worked-on': (p) =>
    `Submission ${p['number']} has been split, merged or dispatched, or a commitment or a change of the plan names it: it cannot be folded as a copy. Undo that first.`,
  'merge-too-few': () => 'Choose at least two demands to merge.',
  'merge-worked-on': (p) =>
    `${p['demand']} was dispatched or decided, or a commitment or a change of the plan names it: it cannot be merged into another or divided. Others can be merged into it.`,
  'divide-all-or-none': () => 'At least one point must go and one must stay.',
  'why-missing': () => 'Please say why.',
  'act-not-undoable': () => 'This cannot be undone. Splitting, merging, folding and sorting can.',
  'act-undone-before': () => 'This was undone already.',
  'act-built-upon': (p) => `A later act (no. ${p['by']}) touched the same. Undo that first.`,
  'topic-unknown': () => 'There is no such topic.',
  'department-unknown': () => 'There is no such department.',
  'department-twice': () => 'A department stands once: as lead or as support.',
  'dispatch-needs-lead': () => 'Choose a lead department; separate handling needs at least two.',
  'due-in-the-past': () => 'The day set for a department cannot lie before today.',
  'views-agree': () => 'The departments agree: there is no disagreement to explain.',
  'not-dispatched-to-department': () => 'This demand was not sent to your department.',
  'hand-back-too-late': (p) =>
    `More than ${p['limit']} days have passed: it can no longer be handed back. Give your view, or ask the planning office to dispatch it anew.`,
  'outcome-unknown': () =>
    'Choose what becomes of the text: adopted, partly, declined, already there, outside this plan.',
  'problem-grade-unknown': () => 'There is no such grade.',
  'adopted-without-change': () =>
    '“Adopted” needs the place where the plan was changed. Change the clause first, then choose the change.',
  'link-not-a-change': (p) =>
    `${p['clause']} does not have that change. Choose from the changes that are there.`,
  'support-is-not-adopted': () => 'A word of support asks for nothing, so nothing is adopted.',
  'plan-version-sealed': () => 'This version is sealed. Open a new one.',
  'plan-version-not-found': () => 'The plan has no such version.',
  'plan-version-open': (p) => `Version ${p['nth']} is still being edited: seal it first.`,
  'plan-places-undecided': (p) =>
    `For ${p['count']} places nobody has said which clause of the last version they are: choose for each.`,
  'plan-clause-claimed-twice': (p) =>
    `${p['count']} places chose a clause that another place already has: choose again.`,
  'clause-changed-meanwhile': (p) =>
    `${p['by']} has just changed this clause. Both texts are below: compare, then save.`,
  'clause-text-empty': () => 'A clause cannot be empty. To take it out, use “Remove this clause”.',
  'commitment-not-found': () => 'There is no such commitment.',
  'commitment-text-missing': () => 'Say what is promised, who answers for it, and by when.',
  'date-unreadable': () => 'The date cannot be read. Write it like 2026-11-22.',
  'statement-empty': () => 'Please write the statement.',
  'statement-offered-before': (p) => `The same statement is there already: no. ${p['statement']}.`,
  'statement-much-like': (p) =>
    `Much like no. ${p['statement']}. If it is the same thought, leave it out; if it is another, tick the box and offer it again.`,
  'statement-not-found': () => 'There is no such statement, or it was withdrawn.',
  'voting-not-offered': () => 'This consultation offers no votes on statements.',
  'only-the-head': () => 'Only the head of the planning office does this.',
  'notice-needs-reason': (p) => `Fewer than ${p['limit']} days: say why (State Council Decree 713, art. 15).`,
  'notice-not-open': () => 'The time for comments is not running.',
  'milestone-unknown': () => 'Choose which step was taken.',
  'nobody-to-tell': () => 'Nobody to tell: everybody with a result was told.',
  'packet-not-ready': (p) =>
    `${p['count']} things are still open, so the packet cannot be made. See the list below.`,
  'packet-does-not-close': (p) =>
    `The figures do not add up (${p['of']}: ${p['said']} stated, ${p['counted']} counted), so no packet was made. Please tell whoever maintains the system.`,
  'packet-unchanged': (p) => `Nothing has changed since packet ${p['number']}; another would be the same.`,
  'packet-not-found': () => 'There is no such packet.',
  'packet-published-before': () => 'This packet has been published already.',
  'packet-older': (p) => `The newer packet ${p['number']} is public already; an older one cannot follow it.`,
  'packet-reason-needed': () =>
    'Something was published before. Please say why it is corrected or added to now.',
};
