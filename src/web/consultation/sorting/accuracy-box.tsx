import type { VNode } from 'preact';
import type { Consultation } from '#core/consultation/consultation.ts';
import type { Accuracy } from '#core/consultation/sorting/accuracy.ts';
import type { SortingDesk } from '#core/consultation/sorting/sorting-desk.ts';
import { TableBox } from '../../elements/table-box.tsx';
import type { PageContext } from '../../frame/page-context.ts';

const KINDS = ['topics', 'departments', 'chapters'] as const;

/** One line a kind, for the top of the page: what the proposals are worth, with the table below. */
export function AccuracyLines({
  ctx,
  desk,
}: {
  readonly ctx: PageContext;
  readonly desk: SortingDesk;
}): VNode {
  const words = ctx.t.consultationSorting;
  return (
    <p class="hint">
      {KINDS.flatMap((kind) => {
        const { texts, amongThree, margin = 0, baseline } = desk.accuracy(kind);
        if (texts === 0) return [];
        const rate = (hits: number): string => ((100 * hits) / texts).toFixed(1);
        const numbers = [rate(amongThree), (100 * margin).toFixed(0), rate(baseline.amongThree)] as const;
        return [<span class="block">{words.accuracyLine(words.kinds[kind], texts, ...numbers)}</span>];
      })}
      <a href="#accuracy">{words.accuracy}</a>
    </p>
  );
}

/** How often the proposals were right on what people confirmed in this very ledger, with the number and the plain guess beside it. */
export function AccuracyBox({ ctx, desk }: { readonly ctx: PageContext; readonly desk: SortingDesk }): VNode {
  const words = ctx.t.consultationSorting;
  const measured = KINDS.map((kind) => ({ kind, accuracy: desk.accuracy(kind) })).filter(
    ({ accuracy }) => accuracy.texts > 0,
  );
  return (
    <section class="accuracy" aria-labelledby="accuracy">
      <h2 id="accuracy">{words.accuracy}</h2>
      {measured.length === 0 ? (
        <p>{words.accuracyNone}</p>
      ) : (
        <>
          <p class="hint">
            {words.accuracyLead} {words.accuracyCaution}
          </p>
          <TableBox label={words.accuracy}>
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col">{words.what}</th>
                  <th scope="col" class="number">
                    {words.count}
                  </th>
                  <th scope="col" class="number">
                    {words.first}
                  </th>
                  <th scope="col" class="number">
                    {words.three}
                  </th>
                  <th scope="col" class="number">
                    {words.baseline}
                  </th>
                  <th scope="col" class="number">
                    {words.baselineThree}
                  </th>
                </tr>
              </thead>
              <tbody>
                {measured.map(({ kind, accuracy }) => (
                  <Row ctx={ctx} name={words.kinds[kind]} accuracy={accuracy} />
                ))}
              </tbody>
            </table>
          </TableBox>
          <details>
            <summary>{words.perLabel}</summary>
            {measured.map(({ kind, accuracy }) => (
              <PerLabel ctx={ctx} name={words.kinds[kind]} accuracy={accuracy} sorter={desk[kind]} />
            ))}
          </details>
        </>
      )}
    </section>
  );
}

function Row(props: {
  readonly ctx: PageContext;
  readonly name: string;
  readonly accuracy: Accuracy;
}): VNode {
  const { ctx, name, accuracy } = props;
  const words = ctx.t.consultationSorting;
  const rate = (hits: number): string => words.percent(((100 * hits) / accuracy.texts).toFixed(1));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{accuracy.texts}</td>
      <td class="number">{rate(accuracy.first)}</td>
      <td class="number">
        {rate(accuracy.amongThree)}{' '}
        {accuracy.margin !== undefined && (
          <span class="hint">{words.margin((100 * accuracy.margin).toFixed(0))}</span>
        )}
      </td>
      <td class="number">{rate(accuracy.baseline.first)}</td>
      <td class="number">{rate(accuracy.baseline.amongThree)}</td>
    </tr>
  );
}

function PerLabel(props: {
  readonly ctx: PageContext;
  readonly name: string;
  readonly accuracy: Accuracy;
  readonly sorter: SortingDesk['topics'];
}): VNode {
  const { ctx, name, accuracy, sorter } = props;
  const words = ctx.t.consultationSorting;
  return (
    <TableBox label={`${words.perLabel} · ${name}`}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col" class="number">
              {words.count}
            </th>
            <th scope="col" class="number">
              {words.first}
            </th>
            <th scope="col" class="number">
              {words.three}
            </th>
          </tr>
        </thead>
        <tbody>
          {accuracy.labels.map(({ label, texts, first, amongThree }) => (
            <tr>
              <th scope="row">{sorter.labels.find(({ id }) => id === label)?.name ?? label}</th>
              <td class="number">{texts}</td>
              <td class="number">{first}</td>
              <td class="number">{amongThree}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** The lists that proposals rest on, so that anybody can see what is in them. */
export function WordLists(props: {
  readonly ctx: PageContext;
  readonly consultation: Consultation;
  readonly model: string | undefined;
}): VNode {
  const { ctx, consultation, model } = props;
  const words = ctx.t.consultationSorting;
  return (
    <details class="word-lists">
      <summary>{words.lists}</summary>
      <p class="hint">
        {words.inferred} {model === undefined ? words.noModel : words.model(model)}
      </p>
      <h3>{words.words}</h3>
      <dl>
        {consultation.topics.map(({ name, words: listed }) => (
          <>
            <dt>{name}</dt>
            <dd>{listed.join('、')}</dd>
          </>
        ))}
      </dl>
      <h3>{words.synonyms}</h3>
      <ul>
        {consultation.synonyms.map((group) => (
          <li>{group.join(' = ')}</li>
        ))}
      </ul>
    </details>
  );
}
