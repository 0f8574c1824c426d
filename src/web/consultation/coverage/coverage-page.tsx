import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { Coverage, CoverageRow, PeopleTable } from '#core/consultation/coverage/coverage.ts';
import type { DemandId } from '#core/consultation/ids.ts';
import { Light } from '../../elements/light.tsx';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';

export type CoveragePageProps = {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly coverage: Coverage;
  /** The words of each demand. */
  readonly words: ReadonlyMap<DemandId, string>;
  readonly matrix: readonly {
    readonly district: string;
    readonly name: string;
    readonly cells: readonly number[];
  }[];
};

/** Longer lists wait behind one line. */
const LONG = 20;

type Row = Pick<CoverageRow<string>, 'id' | 'name' | 'voices' | 'hearing'>;

/** Who was silent, first; then every facet in the order of the configuration, never by volume. */
export function CoveragePage(props: CoveragePageProps): VNode {
  const { ctx, consultation, coverage } = props;
  const text = ctx.t.consultationCoverage;
  const channels: readonly Row[] = coverage.channels.map((row) => ({
    ...row,
    name: ctx.t.consultation.channels[row.id],
  }));
  const unsorted = [{ label: text.unsorted, voices: coverage.unsortedDemands }];
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={text.title} here="coverage">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <Silent ctx={ctx} coverage={coverage} channels={channels} />
      <div class="coverage-grid">
        <PeopleFacet ctx={ctx} title={text.classes} table={coverage.classes} adds />
        <PeopleFacet ctx={ctx} title={text.groups} table={coverage.groups} note={text.groupsNote} />
        <PeopleFacet ctx={ctx} title={text.districts} table={coverage.districts} adds />
        <Facet
          ctx={ctx}
          title={text.topics}
          rows={coverage.topics}
          extra={unsorted.filter(({ voices }) => voices > 0)}
        />
        <Facet ctx={ctx} title={text.channels} rows={channels} extra={[]} />
        <Facet ctx={ctx} title={text.chapters} rows={coverage.chapters} extra={[]} />
      </div>
      <Matrix {...props} />
      <OneVoice {...props} />
      <Masses ctx={ctx} consultation={consultation} coverage={coverage} />
    </ConsultationFrame>
  );
}

/** One line a facet: what nobody has spoken for yet. */
function Silent(props: {
  readonly ctx: PageContext;
  readonly coverage: Coverage;
  readonly channels: readonly Row[];
}): VNode {
  const { ctx, coverage, channels } = props;
  const text = ctx.t.consultationCoverage;
  const facets: readonly (readonly [string, readonly Row[]])[] = [
    [text.groups, coverage.groups.rows],
    [text.classes, coverage.classes.rows],
    [text.districts, coverage.districts.rows],
    [text.topics, coverage.topics],
    [text.channels, channels],
    [text.chapters, coverage.chapters],
  ];
  const silent = facets
    .map(([title, rows]) => [title, rows.filter(({ hearing }) => hearing === 'silent')] as const)
    .filter(([, rows]) => rows.length > 0);
  return (
    <section class="sheet">
      <h2>{text.silentNow}</h2>
      {silent.length === 0 && <p>{text.silentNone}</p>}
      <dl class="facts">
        {silent.map(([title, rows]) => (
          <>
            <dt>{title}</dt>
            <dd>{rows.map(({ name }) => name).join(ctx.t.frame.listSeparator)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function PeopleFacet(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly table: PeopleTable;
  readonly note?: string;
  readonly adds?: boolean;
}): VNode {
  const { ctx, title, table, note, adds = false } = props;
  const text = ctx.t.consultationCoverage;
  const extra = [
    { label: text.notSaid, voices: table.notSaid },
    ...(adds ? [{ label: text.total, voices: table.people }] : []),
  ];
  return (
    <Facet
      ctx={ctx}
      title={title}
      rows={table.rows}
      extra={extra}
      {...(note === undefined ? {} : { note })}
    />
  );
}

function Facet(props: {
  readonly ctx: PageContext;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly extra: readonly { readonly label: string; readonly voices: number }[];
  readonly note?: string;
}): VNode {
  const { ctx, title, rows, extra, note } = props;
  const text = ctx.t.consultationCoverage;
  const colours = { heard: 'green', nearly: 'amber', silent: 'none' } as const;
  return (
    <TableBox label={title}>
      <table class="plain-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col" class="number">
              {text.voices}
            </th>
            <th scope="col">{text.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, voices, hearing }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td class="number">{voices}</td>
              <td>
                <Light colour={colours[hearing]} word={text.hearings[hearing]} />
              </td>
            </tr>
          ))}
          {extra.map(({ label, voices }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number">{voices}</td>
              <td aria-hidden="true" />
            </tr>
          ))}
        </tbody>
      </table>
      {note !== undefined && <p class="hint">{note}</p>}
    </TableBox>
  );
}

/** Districts and classes as a map of cells; an empty one is a place to go and ask. */
function Matrix({ ctx, consultation, matrix }: CoveragePageProps): VNode {
  const text = ctx.t.consultationCoverage;
  return (
    <>
      <h2>{text.matrix}</h2>
      <p class="hint">{text.matrixNote}</p>
      <TableBox label={text.matrix}>
        <table class="plain-table coverage-matrix">
          <thead>
            <tr>
              <th scope="col">{text.district}</th>
              {consultation.classes.map(({ id, name }) => (
                <th scope="col" class="number" key={id}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.map(({ district, name, cells }) => (
              <tr key={district}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td
                    class={cell === 0 ? 'number coverage-none' : 'number'}
                    key={consultation.classes[at]?.id}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}

function OneVoice(props: CoveragePageProps): VNode {
  const { ctx, consultation, coverage, words } = props;
  const text = ctx.t.consultationCoverage;
  const groupName = new Map(consultation.affectedGroups.map(({ id, name }) => [id, name]));
  return (
    <>
      <h2>{text.oneVoice}</h2>
      <p class="hint">{text.oneVoiceNote}</p>
      {coverage.oneVoice.length === 0 ? (
        <p>{text.oneVoiceNone}</p>
      ) : (
        <details class="why" open={coverage.oneVoice.length <= LONG}>
          <summary>{text.oneVoiceCount(coverage.oneVoice.length)}</summary>
          <TableBox label={text.oneVoice}>
            <table class="plain-table">
              <thead>
                <tr>
                  {[text.demand, text.words, text.submission, text.belongs, text.state].map((label) => (
                    <th scope="col" key={label}>
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {coverage.oneVoice.map(({ demand, submission, groups, decided }) => (
                  <tr key={demand}>
                    <th scope="row">
                      <a href={`/consultations/${consultation.id}/demands/${demand}`}>{demand}</a>
                    </th>
                    <td class="coverage-words">{words.get(demand)}</td>
                    <td>
                      <a href={`/consultations/${consultation.id}/submissions/${submission}`}>
                        {ctx.t.consultation.submissionNo(submission)}
                      </a>
                    </td>
                    <td>{groups.map((id) => groupName.get(id) ?? id).join(ctx.t.frame.listSeparator)}</td>
                    <td>{decided ? text.decided : text.open}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </details>
      )}
    </>
  );
}

function Masses(props: Pick<CoveragePageProps, 'ctx' | 'consultation' | 'coverage'>): VNode {
  const { ctx, consultation, coverage } = props;
  const text = ctx.t.consultationCoverage;
  return (
    <>
      <h2>{text.masses}</h2>
      <p class="hint">{text.massesNote}</p>
      {coverage.masses.length === 0 ? (
        <p>{text.massesNone}</p>
      ) : (
        <TableBox label={text.masses}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{text.original}</th>
                <th scope="col" class="number">
                  {text.copies}
                </th>
                <th scope="col" class="number">
                  {text.people}
                </th>
              </tr>
            </thead>
            <tbody>
              {coverage.masses.map(({ of, copies, people }) => (
                <tr key={of}>
                  <th scope="row">
                    <a href={`/consultations/${consultation.id}/submissions/${of}`}>
                      {ctx.t.consultation.submissionNo(of)}
                    </a>
                  </th>
                  <td class="number">{copies}</td>
                  <td class="number">{people}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </>
  );
}
