// The report as a PDF with its contents, bookmarks, tables whose heads repeat, and page numbers.
import {
  runText,
  type ReportBlock,
  type ReportDocument,
  type ReportTable,
} from '#core/statistics/report/document.ts';
import { cellSources, numberRanges } from '#core/statistics/report/figure-sources.ts';
import { blocksOf } from '#core/statistics/report/walk-document.ts';
import { dress, drawGrid, keepRoom, openPdf, SHEET, TEXT_WIDTH, write, type Pdf } from './pdf-sheet.ts';
import {
  captionNumbers,
  cellSourceWords,
  columnWords,
  REPORT_WORDS,
  sentenceText,
  withheldNotes,
} from './report-words.ts';
import { pictureOf } from './svg-to-png.ts';

type Captions = ReadonlyMap<string, string>;
type Entry = { readonly title: string; readonly page: number };

const BODY = 11;

/** The bytes of the .pdf. */
export async function renderPdf(report: ReportDocument): Promise<Uint8Array> {
  const { pdf, read } = openPdf(report.title, report.editionName);
  const captions = captionNumbers(blocksOf(report).map(({ block }) => block));
  const contentsAt = drawOpening(pdf, report);
  const entries: Entry[] = [];
  const begin = (title: string): void => {
    entries.push({ title, page: drawHeading(pdf, title) });
  };
  pdf.addPage();
  for (const part of report.parts) {
    begin(`${part.number}、${part.title}`);
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    for (const block of part.blocks) await drawBlock(pdf, block, captions);
  }
  begin(REPORT_WORDS.appendix);
  // oxlint-disable-next-line no-await-in-loop -- one page after the other
  for (const block of report.appendix) await drawBlock(pdf, block, captions);
  begin(REPORT_WORDS.about);
  for (const { term, text } of report.about) write(pdf, `${term}：${text}`, { size: BODY });
  begin(REPORT_WORDS.sources);
  drawSources(pdf, report);
  finish(pdf, entries, contentsAt);
  return read();
}

/** Title page; the answer is where the contents begin. */
function drawOpening(pdf: Pdf, report: ReportDocument): number {
  pdf.y = 130;
  write(pdf, report.title, { size: 22, bold: true, align: 'center' });
  pdf.moveDown(0.6);
  write(pdf, report.subtitle, { size: 12, align: 'center' });
  write(pdf, report.editionName, { size: 12, align: 'center' });
  for (const each of report.warnings)
    write(pdf, each, { size: 11, bold: true, align: 'center', colour: '#a11d1d' });
  pdf.moveDown(1.5);
  write(pdf, REPORT_WORDS.contents, { size: 14, bold: true, align: 'center' });
  return pdf.y + 8;
}

function drawHeading(pdf: Pdf, title: string): number {
  keepRoom(pdf, 90);
  pdf.moveDown(0.8);
  write(pdf, title, { size: 15, bold: true });
  pdf.moveDown(0.2);
  return pdf.bufferedPageRange().count;
}

async function drawBlock(pdf: Pdf, block: ReportBlock, captions: Captions): Promise<void> {
  switch (block.kind) {
    case 'heading':
      keepRoom(pdf, 60);
      pdf.moveDown(0.4);
      write(pdf, block.text, { size: 12, bold: true });
      return;
    case 'note':
      write(pdf, block.text, { size: 9, colour: '#57524a' });
      return;
    case 'paragraph':
      write(pdf, `　　${block.runs.map(sentenceText).join('')}`, { size: BODY });
      return;
    case 'list':
      block.items.forEach((item, index) =>
        write(pdf, `　　${index + 1}. ${item.map(sentenceText).join('')}`, { size: BODY }),
      );
      return;
    case 'table':
      drawTable(pdf, block, captions.get(block.id) ?? '');
      return;
    default: {
      const { png, width, height } = await pictureOf(block.svg);
      const scale = Math.min(TEXT_WIDTH / width, 600 / height);
      keepRoom(pdf, height * scale + 40);
      pdf.moveDown(0.5);
      const x = SHEET.left + (TEXT_WIDTH - width * scale) / 2;
      const top = pdf.y;
      pdf.image(Buffer.from(png), x, top, { width: width * scale });
      pdf.y = top + height * scale + 4;
      write(pdf, `${captions.get(block.id) ?? ''}　${block.caption}`, {
        size: 10,
        bold: true,
        align: 'center',
      });
      drawTable(pdf, block.table, '');
    }
  }
}

function drawTable(pdf: Pdf, table: ReportTable, number: string): void {
  const weights = table.columns.map(({ align }, index) => (index === 0 ? 2.2 : align === 'text' ? 1.8 : 1));
  const sum = weights.reduce((total, each) => total + each, 0);
  keepRoom(pdf, 80);
  pdf.moveDown(0.5);
  write(pdf, number === '' ? table.caption : `${number}　${table.caption}`, {
    size: 10,
    bold: true,
    align: 'center',
  });
  drawGrid(pdf, {
    widths: weights.map((each) => (each / sum) * TEXT_WIDTH),
    head: table.columns.map((column) => ({
      text: columnWords(column),
      right: column.align === 'number',
      bold: true,
    })),
    rows: table.rows.map(({ kind, indent, cells }) =>
      cells.map((run, index) => ({
        text: `${index === 0 ? '　'.repeat(indent) : ''}${runText(run)}`,
        right: table.columns[index]?.align === 'number',
        bold: kind === 'total',
      })),
    ),
  });
  pdf.moveDown(0.3);
  for (const text of [...table.notes, ...withheldNotes(table)])
    write(pdf, text, { size: 8.5, colour: '#57524a' });
  pdf.moveDown(0.5);
}

function drawSources(pdf: Pdf, report: ReportDocument): void {
  write(pdf, REPORT_WORDS.sourcesNote, { size: 9, colour: '#57524a' });
  drawGrid(pdf, {
    widths: [130, TEXT_WIDTH - 130],
    head: [REPORT_WORDS.sourceOf, REPORT_WORDS.source].map((text) => ({ text, right: false, bold: true })),
    rows: cellSources(report).map(({ where, made, figures }) => [
      sourceCell(numberRanges(figures.map(({ no }) => no))),
      sourceCell(cellSourceWords(where, made)),
    ]),
  });
}

/** Contents, bookmarks and page numbers are known only when everything is set. */
function finish(pdf: Pdf, entries: readonly Entry[], contentsAt: number): void {
  const pages = pdf.bufferedPageRange().count;
  pdf.switchToPage(0);
  entries.forEach(({ title, page }, index) => {
    const y = contentsAt + index * 22;
    dress(pdf, { size: 11 });
    pdf.text(title, SHEET.left + 40, y, { width: TEXT_WIDTH - 120, lineBreak: false });
    pdf.text(String(page), SHEET.left + TEXT_WIDTH - 80, y, { width: 40, align: 'right', lineBreak: false });
  });
  for (let page = 0; page < pages; page += 1) {
    pdf.switchToPage(page);
    for (const { title } of entries.filter((each) => each.page === page + 1)) pdf.outline.addItem(title);
    // Below the margin: pdfkit would begin a new page for text there.
    pdf.page.margins.bottom = 0;
    dress(pdf, { size: 9, colour: '#57524a' });
    pdf.text(REPORT_WORDS.page(page + 1, pages), SHEET.left, SHEET.height - 44, {
      width: TEXT_WIDTH,
      align: 'center',
      lineBreak: false,
    });
  }
}

function sourceCell(text: string): { text: string; right: false; bold: false } {
  return { text, right: false, bold: false };
}
