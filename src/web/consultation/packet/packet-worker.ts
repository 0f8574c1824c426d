// The thread itself: sets one piece of a packet as a file.
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '#base/assert.ts';
import type { ReportDocument } from '#core/statistics/report/document.ts';
import type { PacketContent } from '#core/consultation/packet/packet-content.ts';
import type { Medium } from '../../costs/report/media.ts';
import { renderDocx } from '../../costs/report/render-docx.ts';
import { renderPdf } from '../../costs/report/render-pdf.ts';
import { renderXlsx } from '../../costs/report/render-xlsx.ts';
import { adoptionReport } from './adoption-report.ts';
import { makeBundle } from './bundle.ts';
import { feedbackDocument } from './feedback-document.ts';
import { fixedOffice } from './fixed-zip.ts';
import type { PacketTask, ReportPiece } from './packet-task.ts';
import { renderReplies } from './replies-docx.ts';
import { allReplies } from './reply-letters.ts';
import { renderTracked } from './tracked-docx.ts';

const RENDER = { docx: renderDocx, pdf: renderPdf, xlsx: renderXlsx } as const satisfies Record<
  Medium,
  unknown
>;

const given: unknown = workerData;
assert(isTask(given), 'a task');
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(await made(given));

async function made(task: PacketTask): Promise<Uint8Array> {
  switch (task.kind) {
    case 'report':
      return RENDER[task.medium](reportOf(task.content, task.piece));
    case 'published':
      return RENDER[task.medium](feedbackDocument(task.feedback));
    case 'plan': {
      const { tracked, head } = task.content;
      assert(tracked, 'two versions to compare');
      return fixedOffice(await renderTracked(tracked, head), head.at);
    }
    case 'replies': {
      const { which, content } = task;
      const replies = allReplies(content).filter(({ form, submission }) =>
        typeof which === 'number' ? submission === which : (form === 'letter') === (which === 'letters'),
      );
      return fixedOffice(await renderReplies(replies, content.head.planTitle), content.head.at);
    }
    default:
      return makeBundle(task.input);
  }
}

function reportOf(content: PacketContent, piece: ReportPiece): ReportDocument {
  if (piece === 'feedback') return feedbackDocument(content.public);
  return adoptionReport(content, piece === 'public-report' ? 'public' : 'expert');
}

/** Only our own server starts this thread. */
function isTask(value: unknown): value is PacketTask {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
