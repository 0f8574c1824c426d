// A report as a file, made beside the server: one at a time, the last few kept, because the same is asked for again.
import { Worker } from 'node:worker_threads';
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { ReportDocument } from '#core/statistics/report/document.ts';
import type { Medium } from './media.ts';

const KEPT = 12;
const LONGEST = 60_000;

const kept = new Map<string, Promise<Uint8Array>>();
let last: Promise<unknown> = Promise.resolve();

/** The bytes; the same document in the same medium is made once. Throws when the thread fails or takes a minute. */
export function renderFile(report: ReportDocument, medium: Medium): Promise<Uint8Array> {
  const key = `${medium}:${sha256Hex(canonicalJson(asJson(report)))}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = last.then(() => renderInThread(report, medium));
  // The next waits for this one, whether it succeeds or not.
  last = made.catch(() => undefined);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old);
  return made;
}

function renderInThread(report: ReportDocument, medium: Medium): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      workerData: { report, medium },
    });
    const timer = setTimeout(() => {
      reject(new Error(`a report took over ${LONGEST} ms as ${medium}`));
      void worker.terminate();
    }, LONGEST);
    worker.on('message', (bytes: unknown) => {
      if (bytes instanceof Uint8Array) resolve(bytes);
      else reject(new Error('the thread answered something else than bytes'));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread ended without an answer'));
    });
  });
}

function asJson(report: ReportDocument): Json {
  const json: Json = JSON.parse(JSON.stringify(report));
  return json;
}
