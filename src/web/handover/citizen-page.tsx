import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { RegionFlow } from '#core/cases/region-flow.ts';
import type { HandOverView } from '#read/hand-over.ts';
import { numberWords } from '../desk/desk-words.ts';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import type { LedgerTools } from './holder-words.ts';
import { Disputes, LedgerNow, LedgerPath, Legs, VariantNote } from './ledger.tsx';

/** 现在在哪里、谁负责: part by part, for the applicant. */
export function HandOverPage({
  view,
  tools,
}: {
  readonly view: HandOverView;
  readonly tools: LedgerTools;
}): VNode {
  const { ctx } = tools;
  const words = ctx.t.handover;
  const flows = new Set(view.parts.map(({ flow }) => flow.flow));
  return (
    <Frame ctx={ctx} title={words.citizen.title} section="myCases">
      <p class="hint thing-name">{inLanguage(view.thingName, ctx.language)}</p>
      <h1>{words.citizen.title}</h1>
      <p>
        <span class="unbroken">{numberWords(view.number)}</span>
      </p>
      <p>{words.citizen.lead}</p>
      {flows.size === 1 && [...flows].map((flow) => <p key={flow}>{flowWords(flow, ctx)}</p>)}
      {view.parts.map((part) => (
        <section class="sheet">
          <h2>{inLanguage(part.itemName, ctx.language)}</h2>
          <LedgerNow line={part} tools={tools} />
          {flows.size > 1 && <p class="hint">{flowWords(part.flow.flow, ctx)}</p>}
          {view.parts.length <= 2 ? (
            <LedgerPath line={part} tools={tools} />
          ) : (
            <details class="why">
              <summary>{words.citizen.path}</summary>
              <LedgerPath line={part} tools={tools} />
            </details>
          )}
          <VariantNote line={part} tools={tools} />
          {part.legs.length > 0 && <Legs line={part} tools={tools} />}
          <Disputes line={part} tools={tools} />
        </section>
      ))}
      <p>
        <a class="tall-link" href={`/my-cases/${view.number}`}>
          {words.backToProgress}
        </a>
      </p>
    </Frame>
  );
}

function flowWords(flow: RegionFlow, { t }: PageContext): string {
  return `${t.handover.flow[flow]}${t.form.stop}${t.handover.flowNote[flow]}`;
}
