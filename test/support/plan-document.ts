// A plan as Word gives it, for tests: headings with their numbers, a paragraph each. Constructed text.
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';

/** One chapter a line: its title and what stands in it. */
export async function planDocx(
  title: string,
  chapters: readonly (readonly [title: string, text: string])[],
): Promise<Buffer> {
  const digits = '一二三四五六七八九十';
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...chapters.flatMap(([name, text], index) => [
      new Paragraph({ text: `第${digits[index] ?? ''}章 ${name}`, heading: HeadingLevel.HEADING_1 }),
      new Paragraph({ text }),
    ]),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
