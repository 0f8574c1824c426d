// Words that no Word file can hold, typed by somebody who speaks: the files of a packet open all the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { loadConsultations } from '#connectors/consultation-files/load.ts';
import type { LedgerHappening } from '#core/consultation/events.ts';
import { isClauseId, nthDemand } from '#core/consultation/ids.ts';
import { EMPTY_LEDGER } from '#core/consultation/ledger.ts';
import { composePacket } from '#core/consultation/packet/compose-packet.ts';
import { makeBundle } from '#web/consultation/packet/bundle.ts';
import { after as happened, said } from '../support/random-ledger.ts';

const [consultation] = loadConsultations(
  fileURLToPath(new URL('../../data/consultations', import.meta.url)),
).consultations.values();
assert.ok(consultation);
const set = consultation;
const clause = 'c1';
assert.ok(isClauseId(clause));
const clauses = [{ id: clause, kind: 'item' as const, no: '1.', text: '建好园区。' }];
const HOSTILE = '甲\u0001乙\u000B丙\uFFFE丁\u202E戊<script>&"己=HYPERLINK("x")';
/** What stands between two letters that are written as one file. */
const BETWEEN = '\uE000\uE001';

const HAPPENED: readonly LedgerHappening[] = [
  { type: 'plan-version-opened', nth: 1, stage: 'for-comment', title: HOSTILE, clauses },
  { type: 'plan-version-sealed', nth: 1 },
  { type: 'notice-opened', nth: 1, from: '2026-11-02', to: '2026-12-02' },
  said(HOSTILE, 1),
  said(BETWEEN, 2, { channel: 'letter' }),
  said('=1+1', 3, { channel: 'deputy', proposalNumber: HOSTILE }),
  { type: 'plan-version-opened', nth: 2, stage: 'for-review', title: HOSTILE, clauses },
  { type: 'clause-changed', nth: 2, clause, text: HOSTILE, because: [nthDemand(1)] },
  {
    type: 'demand-disposed',
    demand: nthDemand(1),
    outcome: 'adopted',
    reason: HOSTILE,
    links: [{ kind: 'text', clause, from: 1, to: 2, deleted: '', inserted: HOSTILE }],
  },
];
const INVALID = /[\p{Cc}--[\t\n\r\u007F-\u009F]]|[\uFFFE\uFFFF]/v;

test('every part of every file of a packet is valid XML, has no formula, and no letter is lost', async () => {
  const ledger = happened(EMPTY_LEDGER, HAPPENED);
  const content = composePacket(ledger, set, new Map([[1, HOSTILE]]));
  const files = Object.entries(unzipSync(await makeBundle({ content, number: 1, journal: '' })));
  const office = files.filter(([name]) => /\.(?:docx|xlsx)$/.test(name));
  assert.equal(office.filter(([name]) => /第\d{4}件\.docx$/.test(name)).length, 3, 'a reply to each');
  for (const [name, bytes] of office) {
    for (const [part, xml] of Object.entries(unzipSync(bytes))) {
      assert.doesNotMatch(strFromU8(xml), INVALID, `${name} ${part}`);
      if (part.startsWith('xl/')) assert.doesNotMatch(strFromU8(xml), /<f[ >]/, `${name} ${part}`);
    }
  }
});
