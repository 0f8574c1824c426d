import type { MessageCode } from '#app/notify.ts';
import type { ClockKind } from '#core/cases/clock-kinds.ts';
import type { NoticeCode } from '#core/cases/notice.ts';
import type { SpecialStepKind } from '#core/catalogue/model.ts';
import type { NoticeSentences, NoticeWords, notices as model } from '../zh-CN/notices.ts';

const reason = (w: NoticeWords) => (w.reason === '' ? '' : `Reason: ${w.reason}`);
const by = (w: NoticeWords) => (w.due === '' ? '' : `It should be done by ${w.due}.`);

const codes: Readonly<Record<NoticeCode, NoticeSentences>> = {
  'case-filed': {
    title: (w) => `“${w.thing}” has been submitted`,
    todo: () => 'We will tell you what happens.',
  },
  'consent-asked': {
    title: (w) =>
      `${w.applicant} applies for “${w.thing}” and asks to use a certificate of yours: ${w.materials}`,
    todo: () => 'Please say yes or no. If you say no, it is not used.',
  },
  'consent-given': {
    title: (w) => `The person concerned agreed to the use of: ${w.materials}. Work goes on`,
  },
  'consent-declined': {
    title: (w) => `The person concerned did not agree to the use of: ${w.materials}`,
    todo: () => 'Please use a paper of your own, or take the application back.',
    detail: reason,
  },
  'part-accepted': { title: (w) => `“${w.item}” has been accepted`, todo: by },
  'part-deemed-accepted': {
    title: (w) => `“${w.item}” counts as accepted`,
    todo: (w) =>
      `${w.agency} did not answer within the legal time, so it counts as accepted from the day it was received. ${by(w)}`,
  },
  'one-notice-issued': {
    title: (w) => `More papers are needed: one list for ${w.count} items`,
    todo: () => 'Please hand in everything on the list at once, online or at a counter.',
  },
  'part-extended': {
    title: (w) => `The time for “${w.item}” is extended by ${w.longest}`,
    todo: by,
    detail: reason,
  },
  'joint-extended': {
    title: (w) => `The time for the whole matter is extended by ${w.longest}`,
    todo: () => 'The new date of each item stands with your case.',
    detail: reason,
  },
  'clock-suspended': {
    title: (w) => `“${w.item}” is now in a special step (${w.step}); this time does not count`,
    todo: (w) => `${w.longest === '' ? '' : `It may take up to ${w.longest}. `}For news, ask ${w.agency}.`,
    detail: reason,
  },
  'clock-resumed': { title: (w) => `“${w.item}”: the ${w.step} is over and work goes on`, todo: by },
  'clock-moved': {
    title: (w) => `“${w.item}”: the ${w.clock} moves from ${w.before} to ${w.due}`,
    todo: () => 'Why: the public holidays changed and the date was counted again.',
  },
  'part-deemed-granted': {
    title: (w) => `“${w.item}” counts as granted`,
    todo: () =>
      'The promised time has passed, and by the rules of this item silence agrees. The result follows.',
  },
  'owed-notice-issued': {
    title: (w) => `“${w.item}” was accepted although this is still missing: ${w.materials}`,
    todo: (w) => `Please hand it in by ${w.due}. If it does not come in time, this item ends.`,
  },
  'owed-time-extended': {
    title: (w) => `“${w.item}”: you now have until ${w.due} for the missing papers`,
    todo: (w) => `Still missing: ${w.materials}.`,
    detail: reason,
  },
  'part-lapsed': {
    title: (w) => `“${w.item}” has ended: ${w.materials} did not come in time`,
    todo: () => 'When you have the papers you can apply again; what you filled in is kept.',
    detail: reason,
  },
  'part-withdrawn': {
    title: (w) => `The application for “${w.item}” has been taken back`,
    todo: () => 'You can apply again when you need it.',
  },
  'commitment-false': {
    title: (w) => `“${w.item}”: a check found that the commitment was not true: ${w.materials}`,
    todo: (w) => `If you disagree, please contact ${w.agency} soon.`,
    detail: (w) => (w.reason === '' ? '' : `What was found: ${w.reason}`),
  },
  'part-revoked': {
    title: (w) => `The decision on “${w.item}” has been revoked`,
    todo: () => 'You can ask for a review or go to court; how to do so stands with your case.',
    detail: reason,
  },
  'fee-charged': {
    title: (w) => `“${w.item}”: a fee of ${w.amount} is to be paid`,
    todo: () => 'Please pay online or at a counter. We never send payment links by SMS.',
  },
  'fee-paid': { title: (w) => `“${w.item}”: your payment of ${w.amount} has arrived` },
  'paper-sent': {
    title: (w) => `The result of “${w.item}” is in the post`,
    todo: (w) => (w.parcel === '' ? '' : `${w.carrier} ${w.parcel}.`),
  },
  'part-refused': {
    title: (w) => `“${w.item}” was not accepted`,
    todo: () =>
      'If you disagree you can ask for a review or go to court; how to do so stands with your case.',
    detail: reason,
  },
  'part-rejected': {
    title: (w) => `“${w.item}” was not granted`,
    todo: () =>
      'If you disagree you can ask for a review or go to court; how to do so stands with your case.',
    detail: reason,
  },
  'part-blocked': {
    title: (w) => `“${w.item}” cannot go on: the item it waits for did not succeed`,
    todo: () => 'You can put it right and apply again.',
  },
  'result-ready': {
    title: (w) => `“${w.item}” is done`,
    todo: (w) => `Please collect the result at ${w.place} with your identity card.`,
  },
  'result-online': {
    title: (w) => `“${w.item}” is done`,
    todo: () => 'The result is online, whenever you want to see it.',
  },
  'result-to-centre': {
    title: (w) => `“${w.item}” is done`,
    todo: (w) => `The office sends it to ${w.place}; we tell you when it can be fetched there.`,
  },
  'result-to-post': {
    title: (w) => `“${w.item}” is done`,
    todo: () => 'It goes by post to the address you gave; we tell you when it is sent.',
  },
  'result-delivered': {
    title: (w) => `The result of “${w.item}” has been handed over`,
    todo: (w) => `If you did not get it, contact ${w.agency} at once.`,
  },
  'mandate-revoked': { title: () => 'The mandate was taken back: you can no longer see this case' },
  'remind-owed': {
    title: (w) => `Reminder: ${w.materials} for “${w.item}” must arrive by ${w.due}`,
    todo: () => 'If it does not come in time, this item ends. Online, at a counter or by post.',
  },
  'remind-supplement': {
    title: (w) => `Reminder: “${w.item}” waits for your papers`,
    todo: () => 'Until they are complete, the time has not begun to run.',
  },
  'remind-result': {
    title: (w) => `Reminder: the result of “${w.item}” has not been collected`,
    todo: (w) => `Please collect it at ${w.place} with your identity card.`,
  },
  'remind-appointment': {
    title: (w) => `Reminder: you have an appointment, ${w.slot}`,
    todo: (w) => `Where: ${w.place}. If you cannot come, please cancel, so that somebody else can.`,
  },
  'appointment-outside-hours': {
    title: (w) => `Your appointment on ${w.slot} needs another time`,
    todo: (w) =>
      `${w.place} changed its hours. Choose another time under “Appointments”; until you do, yours is kept.`,
  },
  'office-part-arrived': { title: (w) => `New: ${w.item}`, todo: () => 'Please receive it.' },
  'office-supplement-handed-in': {
    title: (w) => `Papers came in: ${w.item}`,
    todo: () => 'Please review them.',
  },
  'office-part-withdrawn': {
    title: (w) => `Taken back by the applicant: ${w.item}`,
    todo: () => 'Nothing more to do.',
  },
  'office-form-corrected': {
    title: (w) => `The applicant corrected the form: ${w.item}`,
    todo: () => 'Please compare before and after.',
  },
  'office-paper-on-its-way': {
    title: (w) => `Papers are on their way: ${w.item}`,
    todo: () => 'Please register them on arrival.',
  },
  'office-hand-over-disputed': {
    title: (w) => `A hand-over is disputed: ${w.item}`,
    todo: () => 'The bureau settles it.',
    detail: (w) => (w.reason === '' ? '' : `What is said: ${w.reason}`),
  },
  'office-dispute-settled': {
    title: (w) => `A hand-over dispute is settled: ${w.item}`,
    detail: (w) => (w.reason === '' ? '' : `Finding: ${w.reason}`),
  },
  'office-clock-ran-out': {
    title: (w) => `The ${w.clock} has run out: ${w.item}`,
    todo: (w) => (w.due === '' ? 'Please act at once.' : `It was ${w.due}. Please act at once.`),
  },
};

const messages: Readonly<Record<MessageCode, (w: Readonly<Record<string, string>>) => string>> = {
  'mandate-code': (w) =>
    `Your code is ${w['code'] ?? ''}, valid for ${w['minutes'] ?? ''} minutes. Whoever you tell it acts for you: ${w['helper'] ?? ''}, for “${w['thing'] ?? ''}”, until ${w['until'] ?? ''}. If you do not want that, tell nobody.`,
  'mandate-given': (w) =>
    `${w['helper'] ?? ''} may now act for you in “${w['thing'] ?? ''}” until ${w['until'] ?? ''}. You can take this back at any time: sign in, or come to a counter.`,
  'contact-set': () =>
    'News about your cases will come here. If you did not set this, ignore it or ask your nearest service centre.',
};

const steps: Readonly<Record<SpecialStepKind, string>> = {
  hearing: 'hearing',
  bidding: 'call for tenders',
  auction: 'auction',
  inspection: 'inspection',
  testing: 'testing',
  quarantine: 'quarantine inspection',
  appraisal: 'appraisal',
  'expert-review': 'expert review',
  'public-notice': 'public notice',
};

const clocks: Readonly<Record<ClockKind, string>> = {
  acceptance: 'time to accept',
  promised: 'promised date',
  statutory: 'legal time limit',
  joint: 'date for the whole matter',
  'special-step': 'time for a special step',
  issue: 'time to issue and deliver',
  owed: 'date for missing papers',
};

export const notices: typeof model = {
  codes,
  messages,
  steps,
  clocks,
  unknown: 'There is news: please look at the progress of your case.',
  joined: ', ',
  fen: (yuan) => `CNY ${yuan}`,
  signIn: 'Sign in to see more',
  plainSubject: 'About your cases',
  sender: '[Yici] ',
  subject: (title) => `[Yici] ${title}`,
  caseNumber: (number) => `Case ${number}`,
  mailFoot:
    'This mail was sent by a machine, please do not answer. To change the address or stop these mails, sign in and open “Messages” → “How we tell you”.',
  list: {
    title: 'My messages',
    nav: 'Messages',
    unread: (n) => `${n} unread`,
    none: 'No messages yet. When something happens to your cases, it is told here.',
    new: 'New',
    helping: (name) => `You help ${name}`,
    open: 'See the case',
    consent: 'Answer',
    contacts: 'How we tell you',
    contactsHint: 'Where SMS and mail go, and in which language.',
    bounced: (lane, to) =>
      lane === 'sms' ? `An SMS to ${to} did not arrive` : `A mail to ${to} did not arrive`,
    bouncedTodo: 'Please change the number or address. All messages are below, nothing is lost.',
    change: 'Change it',
  },
  contacts: {
    title: 'How we tell you',
    lead: 'Every message appears under “My messages”. Here you choose where else it goes.',
    phone: 'Mobile number',
    phoneHint: 'Left empty, the number given with the case is used.',
    mail: 'E-mail address',
    mailHint: 'We send one mail at once: please see whether it arrives.',
    ways: 'Besides “My messages”, tell me by',
    bySms: 'SMS',
    byMail: 'E-mail',
    language: 'Language of SMS and mail',
    languages: { 'zh-CN': '中文', en: 'English' },
    save: 'Save',
    saved: 'Saved. From now on messages go where you chose.',
    phoneWrong: 'This is not a mobile number: please enter 11 digits, like 13800000000.',
    mailWrong: 'This is not an e-mail address: please look before and after the @.',
    mailNeeded: 'You chose e-mail: please enter an address.',
    back: 'Back to my messages',
  },
  office: {
    title: 'Messages for your office',
    lead: 'What is new for your office: parts, papers handed in, withdrawals, corrections, clocks that ran out.',
    none: 'No notices.',
    seen: 'Mark all as seen',
    seenBy: 'Seen',
    columns: { what: 'What', number: 'Case number', when: 'When' },
  },
  bureau: {
    title: 'Messages that did not arrive',
    nav: 'Messages',
    lead: 'SMS, mail and agencies’ systems that in the end took no delivery. The person still sees each message in the app.',
    none: 'Everything has arrived.',
    lanes: 'Ways out',
    lane: { mail: 'Mail', sms: 'SMS', hook: (name) => `Agency system ${name}` },
    waiting: (n) => `${n} waiting`,
    oldest: (when) => `the oldest since ${when}`,
    stuck: (n) =>
      `${n} events could not be understood and became no messages. Please call whoever runs the system.`,
    columns: {
      lane: 'Way',
      to: 'To',
      number: 'Case number',
      error: 'What the other side said',
      when: 'Last try',
      tries: 'Tries',
    },
    retry: 'Send again',
    retried: 'Queued again; it goes out within seconds.',
    gone: 'This one is no longer on the list: somebody may just have sent it again.',
  },
  demo: {
    title: 'SMS and mail that would be sent',
    lead: 'The demo sends nothing. In a real city these would go to the numbers and addresses below.',
    none: 'Nothing yet.',
    status: {
      waiting: 'Waiting',
      sent: 'Sent (demo)',
      bounced: 'Not delivered',
      expired: 'Expired, not sent',
    },
    link: 'See the SMS and mail that would be sent',
  },
};
