// The form of a return as a spreadsheet: arrows, blocks to and from Excel, undo, saving by itself, rules as one types. Every
// cell is an ordinary input of an ordinary form, which works the same without this script.
import { startSheet } from './return-sheet/sheet.ts';
import { isSheetPage } from './return-sheet/sheet-data.ts';

const form = document.querySelector<HTMLFormElement>('#sheet');
const page: unknown = JSON.parse(document.querySelector('#sheet-data')?.textContent ?? 'null');
if (form && isSheetPage(page)) startSheet(form, page);
