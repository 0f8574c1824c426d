import type { VNode } from 'preact';
import type { PlanField, PlanGroup, PlanMaterial, PlanQuestion } from '#core/compiler/plan.ts';
import type { Catalogue, ItemId } from '#core/catalogue/model.ts';
import { MarkTag } from '../elements/mark.tsx';
import { limitWords } from '../elements/limit-words.ts';
import type { PageContext } from '../frame/page-context.ts';
import { Because, FactValue, Heads } from './bureau-parts.tsx';
import { TableBox } from '../elements/table-box.tsx';
import type { Names, Sentences } from './sentences.ts';

type Common = { readonly ctx: PageContext; readonly names: Names; readonly say: Sentences };

/** The guide questions in their order, with how much each settles. */
export function ThingQuestions(
  props: Common & { readonly questions: readonly PlanQuestion[]; readonly catalogue: Catalogue },
): VNode {
  const { ctx, names, say, questions, catalogue } = props;
  const words = ctx.t.bureau.questions;
  return (
    <section id="questions">
      <h2>{words.heading}</h2>
      {questions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <TableBox label={words.heading}>
            <table class="plain-table">
              <Heads names={[words.question, `#${words.settles}`, ctx.t.frame.why]} />
              <tbody>
                {questions.map((question, index) => (
                  <tr>
                    <th scope="row">
                      {index + 1}.{' '}
                      {names.of(catalogue.elements.get(question.element)?.name ?? { zh: question.element })}
                    </th>
                    <td class="number">{question.settles.toFixed(1)}</td>
                    <td>
                      <Because reasons={question.because} say={say} t={ctx.t} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      )}
    </section>
  );
}

/** The one form: each element with who asked for it and why. */
export function ThingForm(props: Common & { readonly form: readonly PlanGroup[] }): VNode {
  const { ctx, names, form } = props;
  const words = ctx.t.bureau.form;
  return (
    <section id="form">
      <h2>{words.heading}</h2>
      {form.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          {form.map(({ group, fields }) => (
            <TableBox label={names.of(group.name)}>
              <table class="plain-table form-table">
                <caption>{names.of(group.name)}</caption>
                <Heads names={[words.field, words.fill, words.asked, words.why]} />
                <tbody>
                  {fields.map((field) => (
                    <FieldRow {...props} field={field} />
                  ))}
                </tbody>
              </table>
            </TableBox>
          ))}
        </>
      )}
    </section>
  );
}

function FieldRow({ ctx, names, say, field }: Common & { readonly field: PlanField }): VNode {
  const words = ctx.t.bureau.form;
  return (
    <tr>
      <th scope="row">
        {names.of(field.element.name)}
        <code class="place block">{field.element.id}</code>
      </th>
      <td>{words.fills[field.fill]}</td>
      <td>
        <ul class="bare-list">
          {alike(field.asks, ({ ask }) => `${ask.required} ${ask.mark} ${ask.when?.text ?? ''}`).map(
            ({ first: { ask }, items }) => (
              <li>
                {names.items(items)}{' '}
                <span class="hint">{ask.required ? words.required : words.optional}</span>{' '}
                <MarkTag mark={ask.mark} t={ctx.t} />
                {ask.when && <span class="hint block">{say.condition(ask.when)}</span>}
              </li>
            ),
          )}
          {field.askedByPlan && <li>{words.byPlan}</li>}
        </ul>
      </td>
      <td>
        <Because reasons={field.because} say={say} t={ctx.t} />
      </td>
    </tr>
  );
}

/** The one list of papers: how each comes, how far it can be trusted, how long it holds, what may stand in its place. */
export function ThingMaterials(props: Common & { readonly materials: readonly PlanMaterial[] }): VNode {
  const { ctx, materials } = props;
  const words = ctx.t.bureau.materials;
  return (
    <section id="materials">
      <h2>{words.heading}</h2>
      {materials.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <TableBox label={words.heading}>
            <table class="plain-table materials">
              <Heads
                names={[
                  words.name,
                  words.way,
                  words.trust,
                  words.validity,
                  words.alternatives,
                  words.asked,
                  words.why,
                ]}
              />
              <tbody>
                {materials.map((material) => (
                  <MaterialRow {...props} material={material} />
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      )}
    </section>
  );
}

function MaterialRow({ ctx, names, say, material }: Common & { readonly material: PlanMaterial }): VNode {
  const { t } = ctx;
  const words = t.bureau.materials;
  const notes = [
    material.required ? words.required : words.notRequired,
    ...(material.copies > 1 ? [words.copies(material.copies)] : []),
    ...(material.mayBeOwed ? [words.owed] : []),
    ...(material.mayBeCommitted ? [words.committed] : []),
  ];
  return (
    <tr>
      <th scope="row">
        {names.of(material.material.name)}
        <span class="hint block">{notes.join(t.frame.listSeparator)}</span>
      </th>
      <td>
        {words.ways[material.way]}
        {material.producedBy.length > 0 && (
          <span class="hint block">{words.producedBy(names.items(material.producedBy))}</span>
        )}
      </td>
      <td>
        <FactValue fact={material.material.trust} words={(grade) => t.bureau.grades[grade]} t={t} />
      </td>
      <td>
        <FactValue
          fact={material.material.validity}
          words={(limit) => limitWords({ stated: true, value: limit, mark: 'read' }, t)}
          t={t}
        />
      </td>
      <td>{material.alternatives.map(names.material).join(t.frame.listSeparator) || words.none}</td>
      <td>
        <ul class="bare-list">
          {alike(material.asks, ({ ask }) => `${ask.mark} ${ask.when?.text ?? ''}`).map(
            ({ first: { ask }, items }) => (
              <li>
                {names.items(items)} <MarkTag mark={ask.mark} t={t} />
                {ask.when && <span class="hint block">{say.condition(ask.when)}</span>}
              </li>
            ),
          )}
        </ul>
      </td>
      <td>
        <Because reasons={material.because} say={say} t={t} />
      </td>
    </tr>
  );
}

/** Asks that say the same stand in one line with all their items. */
function alike<Ask extends { readonly item: ItemId }>(
  asks: readonly Ask[],
  keyOf: (ask: Ask) => string,
): readonly { readonly first: Ask; readonly items: readonly ItemId[] }[] {
  return [...Map.groupBy(asks, keyOf).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, items: group.map(({ item }) => item) }];
  });
}
