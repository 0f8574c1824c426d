// The archive of a packet (国令713 第三十三条): everything in it, what it was made from, and sums by which anybody can see that no
// byte was changed since.
import { createHash } from 'node:crypto';
import { strToU8 } from 'fflate';
import { assert } from '#base/assert.ts';
import { sealedPacket } from '#core/consultation/packet/compose-packet.ts';
import type { PacketContent } from '#core/consultation/packet/packet-content.ts';
import { renderDocx } from '../../costs/report/render-docx.ts';
import { renderXlsx } from '../../costs/report/render-xlsx.ts';
import { csvText } from '../../elements/csv.ts';
import { adoptionReport } from './adoption-report.ts';
import { feedbackDocument } from './feedback-document.ts';
import { fixedOffice, fixedZip, type ZipEntry } from './fixed-zip.ts';
import { dayWords } from './packet-words.ts';
import { renderEachReply } from './replies-docx.ts';
import { allReplies, type Reply } from './reply-letters.ts';
import { renderTracked } from './tracked-docx.ts';

/** Somebody behind a submission, for a bundle that was asked for with names. */
export type BundlePerson = {
  readonly submission: number;
  readonly name: string;
  readonly contact: string;
  readonly address: string;
};

export type BundleInput = {
  readonly content: PacketContent;
  readonly number: number;
  /** The journal up to the event the packet was made at, an event a line. */
  readonly journal: string;
  /** Absent: no name is in it but those that are public. */
  readonly people?: readonly BundlePerson[] | undefined;
};

/** The bytes of the .zip. The same input makes the same bytes. */
export async function makeBundle(input: BundleInput): Promise<Uint8Array> {
  const files = await filesOf(input);
  const sums = files.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength, sha256: sha256(bytes) }));
  const manifest: ZipEntry = {
    path: '清单.json',
    bytes: strToU8(
      `${JSON.stringify({ packet: input.number, sha256: sealedPacket(input.content).hash, files: sums }, undefined, 1)}\n`,
    ),
  };
  const all = [...files, manifest];
  const list = all.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join('');
  return fixedZip([...all, { path: 'SHA256SUMS', bytes: strToU8(list) }]);
}

async function filesOf({ content, number, journal, people }: BundleInput): Promise<readonly ZipEntry[]> {
  const { head, tracked } = content;
  const feedback = feedbackDocument(content.public);
  const names = new Map(
    (people ?? []).flatMap(({ submission, name }) => (name === '' ? [] : [[submission, name]])),
  );
  const files: ZipEntry[] = [
    { path: '请先读我.txt', bytes: strToU8(readMe(content, number, people !== undefined)) },
  ];
  const office = async (path: string, bytes: Promise<Uint8Array>): Promise<void> => {
    files.push({ path, bytes: fixedOffice(await bytes, head.at) });
  };
  await office('公开/意见采纳情况反馈表.docx', renderDocx(feedback));
  await office('公开/意见采纳情况反馈表.xlsx', renderXlsx(feedback));
  files.push({ path: '公开/反馈.json', bytes: strToU8(sealedPacket(content.public).text) });
  await office('内部/公众主要意见研究采纳情况.docx', renderDocx(adoptionReport(content, 'public')));
  await office('内部/专家论证意见研究采纳情况.docx', renderDocx(adoptionReport(content, 'expert')));
  if (tracked !== null) await office('内部/规划修改对照（修订格式）.docx', renderTracked(tracked, head));
  const replies = allReplies(content, names);
  const letters = await renderEachReply(replies, head.planTitle, head.at);
  replies.forEach((reply, index) => {
    const bytes = letters[index];
    assert(bytes, 'a file of each reply');
    files.push({ path: replyPath(reply), bytes });
  });
  files.push({ path: '内部/成套材料.json', bytes: strToU8(sealedPacket(content).text) });
  files.push({ path: '内部/过程记录.jsonl', bytes: strToU8(journal) });
  if (people !== undefined)
    files.push({ path: '内部/提意见人名单（内部，不得外传）.csv', bytes: strToU8(peopleTable(people)) });
  return files;
}

function replyPath({ submission, form }: Reply): string {
  const number = String(submission).padStart(4, '0');
  return `内部/${form === 'letter' ? '答复信' : '建议提案答复'}/第${number}件.docx`;
}

function peopleTable(people: readonly BundlePerson[]): string {
  return csvText([
    ['件号', '姓名', '联系方式', '地址'],
    ...people.map(({ submission, name, contact, address }) => [submission, name, contact, address]),
  ]);
}

function readMe({ head }: PacketContent, number: number, named: boolean): string {
  return [
    `${head.planTitle}　意见成套材料　第 ${number} 套`,
    `${head.office}　${dayWords(head.on)}　意见台账到第 ${head.atSeq} 号记录为止`,
    ...(head.mark === 'sample' ? [`演示材料：${head.note}`] : []),
    '',
    '“公开”里的文件可以公布；“内部”里的不可以。',
    named
      ? '提意见人的姓名和联系方式只在“内部/提意见人名单”和答复信里。取这一份的人、时间和用途已经记入台账。'
      : '这一份不含提意见人的姓名和联系方式（本人同意公开姓名的除外）。',
    '',
    '怎样核对没有被改动：在解开的文件夹里运行',
    '    sha256sum -c SHA256SUMS',
    '每一行都显示 OK，就没有一个字节改过。',
    '“清单.json”里的 sha256 是这套材料的编号，与台账里“生成成套材料”的记录相同，也是“内部/成套材料.json”的 SHA-256。',
    '',
  ].join('\n');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
