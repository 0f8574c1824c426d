// What the thread is asked for. Only plain data goes between threads: a round as text, days as text.
import type { ReportDocument } from '#core/statistics/report/document.ts';
import type { ReportMaterial } from './assemble-input.ts';
import type { Medium } from './media.ts';

export type SentMaterial = Omit<ReportMaterial, 'round' | 'on'> & {
  /** `roundToJson`. */
  readonly round: string;
  readonly on: string;
};

export type ThreadTask =
  | { readonly kind: 'write'; readonly material: SentMaterial }
  | { readonly kind: 'file'; readonly report: ReportDocument; readonly medium: Medium };
