import { consultationRefusals } from './consultation-refusals.ts';
import { returnRefusals } from './return-refusals.ts';
import { momentWords } from '../../elements/words.ts';
import type { form as model } from '../zh-CN/form.ts';
import { frame } from './frame.ts';
import { yuanWords } from '../../afterwards/yuan.ts';

const correctionWords: Readonly<Record<string, string>> = {
  items:
    'With this change other matters would have to be handled, so it is more than a correction. Withdraw this case, change it and file it again; papers you gave are carried over.',
  offices:
    'With this change an office in another place would decide, so it is more than a correction. Withdraw this case, change it and file it again; papers you gave are carried over.',
  papers:
    'With this change other papers would be needed, so it is more than a correction. Withdraw this case, change it and file it again; papers you gave are carried over.',
  questions:
    'With this change more questions would have to be answered, so it is more than a correction. Withdraw this case, change it and file it again; papers you gave are carried over.',
  requirement:
    'With this change the conditions would not be met. Check for a mistake; if there is none, withdraw this case.',
};

type Params = Readonly<Record<string, string | number>>;

function wordOf(words: Readonly<Record<string, string>>, key: Params[string] | undefined): string {
  return words[String(key)] ?? String(key ?? '');
}

function limitOf(p: Params): string {
  const unit = Object.entries(frame.unit).find(([name]) => name === p['unit'])?.[1];
  return unit ? unit(String(p['limit'])) : String(p['limit']);
}

export const form: typeof model = {
  problems: {
    required: (label) => `Please fill in “${label}”.`,
    'too-long': (label, p) =>
      `“${label}” may have ${p['limit']} characters at most; it now has ${p['length']}. Please shorten it.`,
    pattern: (label) => `“${label}” is not written as it should be. Please compare it with the hint.`,
    'not-a-number': (label) => `“${label}” must be a number, such as 3.`,
    'too-small': (label, p) => `“${label}” must be at least ${p['min']}.`,
    'too-large': (label, p) => `“${label}” must be at most ${p['max']}.`,
    'not-a-date': (label) => `“${label}” must be a real date, such as 8 March 1957.`,
    'not-an-option': (label) => `Please choose one of the options of “${label}”.`,
    'not-yes-or-no': (label) => `Please answer “${label}” with yes or no.`,
    'not-money': (label) => `“${label}” must be an amount with two decimals at most, such as 1200.50.`,
    'phone-number-format': (label) =>
      `“${label}” does not look like a phone number. Mobile numbers have 11 digits; landlines need the area code.`,
    'bank-account-format': (label) =>
      `“${label}” does not look like an account number. Copy the digits from the front of the card.`,
    'citizen-number-length': (label) => `“${label}” must have 18 characters. Please count them.`,
    'citizen-number-characters': (label) => `“${label}” may hold digits only, and X in the last place.`,
    'citizen-number-birth-date': (label) =>
      `Digits 7 to 14 of “${label}” are no real date of birth. Please compare with the card.`,
    'citizen-number-check-digit': (label) =>
      `One digit of “${label}” is wrong. Please compare it with the card digit by digit.`,
    'citizen-number-sample-range': (label) =>
      `“${label}” is a sample number and cannot be used for real matters.`,
    'organisation-code-length': (label) =>
      `“${label}” must have 18 characters. Please compare with the licence.`,
    'organisation-code-characters': (label) =>
      `“${label}” holds a character that never occurs (I, O, S, V or Z).`,
    'organisation-code-check-digit': (label) =>
      `One character of “${label}” is wrong. Please compare with the licence.`,
    'person-name-missing': (label) => `Please fill in “${label}”.`,
    'person-name-too-long': (label) => `“${label}” is too long: at most 50 characters.`,
    'person-name-characters': (label) =>
      `“${label}” holds a character that a name cannot have. Please write it as on the document.`,
    'outside-the-city': (label) =>
      `“${label}” lies outside Hengyang, so it cannot be handled here. Please apply there.`,
    'division-unknown': (label) =>
      `“${label}” is not chosen yet: write the place, press Find, and pick one below.`,
    'division-too-high': (label) => `“${label}” is too wide. Please choose a county or something smaller.`,
    'division-level': (label, p) =>
      `“${label}” must go down to the ${p['level']}. Please write the full name and search again.`,
    'requirement-fails': (label) =>
      `With “${label}” as it is, the conditions are not met. Check that it is right; if it is, ask at a service centre.`,
    'item-not-offered': (label) =>
      `“${label}” is not offered in the county you chose. Please ask at its service hall.`,
    'question-open': (label) => `“${label}” has not been answered yet.`,
    'nothing-to-file': () => 'By your answers there is nothing to apply for. Please check them.',
    'paper-missing': (label) => `“${label}” is missing. Please upload it or choose another way.`,
    'certificate-not-usable': (label) =>
      `The electronic certificate for “${label}” cannot be used (not yours, or no longer valid). Choose another way.`,
    'paper-choice-not-allowed': (label) => `“${label}” cannot be provided this way. Please choose another.`,
    'delivery-address-needed': (_label, p) =>
      p['field'] === 'receiver'
        ? 'Please give the name of the person who receives the parcel.'
        : p['field'] === 'phone'
          ? 'The telephone number for the parcel is not right.'
          : 'Please give the whole address: county, street and number, at most 200 characters.',
    'barred-from-promising': (label) =>
      `A record that is not repaired stands against you: you cannot commit or bring “${label}” later now. Please hand it in; see “My credit record” for what was recorded and how to appeal.`,
    'delivery-place-needed': () =>
      'Part of the result is a paper or a card: please choose a centre to collect it.',
    'identity-not-checked': () => 'Please check the identity document and tick “checked”.',
    'applicant-differs': (label) => `“${label}” is not that of the applicant whose identity was checked.`,
    'mandate-not-given-yet': () =>
      'The person has not confirmed the mandate yet; you can submit once it is confirmed. Everything typed is kept.',
    'mandate-revoked': () =>
      'The person took the mandate back, so this form cannot be submitted. They can file themselves or give a new mandate. Everything typed is kept.',
    'mandate-expired': () =>
      'The mandate has run out, so this form cannot be submitted. Please arrange a new one. Everything typed is kept.',
    'mandate-for-other-thing': () => 'This mandate is for another matter. Please arrange one for this.',
    'mandate-without-act': () =>
      'This mandate does not cover submitting. Please have a new one given that does.',
  },
  refusals: {
    'not-allowed-now': () =>
      'This step is not possible now; things may have changed. Reload to see the latest.',
    'changed-meanwhile': (p) =>
      `${p['who'] ?? 'Somebody'} has just worked on this. Look at the latest first.`,
    'not-your-part': () => 'This part is not yours to handle.',
    'waiting-for-sibling': () => 'This part waits for another one; you need not do anything.',
    'material-missing': () => 'A required paper is still missing.',
    'material-owed': () => 'A paper that was to follow has not come; no decision can be made before it does.',
    'supplement-needs-something': () => 'Choose at least one paper, or write what is missing.',
    'supplement-was-asked-once': () => 'Everything missing must be asked for at once; nothing can be added.',
    'material-not-of-this-part': () => 'This part does not need that paper.',
    'reason-needed': () => 'Please give the reason.',
    'ground-needed': () =>
      'Please choose the condition it rests on; for “another ground”, name the clause of law.',
    'opinion-needed': () => 'Please write your opinion.',
    'text-too-long': (p) => `The text is too long: at most ${p['limit']} characters.`,
    'result-number-needed': () => 'Please enter the number of the certificate.',
    'delivered-elsewhere': () => 'The result is handed out at another place.',
    'receiver-needed': () => 'Please enter who receives it.',
    'consent-already-answered': () => 'This has been answered already.',
    'consent-not-needed': () => 'This consent is not needed any more.',
    'certificate-not-held': () =>
      'No valid electronic certificate of this kind was found in your name, so you cannot agree to its use. Give the original to the applicant to hand in, or ask the issuer for the electronic one.',
    'again-needed': () => 'This is a second round. Choose the reason for asking again.',
    'nothing-corrected': () => 'Nothing was changed. Make a change first, then send it.',
    'fee-differs': () =>
      'The amount paid is not the fee due, so it was not taken. Pay again; if money has left your account, show the payment record to the office.',
    'no-fee-due': () => 'There is no fee to pay here now.',
    'parcel-needed': () => 'Give the carrier and the parcel number.',
    'not-by-post': () => 'The applicant did not ask for the post, so nothing can be sent.',
    'answer-not-correctable': () =>
      'This answer can no longer be changed: an office has decided on it, or it identifies you.',
    'payment-not-genuine': () =>
      'This payment notice did not pass the check and was not taken. Go back to your case and pay again.',
    'payments-not-offered': () => 'You cannot pay online here yet. Please pay at the office.',
    'nothing-to-refile': () =>
      'This case is still in progress or was granted, so there is nothing to file again. Use “Correct” to change an answer, “Withdraw” to stop.',
    'refile-by-applicant': () => 'Only the applicant can file this case again.',
    'fee-unpaid': (p) =>
      `The fee of ${yuanWords(Number(p['fen']))} yuan is not paid yet; the result can be issued once it is.`,
    'correction-changes-case': (p) =>
      correctionWords[String(p['what'])] ??
      'This change would alter what is being handled. Withdraw and file again.',
    'clock-suspended': (p) =>
      `The step “${wordOf(frame.specialStep, p['step'])}” is not over and the clock stands. End that step first.`,
    'clock-not-suspended': () => 'No special step is under way; the clock has not been stopped.',
    'step-not-of-this-item': () => 'This item has no such special step, so it cannot stop the clock.',
    'duration-needed': () => 'Say how long the step needs. The law has the applicant told in writing.',
    'step-too-long': (p) => `That is longer than the item allows: ${limitOf(p)} at most.`,
    'outcome-needed': () => 'Say what came of the step.',
    'approver-needed': () => 'Say who approved it.',
    'extended-already': (p) =>
      `It was extended once before (${p['by']} working days) and cannot be extended again.`,
    'nothing-to-extend': () => 'There is no running time limit here to extend.',
    'time-has-run-out': () =>
      'The time had run out before; an extension no longer counts. Please decide as soon as you can.',
    'extension-too-long': (p) => `Give a whole number of working days from 1 to ${p['limit']}.`,
    'clock-still-runs': () => 'The time has not run out yet, so nothing can be taken for granted.',
    'happened-in-future': () => 'It cannot have happened later than now.',
    'happened-before-last': (p) =>
      `It cannot have happened before the last change to this part (${momentWords(String(p['last']), 'en')}).`,
    'happened-not-read': () => 'We cannot read that time. Give day and time, for example 2026-11-20 09:30.',
    'not-overdue': () => 'Nothing owed is past its day, or it has come: the part does not end.',
    'paper-not-chosen': () => 'Tick the papers first, then go on.',
    'date-not-read': () => 'This date could not be read. Write year, month and day, such as 2026-12-01.',
    'material-not-owed': () =>
      'A ticked paper is not owed, or has come. Reload the page to see how things stand.',
    'owed-date-not-later': (p) =>
      `The new day must come after ${p['date']} and not lie in the past. Choose again.`,
    'owed-too-late': (p) =>
      `This paper came after its last day, ${p['date']}, and cannot be taken any more. You can apply again; if force majeure kept you, speak to the office.`,
    'arrival-in-future': () => 'A paper cannot have arrived after today. Check the date.',
    'arrival-before-filing': (p) =>
      `A paper cannot have arrived before the application of ${p['filed']}. Check the date.`,
    'material-not-committed': () => 'No commitment stands for a ticked paper: there is nothing to check.',
    'check-note-needed': () => 'Say what was looked at and how.',
    'commitment-not-found-false': () => 'No check has found the commitment false. Record the check first.',
    'promise-not-signed': (p) =>
      p['kind'] === 'owed'
        ? 'The promise to bring papers later is not signed. Read it and write your name; or go back to the papers and hand them in.'
        : 'The commitment is not signed. Read it and write your name; or go back to the papers and hand them in.',
    'promise-signed-otherwise': (p) => `The signature is not the applicant’s name. Write “${p['name']}”.`,
    'promise-text-changed': () => 'What is promised has just changed. Read it again and sign it again.',
    'credit-not-now': () => 'This record has just changed, and this cannot be done now. Reload the page.',
    'no-such-part': () => 'There is no such part.',
    'mandate-not-given-yet': () =>
      'The person has not confirmed the mandate. Ask them first for the code they received on their phone.',
    'mandate-revoked': () =>
      'The person took the mandate back, so you cannot act for them any more. What was typed is kept. They can file themselves or give a new mandate.',
    'mandate-expired': (p) =>
      `The mandate ran until ${p['until'] ?? ''} and has ended. What was typed is kept. Please arrange a new one.`,
    'mandate-for-other-thing': () => 'This mandate is for another matter. Please arrange one for this.',
    'mandate-without-act': () => 'This mandate does not cover this step. Please have a new one given.',
    'mandate-has-problems': () => 'Something in the mandate must be corrected. Everything you typed is kept.',
    'mandate-phone-differs': () =>
      'This number is not the one the person registered, so no code can be sent. Go to a service centre together, or bring a signed letter.',
    'mandate-codes-too-many': (p) =>
      `At most ${p['limit']} codes are sent in an hour. Try again later, or give the mandate at a service centre.`,
    'mandate-code-wrong': (p) =>
      `The code is not right; ${p['left']} tries are left. Please check it once more.`,
    'mandate-code-used-up': () => 'The code is no longer good (too old, or tried too often). Send a new one.',
    'contents-needed': () => 'Say which papers are sent, and how many.',
    'parcel-incomplete': () =>
      'Give both the carrier and the parcel number; for a messenger, leave both empty.',
    'no-such-leg': () => 'This hand-over was not found. Reload the page for the latest record.',
    'leg-taken-already': () => 'Somebody has already signed for this. Reload the page for the latest record.',
    'leg-for-another-place': (p) =>
      `This was sent to ${p['place'] ?? 'another place'}; it must be signed for there.`,
    'shortfall-needed': () => 'Something is missing or damaged: say what.',
    'dispute-open': () =>
      'This hand-over is already disputed and waits for the data bureau. There is no need to raise it again.',
    'no-such-dispute': () => 'This dispute was not found, or it has been settled. Reload the page.',
    'finding-needed': () => 'Say what you found. Both sides will read it.',
    'feedback-needed': () => 'Please say why, and what is being done.',
    'feedback-given': () => 'This warning was answered before.',
    'feedback-too-long': (p) => `Too long: at most ${p['limit']} characters.`,
    'rated-before': () => 'You have rated this already; each case is rated once. Thank you.',
    'case-not-finished': () => 'This is not finished yet. Please rate it when everything is done.',
    'rating-grade-needed': () => 'Please choose a grade first.',
    'rating-reason-not-of-grade': () => 'A reason does not belong to the grade. Please choose again.',
    'follow-up-not-now': () => 'This step cannot be recorded yet; please follow the order on the page.',
    'follow-up-note-needed': () => 'Please write what was done and what came of it.',
    'follow-up-check-not-independent': () =>
      'The check is made by somebody who took no part before. Please ask a colleague.',
    'rating-comment-too-long': ({ limit }) => `The comment is too long: at most ${limit} characters.`,
    'follow-up-note-too-long': ({ limit }) => `The note is too long: at most ${limit} characters.`,
    'not-found': () => 'Not found, or you may not see it.',
    'not-permitted': () => 'Your present role cannot do this. Sign in with another.',
    'thing-not-offered': () => 'This is not offered yet.',
    'thing-not-open-yet': (p) => `This opens on ${p['from']}.`,
    'thing-closed': (p) => `This has been closed since ${p['since']}.`,
    'plan-has-findings': () => 'The plan is being revised; please ask at the nearest service centre.',
    'form-review-incomplete': () =>
      'Some papers are not confirmed as complete, legible and as the originals. Look at each, tick it, then submit.',
    'draft-has-problems': () =>
      'Something must be corrected before you can submit. Everything you typed is kept.',
    'draft-already-submitted': () => 'This form has been submitted already.',
    'draft-changed-meanwhile': () =>
      'This form was changed in another window. This is the latest; please check it.',
    'too-many-drafts': (p) =>
      `You have ${p['limit'] ?? ''} forms that are not submitted yet and cannot begin another. Go to “My cases”, finish or delete one there, then come back.`,
    'draft-of-another-centre': () =>
      'You began this form at another service centre, so it cannot be submitted from this one. Let a clerk there go on, or begin a new form here.',
    'draft-too-large': () => 'There is too much text. Please shorten it.',
    'material-unknown': () => 'That paper does not belong to this matter.',
    'file-empty': (p) => `“${p['name'] ?? 'The file'}” is empty. Please choose it again.`,
    'file-too-large': (p) =>
      `“${p['name'] ?? 'The file'}” is over 10 MB and was not taken. Make it smaller or split it. All else is kept.`,
    'file-type-not-allowed': (p) =>
      `“${p['name'] ?? 'The file'}” is no PDF, JPG or PNG and was not taken. Take a photo or save it as PDF.`,
    'file-type-mismatch': (p) =>
      `What is in “${p['name'] ?? 'the file'}” does not fit its name; it was not taken. Take a photo or save it as PDF.`,
    'too-many-files': () => 'Too many files. Remove some, or put them into one PDF.',
    'slot-taken': () =>
      'Somebody has just booked this time. Please choose another one below; what you entered is kept.',
    'slot-begun': () =>
      'This time has begun: it can no longer be booked, moved or cancelled. Choose another time, or take a number at the counter.',
    'slot-not-offered': () => 'This place does not offer that time. Please choose the day and time again.',
    'too-many-appointments': (p) =>
      `For one matter on one day you may have ${p['limit']} appointment, and you have. See “My appointments” to look at it or move it.`,
    'too-many-open-appointments': (p) =>
      `You have ${p['limit']} appointments ahead, which is as many as one person may have. Cancel one that you do not need under “My appointments”.`,
    'appointment-closed': () =>
      'This appointment was cancelled, or you are at the counter already. See “My appointments”.',
    'not-todays-appointment': () =>
      'This appointment is not for today, so nobody can arrive for it. You can give a walk-in number.',
    'no-show-too-early': (p) => `Too early: in ${p['minutes']} minutes this can be marked as not come.`,
    'nobody-waiting': () => 'Nobody is waiting now.',
    ...returnRefusals,
    ...consultationRefusals,
    'hours-have-problems': () =>
      'The hours need changes before they can be published. What you entered is kept.',
    'outside-purpose': (p) =>
      `These figures were collected for another purpose and may not be used for this one by name (${p['clauses']}). Use the totals, or collect figures for it.`,
    'totals-changed-meanwhile': () =>
      'The returns in this table have just changed. Please look at it as it is now, then approve.',
    'totals-have-findings': (p) =>
      `The table has ${p['findings']} findings: something counted twice or not in the register. Settle them first.`,
    'totals-empty': () => 'Your office has approved no return yet, so there is no table to approve.',
    'totals-note-needed': (p) =>
      `${p['missing']} units of the register are not in it. Please say why, then approve.`,
    'totals-not-approved': () =>
      'The regional table is not approved, or returns changed since. Approve the table first, then publish the report.',
    'report-not-public': () => 'Only the public edition can be published: the internal one names units.',
    'report-names-units': (p) => `The report names ${p['units']} surveyed units and cannot be published.`,
    'report-tells-units-apart': (p) =>
      `Subtracted from what is published already, it would tell the figures of ${p['units']} units (Regulations on the Statistics Law, art. 29). Publish once more than three units were added, left out or corrected.`,
    'report-published-before': () => 'The same report is published already.',
    'revision-reason-needed': () =>
      'Published figures are being revised: say why (Regulations on the Statistics Law, article 26).',
    'totals-approved-before': () =>
      'This table is approved already and its returns have not changed; there is nothing to approve again.',
    'plan-changed-meanwhile': () =>
      'The plan was updated meanwhile; everything you typed is kept. Look at what changed, then submit again.',
  },
  received: {
    'file-too-large': (file) =>
      `“${file}” is over 10 MB and was not taken. Make it smaller or split it. All else is kept.`,
    'files-too-large-together': (file) =>
      `These files are over 30 MB together; “${file}” was not taken. Send them in turns.`,
    'too-many-files': (file) => `Too many files at once; “${file}” was not taken. Send them in turns.`,
    'file-empty': (file) => `“${file}” is empty. Please choose it again.`,
    'value-too-long': () => 'This text is too long; only its beginning was kept. Please check it.',
    'too-many-fields': () => 'The form held too much; the last part was not taken. Please check it.',
    'body-too-large': () =>
      'That was too large: the first part is saved, the rest was not taken. Send files in turns.',
    'body-malformed': () => 'The connection broke off: the first part is saved. Please check the rest.',
    'file-not-kept': (file) => `Only people signed in can send files; “${file}” was not taken.`,
  },
  requiredChoice: (label) => `Please choose “${label}”.`,
  requiredPlace: (label) => `Please choose “${label}”: type a name, press “Find”, then pick one.`,
  confirmPlace: (label) =>
    `Please look at “${label}”: the place found is marked; if it is right, press “Next” again.`,
  requiredDate: (label) => `Please fill in year, month and day of “${label}”.`,
  requirementFails: (condition) => `The condition is: ${condition}. `,
  colon: ': ',
  stop: '. ',
  comma: ', ',
  semicolon: '; ',
  inBrackets: (words) => ` (${words})`,
  problemsTitle: (n) => (n === 1 ? 'There is one thing to look at' : `There are ${n} things to look at`),
  titleProblem: 'Please correct: ',
  optional: ' (optional)',
  year: 'Year',
  month: 'Month',
  day: 'Day',
  dateHint: 'For example 8 March 1957: 1957, 3, 8',
  money: 'yuan',
  citizenNumberHint: '18 characters; the last may be X',
  prefilledFrom: (source) => `From ${source}`,
  prefilledSignIn: 'your sign-in',
  prefilledCertificate: (certificate) => `your ${certificate} (electronic certificate)`,
  prefilledCorrect: 'Filled in for you. If it is not right, simply change it.',
  prefilledLocked: 'Filled in for you. If it is not right, have it corrected at the nearest service centre.',
  derived: 'Follows from the answers above',
  stepOf: (n, of) => `Step ${n} of ${of}`,
  steps: 'Steps of the form',
  next: 'Continue',
  back: 'Back',
  saveForLater: 'Save and finish later',
  notAnswered: 'not answered',
  division: {
    hint: 'Write the place in Chinese or the first letters of its pinyin, such as cnyy, then press Find.',
    query: (label) => `${label}: place`,
    find: 'Find',
    chosen: 'Chosen',
    hits: 'These places were found; please choose one:',
    onlyHit: 'This place was found and is chosen for you:',
    none: (query) => `Nothing was found for “${query}”. Try only the name of the village or community.`,
    many: 'There are more places than shown. Add the county or town, such as 常宁 宜阳.',
    change: 'Another place:',
  },
  papers: {
    way: {
      'as-before': 'Use what you gave last time',
      'hand-in': 'Upload a photo or PDF',
      'shown-at-counter': 'Show the original at the counter',
      'e-certificate': 'Use the electronic certificate',
      'ask-consent': 'Ask its holder to agree to the electronic certificate',
      commit: 'Give a written commitment instead',
      owe: 'Start now and hand it in later',
    },
    wayHint: {
      'as-before': 'The offices can see what came with the case before. To replace it, choose another way',
      'hand-in': 'PDF, JPG or PNG, at most 10 MB each',
      'shown-at-counter': 'The clerk looks at it, that is all',
      'e-certificate': 'Fetched for you from its issuer',
      'ask-consent':
        'The holder is told once you submit; only when they agree is it fetched. Parts that need it wait until then',
      commit: 'You answer for its truth; a result based on a false commitment is withdrawn',
      owe: 'You sign a promise; on acceptance you are told the last day, and without the paper the item ends',
    },
    fromRegister: 'Already fetched from your electronic certificate',
    fromRegisterDetail: (name, number) => `${name}, number ${number}`,
    issuedBy: (issuer) => `issued by ${issuer}`,
    sample: 'sample',
    fromSibling: (items) => `Comes by itself once “${items}” is done; you need not hand it in`,
    asAnswer: 'Answered on the form; you need not hand it in',
    optional: 'may be left out',
    copies: (n) => (n === 1 ? '1 copy' : `${n} copies`),
    askedBy: (items) => `For: ${items}`,
    alternatives: (names) => `Also accepted: ${names}`,
    choose: 'How you provide it',
    upload: (name) => `Choose the file of “${name}”`,
    uploadButton: 'Upload',
    uploaded: 'Uploaded:',
    remove: 'Remove',
    removeNamed: (file) => `Remove “${file}”`,
    none: 'You need not hand in any papers for this.',
    size: (kilobytes) => (kilobytes >= 1024 ? `${(kilobytes / 1024).toFixed(1)} MB` : `${kilobytes} kB`),
  },
};
