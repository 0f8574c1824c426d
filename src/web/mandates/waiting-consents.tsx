import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CaseView } from '#read/case-lines.ts';
import type { PageContext } from '../frame/page-context.ts';

/** Whose consent the case waits for, and the way to hand the paper in instead; at a counter also to record a signed one. */
export function WaitingConsents(props: {
  readonly ctx: PageContext;
  readonly found: Pick<CaseView, 'number' | 'consents' | 'parts'>;
}): VNode | null {
  const { ctx, found } = props;
  const { t, language } = ctx;
  const words = t.mandates.consents;
  const atCounter = ctx.viewer.role === 'clerk';
  const home = atCounter ? `/counter/taken/${found.number}` : `/my-cases/${found.number}`;
  const waiting = openConsents(found);
  if (waiting.length === 0) return null;
  return (
    <section class="notice notice--wait">
      <ul class="plain-list">
        {waiting.map(({ id, of, materialName }) => (
          <li key={id}>
            <p>
              <strong>{words.waiting(of.name, inLanguage(materialName, language))}</strong>
            </p>
            {!atCounter && <p>{words.waitingHint}</p>}
            <p class="no-print">
              <a class="ds-button" data-variant="secondary" href={`${home}/consents/${id}`}>
                {atCounter ? words.record : words.replace}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Consents that some part still waits for. */
export function openConsents({
  consents,
  parts,
}: Pick<CaseView, 'consents' | 'parts'>): CaseView['consents'] {
  return consents.filter(
    ({ id, status }) =>
      status === 'waiting' &&
      parts.some(({ stage, waitsForConsents = [] }) => stage === 'waiting' && waitsForConsents.includes(id)),
  );
}

/** 要等谭志远同意: for a part that waits for consents, the sentences; empty where it waits for none. */
export function consentWaitWords(
  found: Pick<CaseView, 'consents' | 'parts'>,
  part: Pick<CaseView['parts'][number], 'waitsForConsents'>,
  { t, language }: Pick<PageContext, 't' | 'language'>,
): readonly string[] {
  return openConsents(found)
    .filter(({ id }) => (part.waitsForConsents ?? []).includes(id))
    .map(({ of, materialName }) => t.mandates.consents.waiting(of.name, inLanguage(materialName, language)));
}
