import type { afterwards as model } from '../zh-CN/afterwards.ts';

export const afterwards: typeof model = {
  again: {
    label: 'Reason for asking a second time',
    hint: 'Everything is to be asked at once. A second round is shown to the applicant and to supervision.',
    reasons: {
      'not-as-asked': 'What came is not what was asked for (only the same papers again)',
      'revealed-by-what-came': 'What came shows for the first time that something else is needed',
      'application-changed': 'The applicant has changed the application',
      'rules-changed': 'The rules changed after the application',
    },
  },
  heldBack:
    'The applicant does not see this yet: once all offices of this case have looked, everything goes out as one list, at the latest as offices close on the last working day of the time to tell.',
  supplement: {
    title: 'Hand in what is missing',
    intro: (n: number) =>
      n === 1
        ? 'Everything that is missing is listed here, once. When it is in, work goes on; you need not apply again.'
        : `Everything that ${n} offices miss is on this one list. When it is in, work goes on; you need not apply again.`,
    partAsks: (office: string) => `${office} asks for:`,
    partOwes: (office: string) => `You said you would bring to ${office}:`,
    again: (reason: string) => `This is a second request. Reason: ${reason}`,
    sharedHint: 'Several offices need it; one copy is enough',
    note: 'Anything to tell this office',
    noteHint: 'Optional, at most 500 characters',
    submit: 'Hand in to the offices',
    partly: (done: string, left: string) =>
      `Handed in for “${done}”. Something is still missing for “${left}”; see below.`,
    lacking: (names: string) =>
      `Still missing: ${names}. Choose the files again before sending; browsers do not remember them.`,
    nothing: 'Choose at least one file, or write a few words.',
  },
  withdraw: {
    link: 'Withdraw',
    linkCase: 'Withdraw everything',
    onePart: 'Withdraw only one part',
    linkPart: (item: string) => `Withdraw “${item}”`,
    title: 'Do you really want to withdraw?',
    whole: 'The whole case',
    effects: 'If you withdraw:',
    ends: (items: string) => `No longer handled: ${items}`,
    blocks: (items: string) => `Cannot go on either, because it waits for that result: ${items}`,
    stays: (items: string) => `Not affected, because it is decided: ${items}`,
    goesOn: (items: string) => `Goes on as before: ${items}`,
    fee: 'Fees already paid are not returned by themselves; please ask the office.',
    later:
      'If you want it after all, you can file again with what this case says; papers you gave need not be given again.',
    noUndo: 'A withdrawal cannot be undone.',
    reason: 'Why you withdraw',
    reasonHint: 'Optional',
    confirm: 'Withdraw',
    keep: 'Keep it, back to progress',
    done: 'Withdrawn.',
  },
  correct: {
    link: 'Correct a mistake',
    title: 'Correct a mistake',
    intro:
      'Only what can still be changed is listed. What a decision was made on, and what identifies you, cannot.',
    limits:
      'What would change the matters, the place that decides or the papers cannot be changed here: withdraw, change it and file again.',
    none: 'There is nothing left to correct: everything concerned is decided.',
    reason: 'Remark (optional)',
    submit: 'Send the correction',
    done: 'Corrected. The offices see what changed.',
    changed: 'Corrected by the applicant',
    change: (label: string, before: string, after: string) =>
      `${label}: “${before === '' ? 'empty' : before}” is now “${after === '' ? 'empty' : after}”`,
  },
  refile: {
    button: 'Change it and file again',
    hint: 'Opens a new form with your answers and the papers you gave; nothing to type or hand in twice. Change what needs changing, then submit.',
    identity: 'I have seen the applicant’s own identity card',
    identityNeeded: 'Check the applicant’s identity card first and tick the box.',
    of: 'Filed again; the case before is',
    as: 'Filed again as',
  },
  appeal: {
    title: 'If you do not agree',
    stated: 'The guide says:',
    notStated: 'Ways and time limits of an appeal: not stated in the guide.',
    askOffice: (office: string) =>
      `The office behind this result is ${office}. Ask there, or at a service centre near you.`,
  },
  post: {
    choose: 'By post to your door',
    chooseHint: 'Papers and cards go to the address you give; you see the parcel number once it is sent.',
    address: 'Address for the parcel',
    addressHint: 'Only needed if you choose the post.',
    receiver: 'Name of the receiver',
    phone: 'Telephone of the receiver',
    where: 'Full address',
    send: 'Send the result',
    sendTo: 'Goes to',
    carrier: 'Carrier',
    parcel: 'Parcel number',
    sent: 'Sent',
    parcelIs: (proof: string) => `Sent: ${proof}`,
  },
  fee: {
    due: (yuan: string) => `Fee due: ${yuan} yuan`,
    paid: (yuan: string) => `Fee paid: ${yuan} yuan`,
    basis: (basis: string) => `Basis: ${basis}`,
    before: 'The result can be made once the fee is paid.',
    pay: 'Pay now',
    atOffice: 'You cannot pay online here yet; please pay at the office.',
    done: 'Paid, and noted on this case.',
  },
  demoPay: {
    title: 'Demo payment',
    warning: 'This is a demo; no money moves. A real platform sends you to a bank or payment provider.',
    purpose: 'For',
    amount: 'Amount',
    yuan: (amount: string) => `${amount} yuan`,
    pay: 'Demo: payment succeeds',
    cancel: 'Do not pay, back to the case',
  },
  more: 'Look up and change',
};
