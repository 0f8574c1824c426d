// What the thread is asked for. Only plain data goes between threads.
import type { PacketContent, PublicFeedback } from '#core/consultation/packet/packet-content.ts';
import type { Medium } from '../../costs/report/media.ts';
import type { BundleInput } from './bundle.ts';

/** The reports and the feedback table, each in three media. */
export const REPORT_PIECES = ['public-report', 'expert-report', 'feedback'] as const;
export type ReportPiece = (typeof REPORT_PIECES)[number];

export type PacketTask =
  | {
      readonly kind: 'report';
      readonly piece: ReportPiece;
      readonly medium: Medium;
      readonly content: PacketContent;
    }
  | { readonly kind: 'published'; readonly medium: Medium; readonly feedback: PublicFeedback }
  | { readonly kind: 'plan'; readonly content: PacketContent }
  /** All replies of one form in one file, or one alone. */
  | {
      readonly kind: 'replies';
      readonly content: PacketContent;
      readonly which: 'letters' | 'proposals' | number;
    }
  | { readonly kind: 'bundle'; readonly input: BundleInput };
