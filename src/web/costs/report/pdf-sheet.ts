// A4 sheets of a PDF: where the next line goes, when a page ends, how wide a column is. Set with pdfkit and the OpenType
// font of the package: the one combination whose glyphs were right (see docs/decisions).
import PdfKit from 'pdfkit';
import { reportFont } from './report-font.ts';

export const SHEET = { left: 62, right: 62, top: 62, bottom: 68, width: 595.28, height: 841.89 } as const;
export const TEXT_WIDTH = SHEET.width - SHEET.left - SHEET.right;
const FLOOR = SHEET.height - SHEET.bottom;

export type Pdf = PDFKit.PDFDocument;
export type Look = {
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'right' | 'center' | 'justify';
  readonly colour?: string;
};

/** An empty document with both weights of the font; `read` gives its bytes once it is ended. */
export function openPdf(
  title: string,
  subject: string,
): { readonly pdf: Pdf; readonly read: () => Promise<Uint8Array> } {
  const pdf = new PdfKit({
    size: 'A4',
    margins: { left: SHEET.left, right: SHEET.right, top: SHEET.top, bottom: SHEET.bottom },
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Subject: subject, Creator: 'Yici' },
  });
  pdf.registerFont('regular', reportFont('Regular'));
  pdf.registerFont('bold', reportFont('Bold'));
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const read = (): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
      pdf.on('error', reject);
      pdf.end();
    });
  return { pdf, read };
}

/** Begins a new page unless so much room is left on this one. */
export function keepRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > FLOOR) pdf.addPage();
}

/** Text over the full width at the next line; it may run over pages. */
export function write(pdf: Pdf, text: string, look: Look): void {
  dress(pdf, look);
  pdf.text(text, SHEET.left, pdf.y, {
    width: TEXT_WIDTH,
    align: look.align ?? 'left',
    lineGap: look.size * 0.45,
  });
}

export function dress(pdf: Pdf, { size, bold = false, colour = '#1d1b18' }: Look): void {
  pdf
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(colour);
}

export type GridCell = { readonly text: string; readonly right: boolean; readonly bold: boolean };
export type Grid = {
  readonly widths: readonly number[];
  readonly head: readonly GridCell[];
  readonly rows: readonly (readonly GridCell[])[];
};

const PAD = 3.5;
const CELL = { size: 8.5 } as const;

/** Rows are never cut by a page's end; the head stands again on every page. A row taller than a page is cut after all. */
export function drawGrid(pdf: Pdf, { widths, head, rows }: Grid): void {
  const headHeight = rowHeight(pdf, head, widths);
  const first = rows[0];
  keepRoom(pdf, headHeight + (first === undefined ? 0 : rowHeight(pdf, first, widths)));
  drawRow(pdf, head, { widths, height: headHeight, ground: '#eef1f3' });
  for (const row of rows) {
    const height = rowHeight(pdf, row, widths);
    if (pdf.y + height > FLOOR) {
      pdf.addPage();
      drawRow(pdf, head, { widths, height: headHeight, ground: '#eef1f3' });
    }
    drawRow(pdf, row, { widths, height });
  }
  pdf.x = SHEET.left;
}

function rowHeight(pdf: Pdf, cells: readonly GridCell[], widths: readonly number[]): number {
  const heights = cells.map(({ text, bold }, index) => {
    dress(pdf, { ...CELL, bold });
    return pdf.heightOfString(text, { width: (widths[index] ?? 40) - 2 * PAD, lineGap: 1.5 });
  });
  const most = FLOOR - SHEET.top - 60;
  return Math.min(most, Math.max(12, ...heights) + 2 * PAD);
}

type RowLook = { readonly widths: readonly number[]; readonly height: number; readonly ground?: string };

function drawRow(pdf: Pdf, cells: readonly GridCell[], { widths, height, ground }: RowLook): void {
  const top = pdf.y;
  let x: number = SHEET.left;
  cells.forEach(({ text, right, bold }, index) => {
    const width = widths[index] ?? 40;
    if (ground !== undefined) pdf.rect(x, top, width, height).fillColor(ground).fill();
    pdf.rect(x, top, width, height).lineWidth(0.5).strokeColor('#9a9388').stroke();
    dress(pdf, { ...CELL, bold });
    pdf.text(text, x + PAD, top + PAD, {
      width: width - 2 * PAD,
      height: height - PAD,
      align: right ? 'right' : 'left',
      lineGap: 1.5,
      ellipsis: true,
    });
    x += width;
  });
  pdf.y = top + height;
}
