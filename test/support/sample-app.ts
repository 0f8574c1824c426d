// An App over the real catalogue and reference data, a database of its own, a folder for files, and a clock that stands
// still until told. Ids and draws are counted, not random, so that a failing run can be read again.
import { randomInt, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '#base/assert.ts';
import type { App } from '#app/app.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { makeSortingBook } from '#app/sorting-book.ts';
import { loadCatalogue } from '#connectors/catalogue-files/load.ts';
import { loadLinearSolver } from '#connectors/linear-solver/highs.ts';
import { openFolderStore } from '#connectors/file-store/folder-store.ts';
import { readPicture } from '#connectors/ocr/read-picture.ts';
import { openSegmenter } from '#connectors/segmenter/jieba.ts';
import { readWordDocument } from '#connectors/word-document/read-word-document.ts';
import { readWorkbook } from '#connectors/workbook/read-workbook.ts';
import { loadReference, type Reference } from '#connectors/reference-data/load.ts';
import { openLedgerBook } from '#store/consultation-ledgers.ts';
import { openPool } from '#store/pool.ts';
import { testDatabase } from './database.ts';

export type SampleApp = {
  readonly app: App;
  /** Where its database and its files are, for a second process on the same. */
  readonly place: { readonly url: string; readonly folder: string };
  /** Sets the clock. */
  readonly at: (instant: string) => void;
  /** Closes the database and removes the files; call it in `after`. */
  readonly drop: () => Promise<void>;
};

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const CATALOGUE = fileURLToPath(new URL('../../catalogue', import.meta.url));

type Known = Reference &
  Pick<
    App,
    'catalogue' | 'plans' | 'solveLinear' | 'readWorkbook' | 'readDocument' | 'readPicture' | 'sorting'
  >;
let known: Promise<Known> | undefined;

/** The day all scenarios begin: a Monday, 2026-11-23, nine o'clock in the city. */
export const START = '2026-11-23T01:00:00Z';

export async function sampleApp(): Promise<SampleApp> {
  known ??= loadKnown();
  const [reference, database] = await Promise.all([known, testDatabase()]);
  const folder = mkdtempSync(join(tmpdir(), 'yici-test-files-'));
  let now = Temporal.Instant.from(START);
  let drawn = 0;
  return {
    app: {
      ...reference,
      pool: database.pool,
      ledgers: openLedgerBook(database.pool),
      files: openFolderStore(folder),
      now: () => now,
      newId: countedId,
      randomBelow: (below) => (drawn += 1) % below,
      allowSample: true,
    },
    place: { url: database.url, folder },
    at: (instant) => {
      now = Temporal.Instant.from(instant);
    },
    drop: async () => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same over a database and a folder that are there already, with the ids and draws of a real process. */
export async function sampleAppAt({ url, folder }: SampleApp['place']): Promise<App> {
  const pool = openPool({ url });
  return {
    ...(await loadKnown()),
    pool,
    ledgers: openLedgerBook(pool),
    files: openFolderStore(folder),
    now: () => Temporal.Instant.from(START),
    newId: () => randomUUIDv7(),
    randomBelow: (below) => randomInt(below),
    allowSample: true,
  };
}

async function loadKnown(): Promise<Known> {
  const { catalogue } = await loadCatalogue(CATALOGUE);
  assert(catalogue, 'the catalogue can be read');
  const reference = loadReference(DATA);
  const solveLinear = await loadLinearSolver();
  return {
    ...reference,
    catalogue,
    plans: makePlanBook(catalogue, reference.law),
    solveLinear,
    readWorkbook,
    readDocument: readWordDocument,
    readPicture,
    sorting: makeSortingBook({ openSegmenter }),
  };
}

let ids = 0;

/** A UUID of version 7 that counts up. */
export function countedId(): string {
  ids += 1;
  return `0199a000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
}
