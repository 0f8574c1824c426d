// The plan as a Word file with tracked changes: what was taken out and put in since the version people commented on, each with the
// numbers of the opinions behind it as a comment. Accepting all changes is the new text, refusing all is the old one.
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
  type ICommentOptions,
  type ParagraphChild,
} from 'docx';
import type { ClauseKind } from '#core/consultation/plan/plan.ts';
import { printable } from '#core/statistics/report/walk-document.ts';
import type { PacketHead, TrackedParagraph, TrackedPlan } from '#core/consultation/packet/packet-content.ts';
import { OUTCOME_WORDS, versionWords } from './packet-words.ts';

const HEADINGS: Partial<Record<ClauseKind, (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  title: HeadingLevel.TITLE,
  part: HeadingLevel.HEADING_1,
  chapter: HeadingLevel.HEADING_1,
  section: HeadingLevel.HEADING_2,
};
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };

/** The bytes of the .docx; the author of all changes is the office. */
export async function renderTracked(plan: TrackedPlan, about: PacketHead): Promise<Uint8Array> {
  // What XML cannot hold would make a file that Word does not open.
  const [tracked, head] = [printable(plan), printable(about)];
  const comments: ICommentOptions[] = [];
  let revision = 0;
  const mark = (): { id: number; author: string; date: string } => ({
    id: (revision += 1),
    author: head.office,
    date: wholeSeconds(head.at),
  });
  const comment = (words: string): number => {
    const id = comments.length;
    const date = new Date(Temporal.Instant.from(head.at).epochMilliseconds);
    comments.push({ id, author: head.office, date, children: [new Paragraph(words)] });
    return id;
  };
  const children = tracked.paragraphs.map((paragraph) => setParagraph(paragraph, mark, comment));
  const bytes = await Packer.toBuffer(
    new Document({
      title: `${head.planTitle}修改对照`,
      description: `${versionWords(tracked.from)} → ${versionWords(tracked.to)}`,
      creator: head.office,
      styles: {
        default: { document: { run: { font: FONT, size: 24 }, paragraph: { spacing: { line: 360 } } } },
      },
      comments: { children: comments },
      features: { trackRevisions: true },
      sections: [{ children }],
    }),
  );
  return new Uint8Array(bytes);
}

function setParagraph(
  paragraph: TrackedParagraph,
  mark: () => { id: number; author: string; date: string },
  comment: (words: string) => number,
): Paragraph {
  const { kind, state, pieces } = paragraph;
  const heading = HEADINGS[kind];
  const words = commentWords(paragraph);
  const id = words === undefined ? undefined : comment(words);
  const runs = pieces.map(({ kind: what, text }): ParagraphChild => {
    if (what === 'inserted') return new InsertedTextRun({ ...mark(), text });
    return what === 'deleted' ? new DeletedTextRun({ ...mark(), text }) : new TextRun(text);
  });
  const run =
    state === 'inserted' ? { insertion: mark() } : state === 'deleted' ? { deletion: mark() } : undefined;
  return new Paragraph({
    ...(heading === undefined ? {} : { heading }),
    ...(run === undefined ? {} : { run }),
    children:
      id === undefined
        ? runs
        : [
            new CommentRangeStart(id),
            ...runs,
            new CommentRangeEnd(id),
            new TextRun({ children: [new CommentReference(id)] }),
          ],
  });
}

/** Nothing where nothing changed. */
function commentWords({ pieces, because, editorial }: TrackedParagraph): string | undefined {
  if (pieces.every(({ kind }) => kind === 'kept')) return undefined;
  const asked = because.map(
    ({ demand, points, outcome }) => `意见 ${points.join('、')}（${demand}，${OUTCOME_WORDS[outcome]}）`,
  );
  const own = editorial.map((words) => `不是意见引起的改动：${words}`);
  const all = [...asked, ...own];
  return all.length === 0 ? '没有登记这处改动的来由。' : all.join('；');
}

/** Word writes no fractions of a second. */
function wholeSeconds(at: string): string {
  return Temporal.Instant.from(at).round('second').toString();
}
