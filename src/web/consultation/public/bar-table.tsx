import type { VNode } from 'preact';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';

export type BarRow = { readonly name: string; readonly value: number; readonly words?: string };

/** A table that is its own chart: a bar on one scale beside each figure. Without sight or colour the figures say it all. */
export function BarTable(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly rows: readonly BarRow[];
  /** Given where the rows add up to it. */
  readonly total?: number;
}): VNode {
  const { ctx, title, rows, total } = props;
  const text = ctx.t.consultationPublic.statistics;
  const longest = rows.reduce((most, { value }) => Math.max(most, value), 1);
  return (
    <TableBox label={title}>
      <table class="plain-table bar-table">
        <caption>{title}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.bar}</th>
            <th scope="col">{text.count}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value, words }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="bar-table__bar" aria-hidden="true">
                <svg viewBox="0 0 100 12" preserveAspectRatio="none">
                  <rect x="0" y="0" width={(value / longest) * 100} height="12" />
                </svg>
              </td>
              <td class="number">{words ?? value}</td>
            </tr>
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{text.total}</th>
              <td class="bar-table__bar" aria-hidden="true" />
              <td class="number">{total}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </TableBox>
  );
}
