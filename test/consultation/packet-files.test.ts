// The files of a packet, read back without the code that wrote them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assert as check, asyncProperty, property } from 'fast-check';
import { unzipSync } from 'fflate';
import { loadConsultations } from '#connectors/consultation-files/load.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { composePacket } from '#core/consultation/packet/compose-packet.ts';
import type { PacketContent, PacketSide } from '#core/consultation/packet/packet-content.ts';
import { textOfTracked } from '#core/consultation/packet/tracked-plan.ts';
import { EMPTY_LEDGER } from '#core/consultation/ledger.ts';
import { tablesOf, wordsOf } from '#core/statistics/report/walk-document.ts';
import { adoptionReport } from '#web/consultation/packet/adoption-report.ts';
import { makeBundle, type BundleInput } from '#web/consultation/packet/bundle.ts';
import { feedbackDocument } from '#web/consultation/packet/feedback-document.ts';
import { allReplies } from '#web/consultation/packet/reply-letters.ts';
import { renderTracked } from '#web/consultation/packet/tracked-docx.ts';
import { after as happened, said } from '../support/random-ledger.ts';
import { packetLedgers, type PacketLedger } from '../support/random-packet-ledger.ts';
import { checkWellFormed, readZip, xmlText } from '../support/read-zip.ts';

const SEED = { seed: 20_261_122 };
let consultation: Consultation;

before(() => {
  const folder = fileURLToPath(new URL('../../data/consultations', import.meta.url));
  const [first] = loadConsultations(folder).consultations.values();
  assert.ok(first);
  consultation = first;
});

function compose({ ledger, names }: PacketLedger): PacketContent {
  return composePacket(ledger, consultation, names);
}

test('the Word file of the plan holds every change as one, and gives back both versions', async () => {
  let comments = 0;
  await check(
    asyncProperty(packetLedgers(consultation, 50), async (random) => {
      const content = compose(random);
      assert.ok(content.tracked);
      const files = readZip(await renderTracked(content.tracked, content.head));
      const xml = files.get('word/document.xml') ?? '';
      checkWellFormed(xml);
      assert.match(files.get('word/settings.xml') ?? '', /<w:trackRevisions\/>/);
      assert.deepEqual(readBack(xml, 'old'), textOfTracked(content.tracked, 'old'));
      assert.deepEqual(readBack(xml, 'new'), textOfTracked(content.tracked, 'new'));
      const changed = content.tracked.paragraphs.filter(({ pieces }) =>
        pieces.some(({ kind }) => kind !== 'kept'),
      );
      const written = [
        ...(files.get('word/comments.xml') ?? '').matchAll(/<w:comment [\s\S]*?<\/w:comment>/g),
      ].map(([each]) => xmlText(each));
      assert.equal(written.length, changed.length);
      changed.forEach(({ because }, index) => {
        for (const { demand, points } of because) {
          assert.ok(written[index]?.includes(demand));
          for (const point of points) assert.ok(written[index]?.includes(point));
        }
      });
      comments += written.length;
    }),
    { ...SEED, numRuns: 20 },
  );
  assert.ok(comments > 20, 'too few changes to prove anything');
});

/** What accepting (`new`) or refusing (`old`) every change makes of the document, a paragraph a line. */
function readBack(xml: string, side: 'old' | 'new'): readonly string[] {
  const gone = side === 'old' ? 'ins' : 'del';
  return [...xml.matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)]
    .filter(([, inside = '']) => !new RegExp(`<w:rPr><w:${gone} `).test(inside))
    .map(([, inside = '']) =>
      xmlText(
        inside
          .replaceAll(/<w:pPr>[\s\S]*?<\/w:pPr>/g, '')
          .replaceAll(new RegExp(`<w:${gone} [^>]*>[\\s\\S]*?</w:${gone}>`, 'g'), ''),
      ),
    );
}

test('the totals of every report are those of its side, and its rows add up to them', () => {
  check(
    property(packetLedgers(consultation), (random) => {
      const content = compose(random);
      for (const side of ['public', 'expert'] as const) {
        const report = adoptionReport(content, side);
        const { submissions, copies, points, people } = content.figures.sides[side];
        for (const table of tablesOf(report)) {
          const total = table.rows.find(({ kind }) => kind === 'total');
          if (!total) continue;
          const columns = total.cells.map((_, index) =>
            table.rows
              .filter(({ kind }) => kind === 'row')
              .reduce((sum, { cells }) => sum + figure(cells[index]), 0),
          );
          assert.deepEqual(total.cells.map(figure), columns, table.id);
        }
        const totals = new Map(
          tablesOf(report).map(({ id, rows }) => [id, rows.at(-1)?.cells.map(figure) ?? []]),
        );
        assert.deepEqual(totals.get('channels')?.slice(1), [submissions, copies, points]);
        assert.deepEqual(totals.get('classes')?.slice(1), [people, submissions, points]);
        assert.equal(totals.get('outcomes-points')?.[1] ?? 0, points);
        assert.equal(listed(content, side), tablesOf(report).find(({ id }) => id === 'points')?.rows.length);
      }
    }),
    { ...SEED, numRuns: 60 },
  );
});

function figure(cell: { readonly kind: string; readonly value?: number } | undefined): number {
  return cell?.kind === 'figure' ? (cell.value ?? 0) : 0;
}

/** Rows that a side's list has: its points and its copies. */
function listed({ figures }: PacketContent, side: PacketSide): number {
  return figures.sides[side].points + figures.sides[side].copies;
}

test('the public table names nobody and quotes nothing without consent', () => {
  check(
    property(packetLedgers(consultation), (random) => {
      const content = compose(random);
      const words = wordsOf(feedbackDocument(content.public));
      for (const name of random.names.values()) assert.ok(!words.includes(name));
      assert.doesNotMatch(words, /密\d+话|13800000000/);
      const rows = tablesOf(feedbackDocument(content.public)).find(({ id }) => id === 'rows')?.rows ?? [];
      assert.equal(rows.length, listed(content, 'public') + listed(content, 'expert'));
    }),
    { ...SEED, numRuns: 60 },
  );
});

test('every submission has its reply, copies too, and every point of it is answered', () => {
  check(
    property(packetLedgers(consultation), (random) => {
      const content = compose(random);
      const replies = allReplies(content);
      assert.deepEqual(
        replies.map(({ submission }) => submission),
        [...random.ledger.submissions.keys()],
      );
      for (const { submission, form, blocks, mark } of replies) {
        const own = content.submissions.find(({ number }) => number === submission);
        const asked = content.submissions.find(({ number }) => number === (own?.copyOf ?? submission));
        assert.ok(own && asked);
        const answers = blocks.filter(
          ({ kind, ...rest }) => kind === 'text' && 'text' in rest && rest.text.startsWith('处理结果'),
        );
        assert.equal(answers.length, asked.points.length);
        assert.equal(form === 'letter', own.channel !== 'deputy' && own.channel !== 'cppcc');
        if (form === 'letter') assert.equal(mark, null);
      }
    }),
    { ...SEED, numRuns: 40 },
  );
});

test('a reply to deputies is marked with the least favourable of its classes, and goes to each who proposed it', () => {
  const proposal = { channel: 'deputy', proposalNumber: '12', title: '关于修路的建议' } as const;
  const ledger = happened(EMPTY_LEDGER, [
    said('修路。', 1, proposal),
    said('修路，联名。', 2, proposal),
    said('修桥。', 3, { channel: 'deputy', proposalNumber: '13' }),
  ]);
  const [one, two] = [...ledger.demands.keys()];
  assert.ok(one && two);
  const merged = happened(ledger, [
    { type: 'demand-disposed', demand: one, outcome: 'declined', problem: 'A', reason: '已办。', links: [] },
    {
      type: 'demand-disposed',
      demand: two,
      outcome: 'declined',
      problem: 'C',
      reason: '办不了。',
      links: [],
    },
  ]);
  const replies = allReplies(composePacket(merged, consultation, new Map()), new Map([[1, '甲代表']]));
  assert.deepEqual(
    replies.map(({ mark }) => mark),
    ['A', 'C', null],
  );
  assert.equal(replies[0]?.to, '甲代表：');
  assert.ok(replies[0]?.closing.some((line) => line.includes('联名提出人各送一份：第 2 件')));
  assert.ok(!replies[2]?.closing.some((line) => line.includes('联名')));
  assert.ok((replies[0]?.satisfaction.length ?? 0) > 0);
});

test('the archive is the same bytes each time, says the sum of each file, and one byte changed is found', async () => {
  const ledger = happened(EMPTY_LEDGER, [
    said('请多种树，凌小雨敬上。', 1),
    said('请修路。', 2, { channel: 'deputy', proposalNumber: '7' }),
  ]);
  const input: BundleInput = {
    content: composePacket(ledger, consultation, new Map([[1, '凌小雨']])),
    number: 1,
    journal: '{"seq":1}\n',
  };
  const first = await makeBundle(input);
  // Not deepEqual: what differs between two archives is nothing anybody could print.
  assert.ok(Buffer.from(await makeBundle(input)).equals(first), 'the same bytes');
  const files = unzipSync(first);
  assert.ok(Object.keys(files).every((path) => !path.includes('名单')));
  const folder = mkdtempSync(join(tmpdir(), 'yici-bundle-'));
  try {
    for (const [path, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const sums = (): string =>
      execFileSync('/usr/bin/env', ['sha256sum', '-c', 'SHA256SUMS'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    const lines = sums().trim().split('\n');
    assert.equal(lines.length, Object.keys(files).length - 1, 'every file but the list itself');
    assert.ok(lines.every((line) => line.endsWith(': OK')));
    writeFileSync(join(folder, '内部/过程记录.jsonl'), '{"seq":2}\n');
    assert.throws(sums, /1 computed checksum did NOT match/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('names are in the archive only when it is asked for with them, and then in the internal part alone', async () => {
  const ledger = happened(EMPTY_LEDGER, [said('请多种树。', 1)]);
  const content = composePacket(ledger, consultation, new Map([[1, '凌小雨']]));
  const person = { submission: 1, name: '凌小雨', contact: '13900000000', address: '蒸湘区' };
  const input = { content, number: 1, journal: '' };
  const without = readAll(await makeBundle(input));
  assert.ok([...without.values()].every((text) => !text.includes('凌小雨') && !text.includes('13900000000')));
  const named = readAll(await makeBundle({ ...input, people: [person] }));
  checkWellFormed(
    readZip(unzipSync(await makeBundle(input))['内部/答复信/第0001件.docx'] ?? assert.fail()).get(
      'word/document.xml',
    ) ?? '',
  );
  const found = [...named].filter(([, text]) => text.includes('凌小雨')).map(([path]) => path);
  assert.deepEqual(found, ['内部/答复信/第0001件.docx', '内部/提意见人名单（内部，不得外传）.csv']);
});

/** Texts of the archive by path; of Word and Excel files, of all that lies in them. */
function readAll(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [
      path,
      /\.(?:docx|xlsx)$/.test(path)
        ? [...readZip(content).values()].join('\n')
        : new TextDecoder().decode(content),
    ]),
  );
}
