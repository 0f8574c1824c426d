import type { consultation as zh } from '../zh-CN/consultation.ts';

export const consultation: typeof zh = {
  title: 'Open-door planning',
  menuLabel: 'Pages of this consultation',
  sample:
    'Sample: the opinions are taken from public papers of many places; the plan and the meeting are constructed. None of it is Hengyang’s.',
  menu: {
    home: 'Overview',
    intake: 'Take in',
    meetings: 'Meetings',
    submissions: 'Submissions',
    demands: 'Demands',
    copies: 'Copies',
    sorting: 'Sort',
    dispatch: 'Dispatch',
    disposition: 'Decide',
    plan: 'The plan',
    ledger: 'Side by side',
    clocks: 'Time limits',
    coverage: 'Who was silent',
    commitments: 'Commitments',
    statements: 'Statements',
    packet: 'Packet',
    journal: 'Journal',
    study: 'Sent to us',
  },
};
