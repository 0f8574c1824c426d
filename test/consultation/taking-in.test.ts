// Taking in, over a real database: once for each form, files with the desk alone, names beside the journal, tables of three kinds.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import writeExcel from 'write-excel-file/node';
import type { App } from '#app/app.ts';
import { recordSpeechConfirmed } from '#app/confirm-speech.ts';
import { followHash, newFormKey } from '#app/follow-code.ts';
import { importOpinions, keepImportFile, keptImportFile, readOpinionTables } from '#app/import-opinions.ts';
import { keepFilesForIntake, opinionFileFor } from '#app/opinion-files.ts';
import { planConsultationMeeting, recordPapersSent } from '#app/plan-meeting.ts';
import { receiveSubmission, type ReceiveSubmission } from '#app/receive-submission.ts';
import { recordConsentToPublish } from '#app/record-consent-to-publish.ts';
import { mayPublishName, mayPublishText } from '#core/consultation/intake/attribution.ts';
import { proposeMapping } from '#core/consultation/intake/propose-mapping.ts';
import type { ImportSettings } from '#core/consultation/intake/read-opinions.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, handlerOf, planner } from '../support/sample-people.ts';

let sample: SampleApp;
let app: App;
before(async () => {
  sample = await sampleApp();
  ({ app } = sample);
});
after(() => sample.drop());

const DESK = planner();
const ID = 'open-door-sample';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function letter(more: Partial<ReceiveSubmission> = {}): ReceiveSubmission {
  return {
    consultation: ID,
    by: 'desk',
    channel: 'letter',
    sender: { kind: 'new', name: '何秀珍', contact: '13900000000', address: '雁峰区一号', groups: [] },
    text: '请把老街的路修好。',
    files: [],
    consent: { text: 'yes', name: 'no' },
    formKey: newFormKey(app),
    ...more,
  };
}

async function taken(command: ReceiveSubmission) {
  const outcome = await receiveSubmission(app, DESK, command);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.error.code);
  return outcome.value;
}

test('a form sent twice, or twice at once, is one submission with one code, of which the journal has only the hash', async () => {
  const command = letter();
  const [one, two] = await Promise.all([taken(command), taken(command)]);
  assert.equal(one.number, two.number);
  assert.equal(one.followCode, two.followCode);
  assert.match(one.followCode, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  const kept = one.changed.ledger.submissions.get(one.number);
  assert.equal(kept?.followHash, followHash(one.followCode.toLowerCase().replaceAll('-', ' ')));
  assert.ok(!(await journal()).includes(command.formKey), 'from the key the code could be made');
});

test('a file that came before is told with its submission, and taken when the person says so', async () => {
  const file = { name: '来信.png', bytes: PNG };
  const first = await taken(letter({ files: [file] }));
  const again = await receiveSubmission(
    app,
    DESK,
    letter({ text: '另一封', files: [{ ...file, name: '又一封.png' }] }),
  );
  assert.ok(!again.ok);
  assert.deepEqual(again.error, {
    code: 'file-received-before',
    params: { name: '又一封.png', number: first.number },
  });
  await taken(letter({ text: '另一封', files: [file], sameFilesKnown: true }));
  const hash = first.changed.ledger.submissions.get(first.number)?.files[0]?.sha256 ?? '';
  assert.equal((await opinionFileFor(app, DESK, { consultation: ID, hash }))?.type, 'image/png');
  assert.equal(await opinionFileFor(app, handlerOf('gxj'), { consultation: ID, hash }), undefined);
  const rubbish = await keepFilesForIntake(app, DESK, {
    consultation: ID,
    files: [{ name: 'a.png', bytes: Buffer.from('MZ') }],
  });
  assert.ok(!rubbish.ok && rubbish.error.code === 'file-type-mismatch');
});

test('by the public form the sender himself is in the journal, and he can be nobody else', async () => {
  const outcome = await receiveSubmission(app, { role: 'visitor' }, letter({ by: 'sender', channel: 'web' }));
  assert.ok(outcome.ok);
  const kept = outcome.value.changed.ledger.submissions.get(outcome.value.number);
  assert.deepEqual(kept?.by, { kind: 'contributor', contributor: kept?.contributor.id });
  const posing = letter({ by: 'sender', sender: { kind: 'same-as', submission: outcome.value.number } });
  const refused = await receiveSubmission(app, { role: 'visitor' }, posing);
  assert.ok(!refused.ok && refused.error.code === 'not-found');
  const desk = await receiveSubmission(app, { role: 'visitor' }, letter());
  assert.ok(!desk.ok && desk.error.code === 'not-found');
});

test('who is signed in and writes again is the same person, and the phone he gives this time is kept', async () => {
  const resident = citizen('样再来', '1990-05-06', 377);
  const of = (contact: string, name = ''): ReceiveSubmission =>
    letter({
      by: 'sender',
      channel: 'web',
      formKey: newFormKey(app),
      sender: { kind: 'new', name, contact, groups: [] },
    });
  const first = await receiveSubmission(app, resident, of('', '样再来'));
  const second = await receiveSubmission(app, resident, of('13900000000', '别的名字'));
  assert.ok(first.ok && second.ok);
  const { rows } = await app.pool.query<{ name: string; contact: string }>(
    'select name, contact from consultation_contributors where citizen_number = $1',
    [resident.citizenNumber],
  );
  assert.deepEqual(rows, [{ name: '样再来', contact: '13900000000' }]);
});

test('a speech counts at once, and may be published only after its speaker confirmed it', async () => {
  const at = { consultation: ID } as const;
  const planned = await planConsultationMeeting(app, DESK, {
    ...at,
    kind: 'hearing',
    title: '听证会',
    on: '2026-11-20',
    place: '三楼',
    topics: ['park', 'none'],
  });
  assert.ok(planned.ok);
  const meeting = planned.value.ledger.meetings.length;
  assert.ok((await recordPapersSent(app, DESK, { ...at, meeting, on: '2026-11-12' })).ok);
  const speech = letter({
    channel: 'hearing',
    text: '电价太高。',
    speech: { meeting, order: 1 },
    consent: { text: 'yes', name: 'yes' },
  });
  const { number } = await taken(speech);
  const second = await receiveSubmission(app, DESK, { ...speech, formKey: newFormKey(app) });
  assert.ok(!second.ok && second.error.code === 'speech-order-taken');
  const confirmation = {
    ...at,
    submission: number,
    how: 'phone',
    on: '2026-11-21',
    text: '园区电价太高。',
  } as const;
  const before = (await taken(letter())).changed.ledger.submissions.get(number);
  assert.ok(before !== undefined && !mayPublishText(before));
  const early = await recordSpeechConfirmed(app, DESK, { ...confirmation, on: '2026-11-24' });
  assert.ok(!early.ok && early.error.code === 'date-to-come');
  const confirmed = await recordSpeechConfirmed(app, DESK, confirmation);
  assert.ok(confirmed.ok);
  const after = confirmed.value.ledger.submissions.get(number);
  assert.ok(after !== undefined && mayPublishText(after) && mayPublishName(after));
  assert.deepEqual([after.text, after.confirmed?.text], ['电价太高。', '园区电价太高。']);
  const twice = await recordSpeechConfirmed(app, DESK, confirmation);
  assert.ok(!twice.ok && twice.error.code === 'speech-confirmed-before');
  const no = await recordConsentToPublish(app, DESK, {
    ...at,
    submission: number,
    consent: { text: 'yes', name: 'no' },
  });
  const kept = no.ok ? no.value.ledger.submissions.get(number) : undefined;
  assert.ok(kept !== undefined && mayPublishText(kept) && !mayPublishName(kept));
});

const ROWS = [
  ['序号', '姓名', '联系电话', '意见内容', '采纳情况'],
  ['1', '莫如海', '13911112222', '请增加夜间公交。', '采纳'],
  ['2', '莫如海', '13911112222', '請修好公園的燈。', '已转办'],
  ['3', '', '', '请增加夜间公交', ''],
  ['4', '文秋生', '', '', ''],
];
const SETTINGS: ImportSettings = {
  channel: 'message-board',
  unreadableDates: 'refuse',
  copies: 'fold',
  leaveOut: new Set(),
};

test('the same table as .xlsx, .csv and .docx is the same rows; imported once, by whom, with the account of all rows', async () => {
  const xlsx = await writeExcel(ROWS.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
  const csv = Buffer.from(
    `\uFEFF${ROWS.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')}`,
  );
  const docx = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Table({
              rows: ROWS.map(
                (row) =>
                  new TableRow({
                    children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })),
                  }),
              ),
            }),
          ],
        },
      ],
    }),
  );
  for (const bytes of [xlsx, csv, docx]) {
    const tables = await readOpinionTables(app, bytes);
    assert.ok(tables.ok, tables.ok ? '' : tables.error);
    assert.deepEqual(
      tables.value[0]?.rows.map((row) => Array.from({ length: 5 }, (_, at) => row[at]?.text ?? '')),
      ROWS,
    );
  }
  const kept = await keepImportFile(app, DESK, { consultation: ID, bytes: csv });
  assert.ok(kept.ok);
  assert.deepEqual(
    Buffer.from((await keptImportFile(app, DESK, { consultation: ID, hash: kept.value })) ?? []),
    csv,
  );
  assert.equal(
    await keptImportFile(app, handlerOf('gxj'), { consultation: ID, hash: kept.value }),
    undefined,
  );
  const tables = await readOpinionTables(app, csv);
  const table = tables.ok ? tables.value[0] : undefined;
  assert.ok(table);
  const command = {
    consultation: ID,
    file: { name: '留言.csv', sha256: kept.value },
    table,
    mapping: proposeMapping(table),
    settings: SETTINGS,
  };
  const imported = await importOpinions(app, DESK, command);
  assert.ok(imported.ok);
  const account = imported.value.events.find(({ type }) => type === 'file-imported');
  assert.ok(account?.type === 'file-imported' && account.by.kind === 'planner');
  assert.deepEqual([account.rows, account.taken, account.copies, account.refused.length], [4, 2, 1, 1]);
  const entered = [...imported.value.ledger.submissions.values()].filter(
    (each) => each.imported !== undefined,
  );
  assert.equal(
    new Set(entered.map(({ contributor }) => contributor.id)).size,
    2,
    'name and telephone the same: one person',
  );
  const again = await importOpinions(app, DESK, command);
  assert.ok(!again.ok && again.error.code === 'file-imported-before');
});

test('what is no table is refused with what to do, whatever it claims to be', async () => {
  const faults = await Promise.all(
    [
      PNG,
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('PK\u0003\u0004rubbish'),
      Buffer.from([1, 0, 2]),
      Buffer.from('  '),
    ].map(async (bytes) => {
      const read = await readOpinionTables(app, bytes);
      return read.ok ? 'read' : read.error;
    }),
  );
  assert.deepEqual(faults, ['not-a-table', 'old-format', 'not-a-table', 'not-a-table', 'empty']);
});

test('no name, phone or address of a contributor is in any event; they are rows of their own', async () => {
  const said = await journal();
  for (const secret of ['何秀珍', '13900000000', '雁峰区一号', '莫如海', '13911112222', '文秋生']) {
    assert.ok(!said.includes(secret), secret);
  }
  const { rows } = await app.pool.query<{ name: string }>(
    'select distinct name from consultation_contributors order by name',
  );
  assert.deepEqual(rows.map(({ name }) => name).toSorted(), ['何秀珍', '样再来', '莫如海'].toSorted());
});

/** Everything the journal holds, as text. */
async function journal(): Promise<string> {
  const { rows } = await app.pool.query<{ said: string }>(
    'select by::text || data::text as said from consultation_events',
  );
  return rows.map(({ said }) => said).join('\n');
}
