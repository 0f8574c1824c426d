import type { ComponentChildren, VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import { may, type Action } from '#core/identity/permission.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

/** The pages of one consultation in the order of the work, each with the permission that opens it. What is not built is not here. */
const GROUPS = [
  {
    group: 'take-in',
    pages: [
      { id: 'home', path: '', action: 'see-consultation-desk' },
      { id: 'intake', path: '/intake', action: 'take-in-opinions' },
      { id: 'meetings', path: '/meetings', action: 'take-in-opinions' },
      { id: 'submissions', path: '/submissions', action: 'see-consultation-desk' },
      { id: 'copies', path: '/copies', action: 'collate-opinions' },
    ],
  },
  {
    group: 'study',
    pages: [
      { id: 'demands', path: '/demands', action: 'see-consultation-desk' },
      { id: 'sorting', path: '/sorting', action: 'collate-opinions' },
      { id: 'dispatch', path: '/dispatch', action: 'dispatch-demands' },
      { id: 'study', path: '/study', action: 'study-demand' },
      { id: 'disposition', path: '/disposition', action: 'decide-disposition' },
    ],
  },
  {
    group: 'write',
    pages: [
      { id: 'plan', path: '/plan', action: 'edit-plan' },
      { id: 'ledger', path: '/ledger', action: 'see-consultation-desk' },
      { id: 'packet', path: '/packet', action: 'see-consultation-desk' },
      { id: 'coverage', path: '/coverage', action: 'see-consultation-desk' },
      { id: 'statements', path: '/statements', action: 'collate-opinions' },
    ],
  },
  {
    group: 'answer',
    pages: [
      { id: 'procedure', path: '/procedure', action: 'see-consultation-desk' },
      { id: 'clocks', path: '/clocks', action: 'see-consultation-desk' },
      { id: 'commitments', path: '/commitments', action: 'keep-commitment' },
      { id: 'journal', path: '/journal', action: 'see-consultation-desk' },
    ],
  },
] as const satisfies readonly {
  readonly group: string;
  readonly pages: readonly { readonly id: string; readonly path: string; readonly action: Action }[];
}[];
export type ConsultationPageId = (typeof GROUPS)[number]['pages'][number]['id'];

/** The frame of every staff page of a consultation: its name, what it is for, and the row of its pages. */
export function ConsultationFrame(props: {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly title: string;
  readonly here?: ConsultationPageId;
  readonly island?: string;
  readonly children: ComponentChildren;
}): VNode {
  const { ctx, consultation, title, here, island, children } = props;
  const { t, viewer } = ctx;
  const subject = {
    storedUnder: consultation.division,
    department: viewer.role === 'department' ? viewer.department : undefined,
  };
  const groups = GROUPS.map(({ group, pages }) => ({
    group,
    pages: pages.filter(({ action }) => may(viewer, action, subject)),
  })).filter(({ pages }) => pages.length > 0);
  const isOne = groups.reduce((sum, { pages }) => sum + pages.length, 0) === 1;
  return (
    <Frame ctx={ctx} title={title} section="consultations" {...(island === undefined ? {} : { island })}>
      <p class="consultation-name">
        <a href="/consultations">{t.consultation.title}</a> › {consultation.title}
      </p>
      {consultation.mark === 'sample' && <p class="consultation-sample">{t.consultation.sample}</p>}
      {!isOne && (
        <nav class="consultation-menu no-print" aria-label={t.consultation.menuLabel}>
          {groups.map(({ group, pages }) => (
            <p class="filters">
              <span class="consultation-menu__group">{t.consultation.groups[group]}</span>
              {pages.map(({ id, path }) => (
                <a
                  href={`/consultations/${consultation.id}${path}`}
                  aria-current={id === here ? 'page' : undefined}
                >
                  {t.consultation.menu[id]}
                </a>
              ))}
            </p>
          ))}
        </nav>
      )}
      <Did ctx={ctx} />
      {children}
    </Frame>
  );
}

/** What was just done here, once: the address says so. */
function Did({ ctx }: { readonly ctx: PageContext }): VNode | null {
  const did = new URLSearchParams(ctx.path.split('?')[1] ?? '').get('did');
  const said = Object.entries(ctx.t.consultation.did).find(([act]) => act === did);
  return said === undefined ? null : <output class="notice notice--go block">{said[1]}</output>;
}
