import { dayOf } from '#core/calendar/city-day.ts';
import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { ConsentLine } from '#read/consents.ts';
import { Facts } from '../elements/facts.tsx';
import { dateWords } from '../elements/words.ts';
import { CsrfField } from '../form/csrf-field.tsx';
import { Frame } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';

type Props = {
  readonly ctx: PageContext;
  readonly lines: readonly ConsentLine[];
  readonly certificateName: (line: ConsentLine) => string;
  readonly note?: string;
  readonly problem?: string;
};

/** What is asked of one's own papers: by whom, for what, who will see it; agree or not. */
export function ConsentsPage({ ctx, lines, certificateName, note, problem }: Props): VNode {
  const words = ctx.t.mandates.consents;
  return (
    <Frame ctx={ctx} title={words.title} section="myCases">
      <h1>{words.title}</h1>
      {note !== undefined && <p class="notice notice--go">{note}</p>}
      {problem !== undefined && (
        <p class="notice notice--wait" role="alert">
          {problem}
        </p>
      )}
      <p>{words.intro}</p>
      {lines.length === 0 && <p class="hint">{words.none}</p>}
      {lines.map((line) => (
        <Consent
          key={`${line.number}/${line.consent}`}
          ctx={ctx}
          line={line}
          certificate={certificateName(line)}
        />
      ))}
    </Frame>
  );
}

function Consent({
  ctx,
  line,
  certificate,
}: {
  readonly ctx: PageContext;
  readonly line: ConsentLine;
  readonly certificate: string;
}): VNode {
  const { t, language } = ctx;
  const words = t.mandates.consents;
  const action = `/my-consents/${line.number}/${line.consent}`;
  const reason = `reason-${line.number}-${line.consent}`;
  return (
    <section class="sheet">
      <h2>{words.ask(line.applicantName, certificate)}</h2>
      <Facts
        rows={[
          { label: words.thing, value: inLanguage(line.thingName, language) },
          { label: words.as, value: inLanguage(line.materialName, language) },
          {
            label: words.uses,
            value: (
              <ul class="plain-list">
                {line.uses.map(({ itemName, agencyName }) => (
                  <li key={itemName.zh}>
                    {inLanguage(itemName, language)}
                    {t.form.inBrackets(inLanguage(agencyName, language))}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            label: t.mandates.state,
            value:
              line.answeredAt === undefined
                ? words.status[line.status]
                : `${words.status[line.status]}${t.form.comma}${dateWords(dayOf(line.answeredAt), language)}`,
          },
        ]}
      />
      {line.status === 'waiting' && (
        <>
          <p class="hint">{words.onlyThis}</p>
          <form method="post" action={action}>
            <CsrfField ctx={ctx} />
            <button class="ds-button" type="submit" name="answer" value="agree">
              {words.agree}
            </button>
          </form>
          <details class="why">
            <summary>{words.decline}</summary>
            <form method="post" action={action}>
              <CsrfField ctx={ctx} />
              <p class="hint">{words.declineHint}</p>
              <div class="field">
                <label for={reason}>{words.reason}</label>
                <textarea class="ds-input" id={reason} name="reason" rows={2} maxlength={200} />
              </div>
              <button class="ds-button" data-variant="secondary" type="submit" name="answer" value="decline">
                {words.decline}
              </button>
            </form>
          </details>
        </>
      )}
    </section>
  );
}
