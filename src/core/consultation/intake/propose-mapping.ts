// Which column means what, as a proposal that a person confirms or changes. The words are those of real published tables (facts §1.4).
import { plainScript } from '../text/script.ts';
import type { OpinionTable } from './opinion-table.ts';

/** What a column can be read as. `question`: an open question of a questionnaire, one point each. */
export const COLUMN_FIELDS = [
  'ignore',
  'text',
  'question',
  'title',
  'name',
  'contact',
  'class',
  'district',
  'proposal-number',
  'date',
  'consent',
  'outcome',
  'problem',
  'reason',
  'note',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

export function isColumnField(text: string): text is ColumnField {
  return COLUMN_FIELDS.some((field) => field === text);
}

export type Mapping = {
  /** Row of the headings, from 0; -1: there are none. */
  readonly heading: number;
  /** One for each column. */
  readonly fields: readonly ColumnField[];
};

/** First fit wins; a field that may stand once goes to the first column that asks for it. */
const HEADINGS: readonly (readonly [ColumnField, RegExp])[] = [
  ['ignore', /^(?:序号|序|no)$/],
  ['title', /标题|题目|案由|主题|事由/],
  ['consent', /同意公开|是否公开|可否公开/],
  ['note', /公开范围|办理类型|类型|主办|会办|协办|分办|承办|责任|督办|部门|备注|方式|反馈时间|办结/],
  ['reason', /理由|原因|说明|答复|回复/],
  ['outcome', /采纳|处理结果|办理结果|办理情况/],
  ['problem', /解决情况|办理等级|类别代码|^[abcd]类$/],
  ['proposal-number', /编号|建议号|提案号|案号|工单号/],
  ['contact', /电话|手机|联系方式|邮箱|邮件/],
  ['name', /姓名|反馈人|提案人|提出人|建议人|领衔|留言人|署名|网名|昵称|联系人|来信人/],
  ['class', /身份|类别|人员/],
  ['date', /日期|时间/],
  ['district', /区县|县市区|所在地|地区|辖区/],
  ['text', /意见|建议|内容|诉求|留言|反映/],
];
const ONCE: readonly ColumnField[] = [
  'title',
  'name',
  'contact',
  'class',
  'district',
  'proposal-number',
  'date',
  'consent',
  'outcome',
  'problem',
  'text',
];
const WHO = /^(?:单位\/?或?个人|个人\/?或?单位|(?:来信|反馈|提出)?单位(?:名称)?)$/;
const SORTS_OF_WHO = /^(?:个人|单位|企业|群众|公民|法人|组织)$/;
const ROWS_LOOKED_AT = 10;

/** The row that most looks like headings among the first ten, and what each column seems to be. */
export function proposeMapping(table: OpinionTable): Mapping {
  const width = widthOf(table);
  const candidates = table.rows.slice(0, ROWS_LOOKED_AT).map((row, index) => ({
    index,
    known: row.filter(
      ({ text, spanned }) => spanned !== true && text.trim().length <= 30 && headingField(text) !== undefined,
    ).length,
  }));
  const best = candidates.toSorted((a, b) => b.known - a.known || a.index - b.index)[0];
  const heading =
    best !== undefined && best.known > 0 && !isLoneSentence(table, best.index) ? best.index : -1;
  return { heading, fields: fieldsFor(table, heading, width) };
}

/** What the columns seem to be when the headings stand in that row. */
export function fieldsFor(
  table: OpinionTable,
  heading: number,
  width = widthOf(table),
): readonly ColumnField[] {
  const taken = new Set<ColumnField>();
  const headings = Array.from({ length: width }, (_, column) => table.rows[heading]?.[column]?.text ?? '');
  const hasName = headings.some((text) => headingField(text) === 'name' && !WHO.test(bare(text)));
  const fields = headings.map((text, column): ColumnField => {
    if (heading < 0) return 'ignore';
    let field = headingField(text) ?? 'ignore';
    if (WHO.test(bare(text))) field = hasName || namesSorts(table, heading, column) ? 'class' : 'name';
    if (ONCE.includes(field) && taken.has(field))
      return field === 'text' ? 'note' : field === 'outcome' ? 'reason' : 'note';
    taken.add(field);
    return field;
  });
  return taken.has('text') || taken.has('question') ? fields : withLongest(table, heading, fields);
}

/** Columns of the widest row. */
export function widthOf({ rows }: OpinionTable): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

function headingField(text: string): ColumnField | undefined {
  const heading = bare(text);
  if (heading === '') return undefined;
  if (WHO.test(heading)) return 'name';
  return HEADINGS.find(([, words]) => words.test(heading))?.[0];
}

function bare(text: string): string {
  return plainScript(text).replaceAll(/[\s:：()（）*]/g, '');
}

/** A single filled cell that reads like a sentence is an opinion or a title, no heading. */
function isLoneSentence(table: OpinionTable, row: number): boolean {
  const filled = (table.rows[row] ?? []).filter(
    ({ text, spanned }) => text.trim() !== '' && spanned !== true,
  );
  return filled.length === 1 && widthOf(table) > 1
    ? true
    : filled.length === 1 && (filled[0]?.text.length ?? 0) > 12;
}

/** Whether a column says 个人 or 单位, and not who. */
function namesSorts({ rows }: OpinionTable, heading: number, column: number): boolean {
  const said = rows.slice(heading + 1).flatMap((row) => row[column]?.text.trim() || []);
  return said.length > 0 && said.every((text) => SORTS_OF_WHO.test(plainScript(text)));
}

/** Nothing is called an opinion: the column with the longest texts is. */
function withLongest(
  table: OpinionTable,
  heading: number,
  fields: readonly ColumnField[],
): readonly ColumnField[] {
  const lengths = fields.map((field, column) =>
    field === 'ignore' || field === 'note'
      ? table.rows.slice(heading + 1).reduce((sum, row) => sum + (row[column]?.text.length ?? 0), 0)
      : -1,
  );
  const most = Math.max(...lengths, 0);
  const at = most > 0 ? lengths.indexOf(most) : -1;
  return fields.map((field, column) => (column === at ? 'text' : field));
}
