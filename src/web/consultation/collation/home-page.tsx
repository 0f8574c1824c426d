import type { VNode } from 'preact';
import {
  countLedger,
  countLines,
  DEMAND_STATES,
  demandState,
  type CountLine,
} from '#core/consultation/counts.ts';
import { flagsOf } from '#core/consultation/disposition/flags.ts';
import type { ConsultationSeen } from '#read/consultation.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';

/** Where a consultation stands: how much there is, that it closes, and what is to be done next. */
export function HomePage(props: { readonly ctx: PageContext; readonly seen: ConsultationSeen }): VNode {
  const { ctx, seen } = props;
  const { consultation, ledger } = seen;
  const words = ctx.t.consultationCollation;
  const counts = countLedger(ledger);
  const base = `/consultations/${consultation.id}`;
  const states = DEMAND_STATES.map((state) => ({
    state,
    count: [...ledger.demands.values()].filter((demand) => demandState(demand) === state).length,
  }));
  const flags = flagsOf(consultation, ledger).filter(({ answer }) => answer === undefined);
  const unconfirmed = [...ledger.submissions.values()].filter(
    ({ speech, confirmed }) => speech !== undefined && confirmed === undefined,
  ).length;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={consultation.title} here="home">
      <h1>{consultation.title}</h1>
      <p>{consultation.planTitle}</p>
      <dl class="counts opinion-counts">
        {(['people', 'submissions', 'copies', 'points', 'demands'] as const).map((code) => (
          <div>
            <dt>{words.counts[code]}</dt>
            <dd>{counts[code]}</dd>
          </div>
        ))}
      </dl>
      <section class="sheet">
        <h2>{words.next}</h2>
        <ul class="opinion-next">
          {states
            .filter(({ state, count }) => state !== 'decided' && count > 0)
            .map(({ state, count }) => (
              <li>
                <a href={`${base}${NEXT[state]}`}>{words.nextOf[state](count)}</a>
              </li>
            ))}
          {unconfirmed > 0 && (
            <li>
              <a href={`${base}/meetings`}>{words.nextUnconfirmed(unconfirmed)}</a>
            </li>
          )}
          {flags.length > 0 && (
            <li>
              <a href={`${base}/disposition?show=flagged`}>{words.nextFlags(flags.length)}</a>
            </li>
          )}
        </ul>
        {counts.submissions === 0 && <p class="empty">{words.nothingYet}</p>}
      </section>
      <section>
        <h2>{words.closing}</h2>
        <p class="hint">{words.closingHint}</p>
        <TableBox label={words.closing}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{words.sum}</th>
                <th scope="col" class="number">
                  {words.whole}
                </th>
                <th scope="col">{words.parts}</th>
                <th scope="col">{words.closes}</th>
              </tr>
            </thead>
            <tbody>
              {countLines(ledger).map((line) => (
                <tr>
                  <th scope="row">{words.lines[line.code]}</th>
                  <td class="number">{line.whole}</td>
                  <td>{partsWords(ctx, line)}</td>
                  <td>{line.closes ? words.yes : <strong>{words.no}</strong>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </section>
    </ConsultationFrame>
  );
}

const NEXT = {
  unsorted: '/sorting',
  sorted: '/dispatch',
  'in-study': '/disposition',
  decided: '/disposition',
} as const;

/** `来信 3 ＋ 座谈会 14`; long lists say how many parts there are. */
function partsWords(ctx: PageContext, { code, parts }: CountLine): string {
  const words = ctx.t.consultationCollation;
  const named = parts.filter(({ count }) => count > 0);
  if (named.length === 0) return '0';
  return named.map(({ key, count }) => words.part(code, partName(ctx, code, key), count)).join(' ＋ ');
}

function partName(ctx: PageContext, code: CountLine['code'], key: string): string {
  const { channels, states } = ctx.t.consultation;
  const { kept, copies } = ctx.t.consultationCollation;
  const names: Readonly<Record<string, string>> =
    code === 'submissions-by-channel'
      ? channels
      : code === 'demands-by-state'
        ? states
        : code === 'submissions-and-copies'
          ? { kept, copies }
          : {};
  return names[key] ?? key;
}
