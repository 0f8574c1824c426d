import { BureauFrame } from './bureau-frame.tsx';
import type { VNode } from 'preact';
import { LEVELS, type Finding, type Level } from '#core/catalogue/fact.ts';
import { Pager } from '../elements/pager.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { Heads, LevelTag, PlaceWords } from './bureau-parts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { Sentences } from './sentences.ts';

export type FindingsFilter = { readonly level?: Level; readonly code?: string; readonly page: number };

const A_PAGE = 50;

/** All that the check found, filtered by level and kind; fifty a page. */
export function FindingsPage(props: {
  readonly ctx: PageContext;
  readonly findings: readonly Finding[];
  readonly filter: FindingsFilter;
  readonly say: Sentences;
}): VNode {
  const { ctx, findings, filter, say } = props;
  const { t } = ctx;
  const words = t.bureau.findings;
  const shown = findings
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .filter(
      (each) =>
        (filter.level === undefined || each.level === filter.level) &&
        (filter.code === undefined || each.code === filter.code),
    );
  const pages = Math.max(1, Math.ceil(shown.length / A_PAGE));
  const page = Math.min(filter.page, pages);
  return (
    <BureauFrame ctx={ctx} title={words.title} here="findings">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <FindingsFilters ctx={ctx} findings={findings} filter={filter} />
      {shown.length === 0 ? (
        <p class="empty">{findings.length === 0 ? words.empty : words.emptyFilter}</p>
      ) : (
        <>
          <p>{words.total(shown.length)}</p>
          <FindingsTable ctx={ctx} findings={shown.slice((page - 1) * A_PAGE, page * A_PAGE)} say={say} />
          <Pager page={page} pages={pages} href={(n) => addressOf({ ...filter, page: n })} t={t} />
        </>
      )}
    </BureauFrame>
  );
}

/** Level, sentence, legal basis and place of each finding. */
export function FindingsTable(props: {
  readonly ctx: PageContext;
  readonly findings: readonly Finding[];
  readonly say: Sentences;
}): VNode {
  const { t } = props.ctx;
  const words = t.bureau.findings;
  return (
    <TableBox label={words.title}>
      <table class="plain-table findings">
        <Heads names={[words.level, words.sentence, words.basis, words.place, words.code]} />
        <tbody>
          {props.findings.map((finding) => (
            <tr>
              <td>
                <LevelTag level={finding.level} t={t} />
              </td>
              <td class="findings-sentence">{props.say.finding(finding)}</td>
              <td>{finding.basis ?? words.noBasis}</td>
              <td>
                <PlaceWords at={finding.at} t={t} />
              </td>
              <td>
                <code>{finding.code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function FindingsFilters({
  ctx,
  findings,
  filter,
}: {
  readonly ctx: PageContext;
  readonly findings: readonly Finding[];
  readonly filter: FindingsFilter;
}): VNode {
  const { t } = ctx;
  const words = t.bureau.findings;
  const codes = [...new Set(findings.map((each) => each.code))].toSorted();
  const countOf = (level: Level): number => findings.filter((each) => each.level === level).length;
  return (
    <>
      <nav class="filters" aria-label={words.filterLevel}>
        <a href="/bureau/findings" aria-current={filter.level === undefined ? 'page' : undefined}>
          {words.all} {findings.length}
        </a>
        {LEVELS.map((level) => (
          <a href={addressOf({ level, page: 1 })} aria-current={filter.level === level ? 'page' : undefined}>
            {t.bureau.levels[level]} {countOf(level)}
          </a>
        ))}
      </nav>
      {codes.length > 0 && (
        <form method="get" action="/bureau/findings" class="row inline-form">
          {filter.level && <input type="hidden" name="level" value={filter.level} />}
          <label for="code">{words.filterCode}</label>
          <select class="ds-input" id="code" name="code">
            <option value="">{words.all}</option>
            {codes.map((code) => (
              <option value={code} selected={code === filter.code}>
                {code}
              </option>
            ))}
          </select>
          <button class="ds-button" data-variant="secondary" type="submit">
            {words.apply}
          </button>
        </form>
      )}
    </>
  );
}

function addressOf({ level, code, page }: FindingsFilter): string {
  const query = new URLSearchParams();
  if (level !== undefined) query.set('level', level);
  if (code !== undefined) query.set('code', code);
  if (page > 1) query.set('page', String(page));
  return `/bureau/findings${query.size > 0 ? `?${query.toString()}` : ''}`;
}
