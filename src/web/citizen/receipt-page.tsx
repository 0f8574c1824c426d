import type { ComponentChildren, VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CaseView } from '#read/case-lines.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import { Facts } from '../elements/facts.tsx';
import { momentWords } from '../elements/words.ts';
import { citizenNumberWords } from '../form/answer-words.ts';
import { Frame } from '../frame/frame.tsx';
import { consentWaitWords } from '../mandates/waiting-consents.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { deliveryWords, officeWords, placeWords, waitedForWords, type CaseTools } from './case-words.ts';
import { QrCode } from './qr-code.tsx';
import { filedLimitWords } from './time-words.ts';

export type ReceiptProps = {
  readonly ctx: PageContext;
  readonly found: CaseView;
  readonly divisions: DivisionTree;
  /** Scheme, host and port for the QR code. */
  readonly origin: string;
};

/** The receipt as a page of its own; `again` when the form had been submitted before. */
export function ReceiptPage(props: ReceiptProps & { readonly again: boolean }): VNode {
  const { ctx, found, again } = props;
  const text = ctx.t.citizen.receipt;
  const owed = found.materials
    .filter(({ way }) => way === 'owed')
    .map(({ name }) => inLanguage(name, ctx.language));
  return (
    <Frame ctx={ctx} title={`${text.title} ${showCaseNumber(found.number)}`} section="myCases">
      <h1>{text.title}</h1>
      {again && <p class="notice">{text.again}</p>}
      <p class={owed.length === 0 ? 'notice notice--go' : 'notice notice--wait'}>
        <strong>
          {owed.length === 0 ? text.settled : text.settledOwed(owed.join(ctx.t.frame.listSeparator))}
        </strong>{' '}
        {text.afterwards}
      </p>
      <ReceiptSlip {...props} />
      <div class="acts">
        <a class="ds-button" href={`/my-cases/${found.number}`}>
          {text.progress}
        </a>
      </div>
      <p class="hint no-print">{text.print}</p>
    </Frame>
  );
}

/** The slip itself, for A4 and 80 mm rolls; the counter prints the same one. */
export function ReceiptSlip({ ctx, found, divisions, origin }: ReceiptProps): VNode {
  const { t, language } = ctx;
  const text = t.citizen.receipt;
  const tools: CaseTools = { t, language, divisions };
  const rows: readonly { readonly label: string; readonly value: ComponentChildren }[] = [
    { label: text.thing, value: inLanguage(found.thingName, language) },
    {
      label: text.applicant,
      value: (
        <>
          {found.applicant.name}{' '}
          <span class="hint unbroken">{maskedNumber(found.applicant.citizenNumber)}</span>
        </>
      ),
    },
    ...(found.filedFor === undefined ? [] : [{ label: text.filedBy, value: found.filedFor.by.name }]),
    { label: text.filedAt, value: momentWords(found.filedAt, language) },
    {
      label: text.receivedAt,
      value:
        found.receivingPlace === undefined
          ? text.online
          : `${placeWords(found.receivingPlace, divisions)}${t.form.inBrackets(divisions.pathOf(found.receivingPlace))}`,
    },
    { label: text.delivery, value: deliveryWords(found.delivery, tools) },
  ];
  return (
    <section class="sheet slip">
      <div class="slip__head">
        <div>
          <p class="slip__label">{text.number}</p>
          <p class="slip__number">{showCaseNumber(found.number)}</p>
          <p>
            <span class="seal">{text.seal}</span>
          </p>
        </div>
        <QrCode text={`${origin}/my-cases/${found.number}`} label={text.qr} />
      </div>
      <p class="hint">{text.numberHint}</p>
      <Facts rows={rows} />
      <h2>{text.next}</h2>
      <NextSteps found={found} tools={tools} />
      <h2>{text.handed}</h2>
      {found.materials.length === 0 && <p>{text.none}</p>}
      <ul>
        {found.materials.map((paper) => (
          <li key={paper.material}>
            {inLanguage(paper.name, language)} <span class="hint">{t.citizen.handedIn[paper.way]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextSteps({ found, tools }: { readonly found: CaseView; readonly tools: CaseTools }): VNode {
  const { t, language } = tools;
  const { nextAtOnce, nextWaits, nextLimit } = t.citizen.draft;
  const nextWords = (part: CaseView['parts'][number]): string => {
    const siblings = part.waitsFor.length === 0 ? [] : [nextWaits(waitedForWords(part, found.parts, tools))];
    const waits = [...siblings, ...consentWaitWords(found, part, tools)];
    return waits.length === 0 ? nextAtOnce : waits.join(t.form.semicolon);
  };
  return (
    <ol class="next-list">
      {found.parts.map((part) => (
        <li key={part.part}>
          <strong>
            {t.citizen.draft.nextPart(inLanguage(part.itemName, language), officeWords(part, tools))}
          </strong>
          <span class="note">
            {nextWords(part)}
            {t.form.semicolon}
            {part.promised === undefined
              ? t.citizen.progress.promisedUnknown
              : nextLimit(filedLimitWords(part.promised, t))}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A slip may lie about: the birth date stays out of sight. */
function maskedNumber(number: string): string {
  return citizenNumberWords(
    number.length === 18 ? `${number.slice(0, 6)}********${number.slice(14)}` : number,
  );
}
