import { cityDay } from '#core/calendar/city-day.ts';
import type { ComponentChildren, VNode } from 'preact';
import type { HandedIn, IssuedResult } from '#core/cases/events.ts';
import type { PartView } from '#read/case-lines.ts';
import { Facts } from '../elements/facts.tsx';
import { Light } from '../elements/light.tsx';
import { MarkTag } from '../elements/mark.tsx';
import { TableBox } from '../elements/table-box.tsx';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { nameIn, numberWords } from './desk-words.ts';
import { PartPromises } from '../promises/part-promises.tsx';
import { Derivation } from './part-derivation.tsx';
import { Head } from './part-head.tsx';
import { History } from './part-history.tsx';
import type { PartProps } from './part-props.ts';

/** One part for its officer: who, where, until when, answers, papers, requirements, siblings, history. */
export function PartDetails(props: PartProps): VNode {
  const { ctx, part } = props;
  const words = ctx.t.desk;
  return (
    <>
      <h1>{nameIn(ctx, part.part.itemName)}</h1>
      <p class="part-who">
        <strong>{part.applicant.name}</strong> <span class="unbroken">{numberWords(part.number)}</span>{' '}
        <a class="no-print" href={`/desk/${part.number}/${part.part.part}/paper`}>
          {ctx.t.handover.paperTitle}
        </a>
      </p>
      <Head {...props} />
      <Derivation {...props} />
      <Answers {...props} />
      <Papers {...props} />
      <PartPromises ctx={ctx} part={part} />
      <Requirements {...props} />
      <Siblings {...props} />
      {part.part.issued.length > 0 && (
        <Block heading={words.part.issued}>
          <Results ctx={ctx} results={part.part.issued} />
        </Block>
      )}
      <History {...props} />
    </>
  );
}

function Answers({ ctx, part }: PartProps): VNode {
  const words = ctx.t.desk.part;
  return (
    <Block heading={words.answers}>
      {part.form.length === 0 ? <p>{words.noAnswers}</p> : <p class="hint">{words.answersNote}</p>}
      {part.form.map((group) => (
        <>
          <h3>{group.group}</h3>
          <Facts
            rows={group.fields.map((field) => ({
              label: field.label,
              value: <span class="typed">{field.answer}</span>,
            }))}
          />
        </>
      ))}
    </Block>
  );
}

function Papers({ ctx, part }: PartProps): VNode {
  const words = ctx.t.desk.part;
  return (
    <Block heading={words.papers}>
      {part.materials.length === 0 ? (
        <p>{words.noPapers}</p>
      ) : (
        <TableBox label={words.papers}>
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">{words.paperName}</th>
                <th scope="col">{words.paperWay}</th>
                <th scope="col">{words.paperFiles}</th>
              </tr>
            </thead>
            <tbody>
              {part.materials.map((paper) => (
                <PaperRow ctx={ctx} part={part} paper={paper} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Block>
  );
}

function PaperRow({
  ctx,
  part,
  paper,
}: {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly paper: HandedIn;
}): VNode {
  const { t } = ctx;
  const words = t.desk.part;
  return (
    <tr>
      <th scope="row">{nameIn(ctx, paper.name)}</th>
      <td>
        {paper.way === 'owed' ? (
          <Light colour="amber" word={t.desk.handedIn.owed} />
        ) : (
          t.desk.handedIn[paper.way]
        )}
        {paper.certificate !== undefined && (
          <span class="hint block">{words.certificate(paper.certificate)}</span>
        )}
      </td>
      <td>
        {paper.files.length === 0 ? (
          <span class="hint">{withoutFile(paper, ctx)}</span>
        ) : (
          <ul class="bare-list">
            {paper.files.map((file) => (
              <li>
                <a
                  href={`/desk/${part.number}/${part.part.part}/files/${file.id}`}
                  target="_blank"
                  rel="noopener"
                >
                  {words.download(file.name, String(Math.max(1, Math.round(file.size / 1024))))}
                </a>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** Why there is nothing to open. */
function withoutFile({ way, certificate }: HandedIn, { t }: PageContext): string {
  const words = t.desk.part;
  if (way === 'shown-at-counter') return words.seeOriginal;
  return way === 'from-sibling' && certificate === undefined ? words.comesByItself : words.noFile;
}

const OUTCOME_COLOUR = { holds: 'green', fails: 'red', open: 'none', 'by-officer': 'amber' } as const;

function Requirements({ ctx, part }: PartProps): VNode {
  const { t, language } = ctx;
  const words = t.desk.part;
  const { requirements } = part;
  if (requirements === undefined)
    return (
      <Block heading={words.requirements}>
        <p>{words.noPlan}</p>
      </Block>
    );
  const filedOn = cityDay(part.filedAt);
  return (
    <Block heading={words.requirements}>
      {requirements.length === 0 ? (
        <p>{words.noRequirements}</p>
      ) : (
        <ul class="requirements">
          {requirements.map(({ requirement, outcome }) => (
            <li>
              {nameIn(ctx, requirement.text)} <MarkTag mark={requirement.mark} t={t} />{' '}
              <Light colour={OUTCOME_COLOUR[outcome]} word={t.desk.judged[outcome]} />
            </li>
          ))}
        </ul>
      )}
      {requirements.length > 0 && (
        <p class="hint">{words.judgedUnder(part.planVersion.slice(0, 12), dateWords(filedOn, language))}</p>
      )}
    </Block>
  );
}

function Siblings({ ctx, part }: PartProps): VNode | null {
  const words = ctx.t.desk;
  if (part.siblings.length === 0 && part.part.arrived.length === 0) return null;
  const nameOf = (from: number): string =>
    nameIn(ctx, part.siblings.find((each) => each.part === from)?.itemName ?? { zh: String(from) });
  return (
    <Block heading={words.part.siblings}>
      <ul>
        {part.siblings.map((sibling) => (
          <li>
            {nameIn(ctx, sibling.itemName)} — {words.stage[sibling.stage]}
            <span class="hint">
              （{sibling.relation === 'waited-for' ? words.part.waitedFor : words.part.waits}）
            </span>
          </li>
        ))}
      </ul>
      {part.part.arrived.length > 0 && <h3>{words.part.arrived}</h3>}
      {part.part.arrived.map((arrival) => (
        <>
          <p>{words.part.arrivedFrom(nameOf(arrival.from))}</p>
          <Results ctx={ctx} results={arrival.results} />
        </>
      ))}
    </Block>
  );
}

function Results({
  ctx,
  results,
}: {
  readonly ctx: PageContext;
  readonly results: readonly IssuedResult[];
}): VNode {
  const words = ctx.t.desk.part;
  return (
    <ul>
      {results.map((result) => (
        <li>
          {nameIn(ctx, result.name)}
          {result.number !== '' && <span class="unbroken"> {words.resultNumber(result.number)}</span>}{' '}
          <span class="hint">{dateWords(result.issuedOn, ctx.language)}</span>
        </li>
      ))}
    </ul>
  );
}

function Block(props: { readonly heading: string; readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{props.heading}</h2>
      {props.children}
    </section>
  );
}
