import { saveCells } from '#app/save-cells.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import type { CellValue, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { readFigure } from '#core/statistics/survey/read-figure.ts';
import { readReturnWorkbook, type WorkbookFigure } from '#core/statistics/workbook/read-return-workbook.ts';
import { returnFor, type ReturnView } from '#read/return-for.ts';
import {
  answerDownload,
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { returnPath } from './entry-words.ts';
import {
  changeField,
  WorkbookPage,
  type UploadOutcome,
  type WorkbookChange,
} from './workbook/workbook-page.tsx';
import { writeTemplate } from './workbook/write-template.ts';
import { returnAddressOf } from './round-of.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BASE = '/costs/:round/units/:unit';

/** The Excel template of a return, and taking one back in. Nothing is written before the reporter saw what would change. */
export function registerWorkbookRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  for (const path of ['template.xlsx', 'workbook', 'workbook/confirm'])
    routes.use(`${BASE}/${path}`, staffOnly(deps, 'reporter', '/costs'));
  routes.get(`${BASE}/template.xlsx`, (c) => sendTemplate(c, deps));
  routes.get(`${BASE}/workbook`, async (c) => {
    const view = await viewOf(c, deps);
    return view
      ? answerPage(c, <WorkbookPage ctx={contextOf(c, deps)} view={view} />)
      : answerNotFound(c, deps);
  });
  routes.post(`${BASE}/workbook`, async (c) => {
    const view = await viewOf(c, deps);
    if (!view) return answerNotFound(c, deps);
    const outcome = await outcomeOf(c.get('form'), view, deps);
    return answerPage(
      c,
      <WorkbookPage ctx={contextOf(c, deps)} view={view} outcome={outcome} />,
      outcome.kind === 'read' ? 200 : 422,
    );
  });
  routes.post(`${BASE}/workbook/confirm`, (c) => takeIn(c, deps));
}

function viewOf(c: WebRequest, { app }: StaffDeps): Promise<ReturnView | undefined> {
  return returnFor(c.get('visit').viewer, app, returnAddressOf(c));
}

async function sendTemplate(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const view = await viewOf(c, deps);
  if (!view) return answerNotFound(c, deps);
  const { round, unit, cells, typed, prior } = view;
  const texts = new Map<IndicatorCode, string>();
  for (const [code, cell] of typed) if (cell.state === 'text') texts.set(code, cell.typed ?? '');
  const bytes = await writeTemplate({ round, unit, cells, texts, prior }, contextOf(c, deps).t.costsWorkbook);
  return answerDownload(c, { name: `${round.id}-${unit.id}.xlsx`, type: XLSX, body: bytes });
}

async function outcomeOf(form: ReceivedForm, view: ReturnView, { app }: StaffDeps): Promise<UploadOutcome> {
  const [file] = form.files;
  if (file === undefined) {
    const tooLarge = form.problems.some(({ problem }) => problem.includes('too-large'));
    return tooLarge ? { kind: 'fault', fault: 'too-large' } : { kind: 'no-file' };
  }
  const opened = await app.readWorkbook(file.bytes);
  if (!opened.ok) return { kind: 'fault', fault: opened.error };
  const { figures, findings } = readReturnWorkbook(view.round, view.unit.id, opened.value);
  const changes = figures.flatMap((figure) => changeOf(figure, view) ?? []);
  return { kind: 'read', fileName: file.name, findings, changes };
}

/** Excel forgets the zeros at the end: the same amount is no change. */
function changeOf(
  { code, text, sheet, address }: WorkbookFigure,
  view: ReturnView,
): WorkbookChange | undefined {
  const measure = view.round.indicators.get(code)?.measure;
  const stored = view.typed.get(code);
  const change = { code, sheet, address, after: text };
  if (measure === undefined) {
    const now = stored?.typed ?? '';
    return now === text.trim() ? undefined : { ...change, now };
  }
  const cell = view.cells.get(code);
  if (sameValue(cell, readFigure(text, measure).value)) return undefined;
  const now = cell?.state === 'value' ? plainAmount(cell.amount, measure) : (stored?.typed ?? '');
  return { ...change, now };
}

function sameValue(one: CellValue | undefined, two: CellValue): boolean {
  if (one === undefined || one.state !== two.state) return two.state === 'blank' && one === undefined;
  if (one.state === 'value' && two.state === 'value') return one.amount.scaled === two.amount.scaled;
  return one.state === 'blank';
}

async function takeIn(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { fields } = c.get('form');
  const view = await viewOf(c, deps);
  if (!view) return answerNotFound(c, deps);
  const address = { round: view.round.id, unit: view.unit.id };
  const home = returnPath(address.round, address.unit);
  const cells = [...view.round.indicators.keys()].flatMap((code) => {
    const text = fields.get(changeField(code))?.[0];
    return text === undefined ? [] : [{ code, text, origin: 'workbook' as const }];
  });
  const fileName = fields.get('file')?.[0] ?? '';
  const saved = await saveCells(deps.app, c.get('visit').viewer, {
    ...address,
    cells,
    takenIn: { from: 'workbook', fileName: fileName.slice(0, 200) },
  });
  return saved.ok ? c.redirect(`${home}/check`, 303) : answerRefusal(c, deps, saved.error, home);
}
