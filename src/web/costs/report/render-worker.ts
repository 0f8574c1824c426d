// A thread of its own for files: a report takes from half a second to several, and nobody else's page may wait for it.
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '#base/assert.ts';
import { parseReportDocument } from '#core/statistics/report/parse-document.ts';
import { renderDocx } from './render-docx.ts';
import { isMedium, type Medium } from './media.ts';
import { renderPdf } from './render-pdf.ts';
import { renderXlsx } from './render-xlsx.ts';

const RENDER = { docx: renderDocx, pdf: renderPdf, xlsx: renderXlsx } as const satisfies Record<
  Medium,
  unknown
>;

const given: unknown = workerData;
assert(
  typeof given === 'object' && given !== null && 'report' in given && 'medium' in given,
  'what to render',
);
const report = parseReportDocument(given.report);
assert(
  report !== undefined && typeof given.medium === 'string' && isMedium(given.medium),
  'a report and a medium',
);
const bytes = await RENDER[given.medium](report);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(bytes);
