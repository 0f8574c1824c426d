// What the forms about papers hold: read once, given back when the act was refused.
import type { ReceivedForm } from '#app/visit.ts';
import { fieldOf } from '../form/read-form.ts';

export const PAPER_FORMS = ['send-paper', 'take-paper', 'dispute'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

/** As typed; empty where nothing was. */
export type PaperTyped = {
  readonly act: PaperForm;
  readonly version: string;
  readonly to: string;
  readonly contents: string;
  readonly carrier: string;
  readonly parcel: string;
  readonly leg: string;
  readonly outcome: string;
  readonly note: string;
  readonly reason: string;
};

/** What was posted; `undefined` where it names no act of papers. */
export function typedPaper(form: ReceivedForm): PaperTyped | undefined {
  const act = PAPER_FORMS.find((each) => each === fieldOf(form, 'act'));
  if (act === undefined) return undefined;
  const of = (name: string): string => (fieldOf(form, name) ?? '').trim();
  return {
    act,
    version: of('version'),
    to: of('to'),
    contents: of('contents'),
    carrier: of('carrier'),
    parcel: of('parcel'),
    leg: of('leg'),
    outcome: of('outcome'),
    note: of('note'),
    reason: of('reason'),
  };
}
