// Tables of main indicators and of projects, known by the words of their headings.
import type { IndicatorNature, IndicatorRow, ProjectRow } from './plan.ts';
import type { GridCell } from './table-grid.ts';

type IndicatorColumn =
  | { readonly is: 'number' | 'group' | 'name' | 'unit' | 'nature' | 'annual' }
  | { readonly is: 'value'; readonly year: number };
type ProjectColumn = { readonly is: 'number' | 'name' | 'content' | 'investment' | 'owner' | 'years' };
type Unknown = { readonly is: 'unknown'; readonly heading: string };

/** What the rows of a table are, and what each column holds. */
export type TableReading =
  | {
      readonly kind: 'indicator';
      readonly headers: number;
      readonly columns: readonly (IndicatorColumn | Unknown)[];
    }
  | {
      readonly kind: 'project';
      readonly headers: number;
      readonly columns: readonly (ProjectColumn | Unknown)[];
      /** Of the investment column, from its heading. */
      readonly unit: string;
    };

const INDICATOR_WORDS: readonly (readonly [Exclude<IndicatorColumn['is'], 'value'>, RegExp])[] = [
  ['number', /^(序号|序號|编号|編號)$/],
  ['group', /^(类别|類別|分类|分類|领域|領域|指标类别|指标类型)$/],
  ['name', /^(主要)?(指标|指標)(名称|名稱)?$|^(指标|指標)[（(].*[）)]$/],
  ['unit', /^(计量|計量)?(单位|單位)$/],
  ['nature', /^(指标|指標)?(属性|屬性|性质|性質)$/],
  ['annual', /年均|累计|累計|年增|增速/],
];
const PROJECT_WORDS: readonly (readonly [ProjectColumn['is'], RegExp])[] = [
  ['number', /^(序号|序號|编号|編號)$/],
  ['name', /^(重大|重点|重點)?(项目|項目|工程)(名称|名稱)?$|^名称$/],
  ['content', /(建设|建設|主要|规模|規模).*(内容|內容|规模|規模)|^(内容|內容)$/],
  ['investment', /投资|投資/],
  ['owner', /(责任|責任|牵头|牽頭|实施|實施|建设|業主|业主).*(单位|單位|部门|部門|主体|主體)|^业主$/],
  ['years', /(建设|建設|起止|实施|實施).*(年限|期限|年份|工期|周期)|^起止年$/],
];
/** Two lines of headings at most. */
const MOST_HEADERS = 2;

/** `undefined`: the heading words are not known. Full-width and traditional headings are. */
export function readTable(grid: readonly (readonly GridCell[])[]): TableReading | undefined {
  for (let headers = 1; headers <= Math.min(MOST_HEADERS, grid.length - 1); headers += 1) {
    const headings = headingsOf(grid.slice(0, headers));
    const reading = asIndicators(headings, headers) ?? asProjects(headings, headers);
    if (reading) return reading;
  }
  return undefined;
}

/** The words above each column, of all heading lines. */
function headingsOf(lines: readonly (readonly GridCell[])[]): readonly string[] {
  return (lines[0] ?? []).map((_, column) =>
    [...new Set(lines.map((line) => line[column]?.text ?? ''))]
      .join('')
      .normalize('NFKC')
      .replaceAll(/\s+/g, ''),
  );
}

function asIndicators(headings: readonly string[], headers: number): TableReading | undefined {
  const columns = headings.map((heading): IndicatorColumn | Unknown => {
    const year = /(20\d\d)年?/.exec(heading)?.[1];
    if (year !== undefined && !/年均|累计|累計/.test(heading)) return { is: 'value', year: Number(year) };
    const word = INDICATOR_WORDS.find(([, pattern]) => pattern.test(heading))?.[0];
    return word === undefined ? { is: 'unknown', heading } : { is: word };
  });
  const has = (is: IndicatorColumn['is']): boolean => columns.some((column) => column.is === is);
  return has('name') && (has('value') || has('nature')) ? { kind: 'indicator', headers, columns } : undefined;
}

function asProjects(headings: readonly string[], headers: number): TableReading | undefined {
  const columns = headings.map((heading): ProjectColumn | Unknown => {
    const word = PROJECT_WORDS.find(([, pattern]) => pattern.test(heading))?.[0];
    return word === undefined ? { is: 'unknown', heading } : { is: word };
  });
  const known = columns.filter(({ is }) => is !== 'unknown' && is !== 'number').length;
  if (known < 2 || !columns.some(({ is }) => is === 'name')) return undefined;
  const at = columns.findIndex(({ is }) => is === 'investment');
  const unit = /[（(]([^）)]*元)[）)]/.exec(headings[at] ?? '')?.[1] ?? '';
  return { kind: 'project', headers, columns, unit };
}

/** One row of a table of indicators. `nature` of an unknown word is `undefined`, the word is given beside. */
export function indicatorRow(
  reading: TableReading & { kind: 'indicator' },
  row: readonly GridCell[],
  group: string,
): { readonly row: IndicatorRow; readonly no: string | undefined; readonly oddNature: string | undefined } {
  const cell = (is: string): string =>
    textOf(
      row,
      reading.columns.findIndex((column) => column.is === is),
    );
  const numbered = /^(\d{1,3}[.．、]|[（(]\d{1,3}[）)])\s*(?=\D)/u.exec(cell('name'));
  const named = cell('name').slice(numbered?.[0].length ?? 0);
  const inName = /^(.+?)[（(]([^（）()]{1,12})[）)]$/u.exec(named);
  const column = cell('unit');
  const unit = column === '' && inName?.[2] !== undefined && looksLikeUnit(inName[2]) ? inName[2] : column;
  const values = reading.columns.flatMap((column, at) =>
    column.is === 'value' ? [{ year: column.year, value: withoutUnit(textOf(row, at), unit) }] : [],
  );
  const written = values.filter(({ value }) => value !== '' && !/^[-—–]+$/u.test(value));
  const [first, last] = [values[0], values.at(-1)];
  const nature = cell('nature');
  return {
    row: {
      group: cell('group') || group,
      name: unit !== column && inName?.[1] !== undefined ? inName[1] : named,
      unit,
      nature: natureOf(nature),
      base: values.length > 1 && first && written.includes(first) ? first : undefined,
      target: last && written.includes(last) ? last : undefined,
      annual: cell('annual') || undefined,
    },
    no: cell('number') || numbered?.[1],
    oddNature: nature !== '' && natureOf(nature) === undefined ? nature : undefined,
  };
}

/** One row of a table of projects. */
export function projectRow(
  reading: TableReading & { kind: 'project' },
  row: readonly GridCell[],
): { readonly row: ProjectRow; readonly no: string | undefined } {
  const cell = (is: string): string =>
    textOf(
      row,
      reading.columns.findIndex((column) => column.is === is),
    );
  const money = cell('investment');
  const own = /^(.*?)\s*((?:百|千|万|萬|亿|億)*元)$/u.exec(money);
  const value = own?.[1] ?? money;
  return {
    row: {
      name: cell('name'),
      content: cell('content'),
      investment: value === '' ? undefined : { value, unit: own?.[2] ?? reading.unit },
      owner: cell('owner') || undefined,
      years: cell('years') || undefined,
    },
    no: cell('number') || undefined,
  };
}

function natureOf(word: string): IndicatorNature | undefined {
  if (/^(约束|約束)(性)?$/u.test(word)) return 'binding';
  return /^(预期|預期)(性)?$/u.test(word) ? 'expected' : undefined;
}

/** Merged cells speak for every row they reach. */
function textOf(row: readonly GridCell[], column: number): string {
  return (row[column]?.text ?? '').replaceAll('\n', ' ').trim();
}

function looksLikeUnit(words: string): boolean {
  return /^(%|％|‰|[万亿百千]*[元人户吨件个张床岁年公里米]|.*\/.*|.*(元|人|吨|标准煤|平方公里|公顷|立方米|千瓦|个))$/u.test(
    words,
  );
}

/** `65%` under a unit of `%` is `65`. */
function withoutUnit(value: string, unit: string): string {
  const plain = unit.normalize('NFKC');
  const text = value.trim();
  return plain !== '' && text.normalize('NFKC').endsWith(plain) ? text.slice(0, -unit.length).trim() : text;
}
