import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Consultation } from '../consultation.ts';
import { foldLedger } from '../fold/fold-ledger.ts';
import { isDivisionCode } from '#core/divisions/division.ts';
import { isConsultationId, isContributorId, nthSubmission, type ContributorId } from '../ids.ts';
import { EMPTY_LEDGER, type Ledger } from '../ledger.ts';
import { checkCounts } from '../counts.ts';
import type { LedgerEvent, LedgerHappening } from '../events.ts';
import { decideImport, importedBefore, meaningsTold, type ImportCommand } from './import-opinions.ts';
import type { OpinionTable } from './opinion-table.ts';
import { proposeMapping, COLUMN_FIELDS } from './propose-mapping.ts';
import { countRows, readOpinions, type ImportSettings } from './read-opinions.ts';
import { LONGEST_TEXT } from './intake-text.ts';
import { decideReceive, type Intake } from './receive.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const TODAY = Temporal.PlainDate.from('2026-11-23');
const CONSULTATION_ID = 'test-round';
const CITY = '430400000000';
assert.ok(isConsultationId(CONSULTATION_ID) && isDivisionCode(CITY));
const CONSULTATION: Consultation = {
  id: CONSULTATION_ID,
  division: CITY,
  title: '',
  planTitle: '',
  office: '',
  mark: 'sample',
  note: '',
  opened: TODAY,
  topics: [],
  departments: [],
  channels: ['letter'],
  problemGrades: [],
  synonyms: [],
  lexicon: [],
  reasonRequired: true,
  voting: false,
  classes: [{ id: 'resident', name: '群众', group: 'public' }],
  affectedGroups: [{ id: 'farmers', name: '农民', source: '' }],
  districts: [],
  outcomeWords: [{ word: '采纳', text: 'adopted' }],
};
const SETTINGS: ImportSettings = {
  channel: 'message-board',
  unreadableDates: 'refuse',
  copies: 'fold',
  leaveOut: new Set(),
};

const TABLE = tableOf([
  ['留言汇总表'],
  ['序号', '姓名', '身份', '意见内容', '提交日期', '采纳情况', '理由', '备注'],
  ['1', '何某', '群众', '请把老街修好。', '2026-10-01', '采纳', '', ''],
  ['2', '', '', '请把老街修好！', '2026/10/02', '采纳', '', '电话'],
  ['3', '李某', '个体户', '請把公園的燈修好', '', '已转办', '正在研究', ''],
  ['', '', '', '', '', '', '', ''],
  ['4', '王某', '', '', '2026-10-03', '', '', '只有备注'],
  ['5', '赵某', '', '增加公交', '下周', '', '', ''],
  ['6', '钱某', '', '路'.repeat(LONGEST_TEXT + 1), '', '', '', ''],
  ['7', '', '', '=1+1 元', '', '', '', ''],
]);

test('every row of a table has its fate, and read = taken + copies + refused', () => {
  const { rows, unknownWords } = readOpinions(known(EMPTY_LEDGER), TABLE, proposeMapping(TABLE), SETTINGS);
  assert.deepEqual(
    rows.map((fate) => [
      fate.row,
      fate.kind,
      fate.kind === 'refused' ? fate.code : fate.kind === 'copy' ? fate.of : '',
    ]),
    [
      [3, 'taken', ''],
      [4, 'copy', { row: 3 }],
      [5, 'taken', ''],
      [7, 'refused', 'empty'],
      [8, 'refused', 'date-unreadable'],
      [9, 'refused', 'too-long'],
      [10, 'taken', ''],
    ],
  );
  assert.deepEqual(countRows(rows), { read: 7, taken: 3, copies: 1, refused: 3 });
  assert.deepEqual(unknownWords, [{ word: '已转办', rows: 1 }], 'asked for, never guessed');
});

test('an import keeps the words of others as written, folds copies as voices, and never writes a name into the journal', () => {
  const after = imported(EMPTY_LEDGER, TABLE);
  const [first, copy, third] = after.ledger.submissions.values();
  assert.equal(third?.text, '請把公園的燈修好', 'traditional script stays');
  assert.deepEqual(third?.published, {
    title: 'f.xlsx',
    outcome: { words: '已转办', basis: 'read' },
    reason: '正在研究',
    note: undefined,
  });
  assert.equal(copy?.copyOf, first?.number);
  assert.equal(first?.contributor.identityClass, 'resident');
  assert.equal(third?.contributor.identityClass, undefined, 'a class nobody configured is not guessed');
  assert.deepEqual(
    after.contributors.map(({ name }) => name),
    ['何某', '李某（个体户）'],
  );
  const journal = JSON.stringify(after.events);
  for (const name of ['何某', '李某', '个体户', '王某', '赵某', '钱某'])
    assert.ok(!journal.includes(name), name);
  assert.equal(
    new Set([...after.ledger.submissions.values()].map(({ contributor }) => contributor.id)).size,
    4,
  );
});

test('the same file is refused whole; a corrected one brings only what is new when copies are left out', () => {
  const { ledger } = imported(EMPTY_LEDGER, TABLE);
  const again = decideImport(at(ledger), command(TABLE, 'a'));
  assert.deepEqual(again, {
    ok: false,
    error: { code: 'file-imported-before', params: { name: 'f.xlsx', date: '2026-11-23' } },
  });
  const corrected = tableOf([['意见'], ['请把老街修好。'], ['增加公交']]);
  const rows = readOpinions(known(ledger), corrected, proposeMapping(corrected), {
    ...SETTINGS,
    copies: 'leave-out',
  });
  assert.deepEqual(countRows(rows.rows), { read: 2, taken: 1, copies: 0, refused: 1 });
});

test('another sheet of the same file is another import; the same sheet is refused', () => {
  const first = { ...command(TABLE, 'a'), file: { name: 'f.xlsx', sha256: 'x', sheet: 1 } };
  const taken = decideImport(at(EMPTY_LEDGER), first);
  assert.ok(taken.ok);
  const ledger = foldLedger(eventsOf(EMPTY_LEDGER, taken.value.happenings));
  const second = {
    ...first,
    table: tableOf([['意见'], ['多种树']]),
    mapping: { heading: 0, fields: ['text'] as const },
  };
  assert.equal(decideImport(at(ledger), second).ok, false);
  assert.ok(decideImport(at(ledger), { ...second, file: { ...first.file, sheet: 2 } }).ok);
  const unsaid = foldLedger(
    eventsOf(
      EMPTY_LEDGER,
      taken.value.happenings.map((each) =>
        each.type === 'file-imported' ? { ...each, sheet: undefined } : each,
      ),
    ),
  );
  assert.equal(
    importedBefore(unsaid, { sha256: 'x', sheet: 2 })?.number,
    1,
    'where none was written it may have been any',
  );
});

test('what a person says an unknown outcome word means is kept with the import; what nobody says stays as written', () => {
  const table = tableOf([
    ['意见', '采纳情况'],
    ['修路', '基本采纳'],
    ['建桥', '已转办'],
    ['种树', '采纳'],
  ]);
  const mapping = { heading: 0, fields: ['text', 'outcome'] as const };
  const meanings = new Map([
    ['基本采纳', { text: 'partly' as const, problem: 'B' }],
    ['采纳', { text: 'declined' as const }],
  ]);
  const decided = decideImport(at(EMPTY_LEDGER), {
    ...command(table, 'a'),
    mapping,
    settings: { ...SETTINGS, meanings },
  });
  assert.ok(decided.ok);
  const [account] = decided.value.happenings;
  assert.ok(account?.type === 'file-imported');
  assert.deepEqual(meaningsTold(account.mapping), [
    { word: '基本采纳', text: 'partly', problem: 'B' },
    { word: '已转办', text: undefined, problem: undefined },
  ]);
  assert.equal(account.mapping['“已转办”'], 'as-written');
});

test('a questionnaire with several answers becomes one submission with a point for each', () => {
  const table = tableOf([
    ['您最关心什么', '您的建议'],
    ['就医', '社区要有药房'],
    ['', '多种树'],
  ]);
  const mapping = { heading: 0, fields: ['question', 'question'] as const };
  const { ledger } = imported(EMPTY_LEDGER, table, mapping);
  assert.deepEqual(
    [...ledger.points.values()]
      .toSorted((a, b) => a.id.localeCompare(b.id))
      .map(({ id, text }) => [id, text]),
    [
      ['1-2', '【您最关心什么】就医'],
      ['1-3', '【您的建议】社区要有药房'],
      ['2-1', '【您的建议】多种树'],
    ],
  );
  for (const { submission, text, quote } of ledger.points.values()) {
    assert.equal(ledger.submissions.get(submission)?.text.slice(quote?.from, quote?.to), text);
  }
});

const CELL = fc.oneof(
  fc.constantFrom('', ' ', '采纳', '修路', '修 路。', '修桥', '2026-01-01', '13/13', '=1', '群众', '何某'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

test('whatever a table holds and however it is mapped: rows read are conserved, in the preview and in the journal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(CELL, { maxLength: 4 }), { maxLength: 14 }),
      fc.array(fc.constantFrom(...COLUMN_FIELDS), { minLength: 4, maxLength: 4 }),
      fc.record({
        copies: fc.constantFrom('fold', 'leave-out'),
        unreadableDates: fc.constantFrom('refuse', 'note'),
      }),
      fc.integer({ min: -1, max: 2 }),
      (cells, fields, chosen, heading) => {
        const table = tableOf(cells);
        const mapping = { heading, fields };
        const settings = { ...SETTINGS, ...chosen, leaveOut: new Set([2]) };
        const { rows } = readOpinions(known(EMPTY_LEDGER), table, mapping, settings);
        const counts = countRows(rows);
        const written = cells
          .slice(heading + 1)
          .filter((row) => row.some((cell) => cell.trim() !== '')).length;
        assert.equal(counts.read, written);
        assert.equal(counts.read, counts.taken + counts.copies + counts.refused);
        const decided = decideImport(at(EMPTY_LEDGER), { ...command(table, 'a'), mapping, settings });
        assert.ok(decided.ok);
        const ledger = fold(EMPTY_LEDGER, decided.value.happenings);
        assert.equal(ledger.submissions.size, counts.taken + counts.copies);
        assert.equal(
          [...ledger.submissions.values()].filter(({ copyOf }) => copyOf !== undefined).length,
          counts.copies,
        );
        assert.deepEqual(checkCounts(ledger), []);
      },
    ),
    { seed: 20_261_123, numRuns: 300 },
  );
});

const INTAKE: Intake = {
  channel: 'letter',
  sender: {
    kind: 'new',
    id: id(1),
    name: '何某',
    contact: '1',
    groups: ['farmers', 'nobody'],
    identityClass: 'emperor',
  },
  text: ' 修路 \r\n修桥 ',
  files: [],
  consent: { text: 'yes', name: 'not-asked' },
  formKey: 'k',
};

test('what nobody configured is not kept of a sender; his name is beside the journal', () => {
  const decided = decideReceive({ consultation: CONSULTATION, ledger: EMPTY_LEDGER, today: TODAY }, INTAKE);
  assert.ok(decided.ok);
  assert.deepEqual(decided.value.contributors, [
    { id: id(1), name: '何某', contact: '1', address: undefined, citizenNumber: undefined },
  ]);
  const [event] = decided.value.happenings;
  assert.ok(event?.type === 'submission-received' && event.text === '修路 \n修桥');
  assert.deepEqual(event.contributor, {
    id: id(1),
    identityClass: undefined,
    groups: ['farmers'],
    district: undefined,
  });
  assert.ok(!JSON.stringify(decided.value.happenings).includes('何某'));
});

test('empty, too long, from the future, a file that came before, no such person: each is refused with its own code', () => {
  const file = { file: 'f', name: 'a.jpg', sha256: 'x', type: 'image/jpeg', size: 1 };
  const ledger = fold(EMPTY_LEDGER, happeningsOf(EMPTY_LEDGER, { ...INTAKE, files: [file] }));
  const cases: readonly (readonly [string, Partial<Intake>])[] = [
    ['submission-empty', { text: ' \n ' }],
    ['text-too-long', { text: '路'.repeat(LONGEST_TEXT + 1) }],
    ['date-to-come', { receivedOn: '2026-11-24' }],
    ['date-unreadable', { receivedOn: '2026-02-30' }],
    ['file-received-before', { files: [file] }],
    ['submission-not-found', { sender: { kind: 'same-as', submission: nthSubmission(9) } }],
  ];
  for (const [code, changed] of cases) {
    const decided = decideReceive(
      { consultation: CONSULTATION, ledger, today: TODAY },
      { ...INTAKE, formKey: 'other', ...changed },
    );
    assert.equal(decided.ok ? 'taken' : decided.error.code, code);
  }
  const known = decideReceive(
    { consultation: CONSULTATION, ledger, today: TODAY },
    { ...INTAKE, formKey: 'o', files: [file], sameFilesKnown: true },
  );
  assert.ok(known.ok, 'told, and taken all the same');
});

test('the same form sent twice is one submission', () => {
  const ledger = fold(EMPTY_LEDGER, happeningsOf(EMPTY_LEDGER, INTAKE));
  assert.deepEqual(happeningsOf(ledger, INTAKE), []);
});

function happeningsOf(ledger: Ledger, intake: Intake): readonly LedgerHappening[] {
  const decided = decideReceive({ consultation: CONSULTATION, ledger, today: TODAY }, intake);
  assert.ok(decided.ok);
  return decided.value.happenings;
}

function imported(ledger: Ledger, table: OpinionTable, mapping = proposeMapping(table)) {
  const decided = decideImport(at(ledger), { ...command(table, 'a'), mapping });
  assert.ok(decided.ok);
  const events = eventsOf(ledger, decided.value.happenings);
  return { ledger: foldLedger(events, ledger), events, contributors: decided.value.contributors };
}

function command(table: OpinionTable, sha256: string): ImportCommand {
  return {
    file: { name: 'f.xlsx', sha256 },
    table,
    mapping: proposeMapping(table),
    settings: SETTINGS,
    ids: table.rows.map((_, nth) => id(nth + 1)),
  };
}

function fold(ledger: Ledger, happenings: readonly LedgerHappening[]): Ledger {
  return foldLedger(eventsOf(ledger, happenings), ledger);
}

function eventsOf(ledger: Ledger, happenings: readonly LedgerHappening[]): readonly LedgerEvent[] {
  const by = { kind: 'planner', person: 'p', name: '周', head: false } as const;
  return happenings.map((happening, nth) => ({ ...happening, seq: ledger.seq + nth + 1, at: NOW, by }));
}

function at(ledger: Ledger) {
  return { consultation: CONSULTATION, ledger, now: NOW };
}

function known(ledger: Ledger) {
  return { consultation: CONSULTATION, ledger, today: TODAY };
}

function id(nth: number): ContributorId {
  const text = `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
  assert.ok(isContributorId(text));
  return text;
}

function tableOf(rows: readonly (readonly string[])[]): OpinionTable {
  return { name: '', rows: rows.map((row) => row.map((text) => ({ text }))), outside: [] };
}
