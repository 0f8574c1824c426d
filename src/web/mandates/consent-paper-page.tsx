import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { ConsentState } from '#core/cases/state.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { CaseView } from '#read/case-lines.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { Shell } from './shell.tsx';

const FILES = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';

/** Instead of waiting online: the paper itself, or at the counter a signed consent. */
export function ConsentPaperPage(props: {
  readonly ctx: PageContext;
  readonly divisions: DivisionTree;
  readonly found: Pick<CaseView, 'number' | 'thingName'>;
  readonly consent: ConsentState;
  readonly problem?: string;
}): VNode {
  const { ctx, found, consent, problem } = props;
  const { t, language } = ctx;
  const words = t.mandates.consents;
  const atCounter = ctx.viewer.role === 'clerk';
  const paper = inLanguage(consent.materialName, language);
  const title = atCounter ? words.recordTitle : words.replaceTitle;
  const home = atCounter ? `/counter/slips/${found.number}` : `/my-cases/${found.number}`;
  const action = atCounter
    ? `/counter/taken/${found.number}/consents/${consent.id}`
    : `/my-cases/${found.number}/consents/${consent.id}`;
  return (
    <Shell ctx={ctx} title={title} divisions={props.divisions}>
      <ErrorSummary lines={problem === undefined ? [] : [{ href: '#file', sentence: problem }]} t={t} />
      <p class="hint thing-name">
        {inLanguage(found.thingName, language)} · <span class="unbroken">{showCaseNumber(found.number)}</span>
      </p>
      <h1>{title}</h1>
      <p>{words.waiting(consent.of.name, paper)}</p>
      {atCounter && (
        <form method="post" action={action} encType="multipart/form-data">
          <CsrfField ctx={ctx} />
          <p class="hint">{words.recordHint}</p>
          <div class="field">
            <label for="letter">{words.letter}</label>
            <input id="letter" type="file" name="letter" accept={FILES} />
          </div>
          <button class="ds-button" type="submit" name="do" value="record">
            {words.recordSave}
          </button>
        </form>
      )}
      {atCounter && <h2>{words.replaceTitle}</h2>}
      <form method="post" action={action} encType="multipart/form-data">
        <CsrfField ctx={ctx} />
        {atCounter && (
          <div class="choice">
            <input type="checkbox" id="seen" name="seen" value="yes" />
            <label for="seen">{words.seen}</label>
          </div>
        )}
        <div class="field">
          <label for="file">{words.upload(paper)}</label>
          <input id="file" type="file" name="file" multiple accept={FILES} />
        </div>
        <div class="acts">
          <button
            class="ds-button"
            data-variant={atCounter ? 'secondary' : undefined}
            type="submit"
            name="do"
            value="replace"
          >
            {words.send}
          </button>
          <a href={home}>{t.frame.back}</a>
        </div>
      </form>
    </Shell>
  );
}
