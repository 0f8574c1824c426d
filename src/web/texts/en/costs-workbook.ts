import type { costsWorkbook as model } from '../zh-CN/costs-workbook.ts';

export const costsWorkbook: typeof model = {
  title: 'Fill in with Excel',
  notStated: 'not stated by the source',
  unitLine: (unit, year) => `Unit: ${unit}   Reference year: ${year}`,
  headerLine: ({ number, maker, approval, until }) =>
    `Table no.: ${number}   Made by: ${maker}   Approval or record no.: ${approval}   Valid until: ${until}`,
  line: 'Line',
  label: 'Indicator',
  measure: 'Unit of measure',
  lastYear: (column) => `Last year: ${column}`,
  validationTitle: 'A number belongs here',
  validationWhole: 'Whole numbers only, without unit or separators. Leave it empty where there is none.',
  validationDecimal: (digits) =>
    `A number with at most ${digits} digits after the point, without unit or separators. Leave it empty where there is none.`,
  lead: 'Download the template, fill it in, upload it. You then see which figures would change and confirm; if one cell cannot be read for certain, none is taken in.',
  step1: 'Step 1: download the template',
  download: 'Download the template of this unit (.xlsx)',
  downloadNote:
    'It holds what is filled in already and last year’s figures; yellow cells are to be filled in. Please add no rows or columns, merge nothing and write no formulas.',
  step2: 'Step 2: upload it when filled in',
  file: 'Choose the file (.xlsx)',
  upload: 'Upload and check',
  noFile: 'No file was chosen yet. Choose the filled-in template and upload again.',
  notOpen:
    'The return cannot be changed now: it is signed or handed in. Take the signature back first, or ask the collecting office to send it back.',
  faults: {
    'not-a-workbook':
      'This is no Excel workbook (.xlsx), or it is damaged. Save the downloaded template again and upload that.',
    'old-format': 'This is the old format (.xls). Use “Save as” .xlsx in Excel and upload that.',
    encrypted: 'The file needs a password to open. Save it without one and upload again.',
    'too-large':
      'The workbook is too large to be the template of this return. Keep only the template’s sheets.',
    'took-too-long':
      'Opening the file took too long, so nothing was read. Download the template again and paste the figures into it.',
  },
  blockedTitle: (count) =>
    count === 1
      ? 'One cell cannot be read; nothing was taken in'
      : `${count} places cannot be read; nothing was taken in`,
  blockedLead: 'Correct the cells below and upload again. What stood on the page is unchanged.',
  hintsTitle: (count) =>
    `${count} ${count === 1 ? 'cell was' : 'cells were'} written in another way and read; please check`,
  place: (sheet, address) => `${sheet} ${address}`,
  findings: {
    'not-our-template': () =>
      'This is not a template downloaded here (its identification sheet is missing). Download the template and fill that in.',
    'other-round': () => 'This is the template of another round. Download the one of this round.',
    'other-version': () =>
      'The template is out of date: the forms changed since. Download it again and paste the figures.',
    'other-unit': ({ found }) =>
      `This is the template of another unit (${found}) and cannot be taken in here.`,
    'sheet-missing': () => 'This sheet is missing. Use the whole template.',
    'cell-moved': ({ found, expected }) =>
      `“${expected}” belongs here, “${found || 'nothing'}” stands here: rows or columns were moved, added or removed. Put them back.`,
    'measure-changed': ({ found, expected }) =>
      `The unit of measure was changed to “${found || 'nothing'}”; the form asks for “${expected}”. Fill in “${expected}” and restore the unit.`,
    merged: ({ found }) =>
      `Cells are merged (${found}), so that nobody can tell to which the figure belongs. Unmerge them and fill in each.`,
    formula: ({ found }) =>
      `Here stands a formula (=${found}); results of formulas are not read. Paste the value.`,
    'not-a-number': ({ found }) =>
      `“${found}” cannot be read as a number. Write digits only; leave it empty where there is none.`,
    'no-figure': ({ found }) => `“${found}” is a date, a yes/no or an error, not a number.`,
    'percent-format': ({ found }) =>
      `This cell is formatted as a percentage (it holds ${found}) where a quantity is asked. Set the format to General and fill it in again.`,
    'scaled-format': ({ found }) =>
      `The format of this cell (${found}) shows the number divided: what you see is not what is stored. Set it to General and check the figure.`,
    'read-as': ({ found }) => `“${found}”`,
    outside: ({ found }) => `“${found}” stands outside the table and was not read.`,
  },
  notes: {
    'full-width': 'full-width characters',
    spaces: 'spaces',
    invisible: 'invisible characters',
    thousands: 'thousands separators',
    'bare-point': 'no digit before the point',
    'leading-zeros': 'leading zeros',
    'trailing-zeros': 'trailing zeros',
    'binary-noise': 'noise behind Excel’s last digit',
    sign: 'the way the sign is written',
    'blank-mark': 'a mark for “none”, read as blank',
    'unit-word': 'with its unit',
    converted: 'with another unit, converted',
  },
  readAs: (value, why) => `read as ${value} (${why})`,
  blank: 'blank',
  changesTitle: (count) => `${count} ${count === 1 ? 'figure' : 'figures'} would change`,
  noChanges: 'The figures in the workbook are those on the page; there is nothing to take in.',
  columns: { place: 'Place', indicator: 'Indicator', now: 'Now', after: 'Then' },
  confirm: (count) => (count === 1 ? 'Take in this figure' : `Take in these ${count} figures`),
  cancel: 'Take in nothing, go back',
};
