import type { consultationProcedure as zh } from '../zh-CN/consultation-procedure.ts';

export const consultationProcedure: typeof zh = {
  steps: {
    'expert-review-held': 'Expert review held',
    'risk-assessed': 'Risks assessed',
    'legality-review-begun': 'Sent to legality review',
    'legality-review-ended': 'Legality review ended',
    'submitted-to-meeting': 'Submitted to the meeting',
    'plan-issued': 'Plan issued',
    'plan-published': 'Plan published',
    'mid-term-evaluation': 'Mid-term evaluation begun',
    'final-evaluation': 'Final evaluation begun',
  },
  toClocks: 'See the time limits',
  notices: 'Open for comment',
  noNotice: 'Not open for comment yet.',
  notice: (nth, from, to) => `Version ${nth}: ${from} to ${to}`,
  counted: (firstDayIn, firstDayOut) =>
    `${firstDayIn} days with the first, ${firstDayOut} without it (Civil Code art. 201). Which holds for Decree 713 is not established.`,
  shortBecause: (reason) => `Why fewer than thirty days: ${reason}`,
  headOpens: 'The head of the planning office opens a draft for comment.',
  open: 'Open for comment',
  version: 'Version',
  from: 'From',
  to: 'to',
  shortReason: 'If fewer than thirty days: why (Decree 713, art. 15)',
  milestones: 'Steps taken',
  noMilestone: 'None recorded.',
  step: 'Step',
  on: 'Day',
  note: 'Note',
  save: 'Record',
};
