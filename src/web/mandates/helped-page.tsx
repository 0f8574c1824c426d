import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import { showCaseNumber } from '#core/cases/case-number.ts';
import type { DivisionTree } from '#core/divisions/division-tree.ts';
import type { HelpedCase, HelpedPart } from '#read/helped-cases.ts';
import { dueDateWords, leftWords, officeWords, placeWords, type CaseTools } from '../citizen/case-words.ts';
import { Facts } from '../elements/facts.tsx';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import { paperFileName } from '../form/names.ts';
import type { PageContext } from '../frame/page-context.ts';
import { mandatesHome, Shell } from './shell.tsx';

type Props = {
  readonly ctx: PageContext;
  readonly found: HelpedCase;
  readonly divisions: DivisionTree;
  /** It has just been filed. */
  readonly filed: boolean;
  readonly problem?: string;
};

/** How far it is and what to bring: nothing else of the person helped. */
export function HelpedPage(props: Props): VNode {
  const { ctx, found, divisions, problem } = props;
  const { t, language } = ctx;
  const words = t.mandates.helped;
  return (
    <Shell ctx={ctx} title={words.title} divisions={divisions}>
      <ErrorSummary lines={problem === undefined ? [] : [{ href: '#main', sentence: problem }]} t={t} />
      <p class="hint thing-name">{words.of(found.principalName)}</p>
      <h1>{inLanguage(found.thingName, language)}</h1>
      <p>
        <span class="unbroken">{showCaseNumber(found.number)}</span> ·{' '}
        <strong>{t.citizen.progress.status[found.status]}</strong>
      </p>
      {props.filed && <p class="notice notice--go">{words.filed}</p>}
      {found.collectAt !== undefined && found.parts.some(({ holder }) => holder === 'centre') && (
        <p class="notice notice--wait">{words.collectAt(placeWords(found.collectAt, divisions))}</p>
      )}
      <p class="hint">{words.privacy}</p>
      <p class="hint">{words.until(dateWords(found.until, language))}</p>
      {found.parts.map((part) => (
        <Part key={part.part} {...props} part={part} />
      ))}
      <p>
        <a class="tall-link" href={mandatesHome(ctx)}>
          {words.back}
        </a>
      </p>
    </Shell>
  );
}

function Part({ ctx, found, part, divisions }: Props & { readonly part: HelpedPart }): VNode {
  const { t, language } = ctx;
  const words = t.mandates.helped;
  const tools: CaseTools = { t, language, divisions };
  const due = part.dueNow;
  return (
    <section class="sheet part">
      <h2>{inLanguage(part.itemName, language)}</h2>
      <Facts
        rows={[
          {
            label: words.where,
            value: part.holder === 'office' ? officeWords(part, tools) : words.holder[part.holder],
          },
          { label: t.citizen.progress.stage, value: t.citizen.stage[part.stage] },
          ...(due === undefined
            ? []
            : [
                {
                  label: t.citizen.progress.due,
                  value: `${dueDateWords(due, tools)}${t.form.comma}${leftWords(due, t)}`,
                },
              ]),
        ]}
      />
      {part.bring.length > 0 && (
        <form
          method="post"
          action={`/helped/${found.number}/parts/${part.part}`}
          encType="multipart/form-data"
        >
          <CsrfField ctx={ctx} />
          <input type="hidden" name="version" value={part.version} />
          <h3>{words.bring}</h3>
          {part.bring.map(({ material, name }) => (
            <div class="field" key={material}>
              <label for={`bring-${part.part}-${material}`}>{words.upload(inLanguage(name, language))}</label>
              <input
                id={`bring-${part.part}-${material}`}
                type="file"
                name={paperFileName(material)}
                multiple
                accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
              />
            </div>
          ))}
          <button class="ds-button" type="submit">
            {words.handIn}
          </button>
        </form>
      )}
    </section>
  );
}
