import type { VNode } from 'preact';
import type { DemandToStudy, Study } from '#read/study.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { dateWords } from '../../elements/words.ts';
import type { PageContext } from '../../frame/page-context.ts';
import { ConsultationFrame } from '../consultation-frame.tsx';
import { titleWords } from './dispatch-words.ts';

export type StudyState = 'waiting' | 'given' | 'back' | 'decided';

/** How a demand stands for the department that studies it. */
export function studyState({ decided, handedBack, view }: DemandToStudy): StudyState {
  if (decided !== undefined) return 'decided';
  if (handedBack !== undefined) return 'back';
  return view === undefined ? 'waiting' : 'given';
}

/** Everything that lies with one department, what waits for it first. */
export function StudyListPage({ ctx, study }: { readonly ctx: PageContext; readonly study: Study }): VNode {
  const { t } = ctx;
  const words = t.consultationDispatch.study;
  const { consultation, demands } = study;
  return (
    <ConsultationFrame ctx={ctx} consultation={consultation} title={words.title} here="study">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {demands.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <TableBox label={words.title}>
          <table class="plain-table plain-table--stack">
            <thead>
              <tr>
                <th scope="col">{words.demand}</th>
                <th scope="col">{words.part}</th>
                <th scope="col">{words.due}</th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {demands.map((demand) => (
                <Row ctx={ctx} study={study} demand={demand} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </ConsultationFrame>
  );
}

function Row(props: {
  readonly ctx: PageContext;
  readonly study: Study;
  readonly demand: DemandToStudy;
}): VNode {
  const { ctx, study, demand } = props;
  const { study: words, parts, clocks } = ctx.t.consultationDispatch;
  const { id, title, points, part, clock, reminders } = demand;
  const state = studyState(demand);
  return (
    <tr>
      <th scope="row">
        <a href={`/consultations/${study.consultation.id}/study/${id}`}>
          {id} {titleWords(title, points[0]?.text)}
        </a>
      </th>
      <td>{parts[part]}</td>
      <td>
        {clock === undefined ? words.noDue : dateWords(clock.period.firstDayOut, ctx.language)}
        {state === 'waiting' && clock && ['overdue', 'due-soon'].includes(clock.state) && (
          <strong class="block">{clocks.states[clock.state]}</strong>
        )}
      </td>
      <td>
        {words.states[state]}
        {state === 'waiting' && reminders > 0 && <span class="block hint">{words.reminded(reminders)}</span>}
      </td>
    </tr>
  );
}
