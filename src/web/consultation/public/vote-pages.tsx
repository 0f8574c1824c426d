import type { VNode } from 'preact';
import { FEWEST_SHOWN } from '#core/consultation/coverage/public-table.ts';
import type { Consensus, Tally } from '#core/consultation/voting/consensus.ts';
import type { StatementResult } from '#core/consultation/voting/vote-results.ts';
import type { Vote } from '#core/consultation/voting/votes.ts';
import type { StatementsSeen, VotesSeen } from '#read/statement-votes.ts';
import { TableBox } from '../../elements/table-box.tsx';
import { momentWords } from '../../elements/words.ts';
import { CsrfField } from '../../form/csrf-field.tsx';
import type { PageContext } from '../../frame/page-context.ts';
import { plansPath, PublicFrame } from './public-frame.tsx';

/** Statements one below the other; one press a vote, changeable. `saved`: the statement just voted on. */
export function VotePage(props: {
  readonly ctx: PageContext;
  readonly seen: StatementsSeen;
  readonly saved: number | undefined;
}): VNode {
  const { ctx, seen, saved } = props;
  const text = ctx.t.consultationPublic.vote;
  const { consultation, statements, own } = seen;
  const here = plansPath(consultation, '/vote');
  const isVoter = ctx.viewer.role === 'citizen';
  return (
    <PublicFrame ctx={ctx} consultation={consultation} title={text.title}>
      <p>{text.lead}</p>
      <p class="notice notice--wait">{text.limits}</p>
      {!isVoter && (
        <p>
          {text.signIn}{' '}
          <a href={`/sign-in?${new URLSearchParams({ role: 'citizen', return_to: here }).toString()}`}>
            {text.signInLink}
          </a>
        </p>
      )}
      {statements.length === 0 && <p>{text.none}</p>}
      {statements.map(({ number, text: words }) => {
        const mine = own.get(number);
        return (
          <section class="sheet vote" key={number} id={`s-${number}`}>
            <p class="hint">{text.nth(number)}</p>
            <p class="vote__words">{words}</p>
            {mine !== undefined && (
              <p>
                <strong>{text.yours[mine]}</strong>{' '}
                {saved === number && <span class="hint">{text.saved}</span>}
              </p>
            )}
            {isVoter && <VoteButtons ctx={ctx} action={here} statement={number} mine={mine} />}
          </section>
        );
      })}
      {statements.length > 0 && (
        <p>
          <a class="ds-button" data-variant="secondary" href={`${here}/results`}>
            {text.results}
          </a>
        </p>
      )}
    </PublicFrame>
  );
}

function VoteButtons(props: {
  readonly ctx: PageContext;
  readonly action: string;
  readonly statement: number;
  readonly mine: Vote | undefined;
}): VNode {
  const { ctx, action, statement, mine } = props;
  const text = ctx.t.consultationPublic.vote;
  const choices = [
    [1, text.agree],
    [-1, text.disagree],
    [0, text.pass],
  ] as const;
  return (
    <form method="post" action={action} class="acts">
      <CsrfField ctx={ctx} />
      <input type="hidden" name="statement" value={statement} />
      {choices.map(([vote, words]) => (
        <button
          key={vote}
          class="ds-button"
          data-variant={mine === vote ? undefined : 'secondary'}
          aria-pressed={mine === vote}
          type="submit"
          name="vote"
          value={vote}
        >
          {words}
        </button>
      ))}
    </form>
  );
}

/** What the votes say together, in words first; every figure explained. */
export function VoteResultsPage({
  ctx,
  seen,
}: {
  readonly ctx: PageContext;
  readonly seen: VotesSeen;
}): VNode {
  const { consultation, statements, results, at } = seen;
  const text = ctx.t.consultationPublic.vote;
  const { groups } = results;
  const wordsOf = new Map(statements.map((statement) => [statement.number, statement.text]));
  return (
    <PublicFrame ctx={ctx} consultation={consultation} title={text.resultsTitle}>
      <p class="notice notice--wait">{text.limits}</p>
      <p>
        {text.participants(results.participants, results.counted, results.needed)}{' '}
        <span class="hint">{text.at(momentWords(at.toString(), ctx.language))}</span>
      </p>
      {groups.found ? (
        <p>
          {text.groupsFound(groups.sizes)}
          <span class="note hint">
            {text.quality(groups.silhouette.toFixed(2), groups.chance.toFixed(2))}
          </span>
        </p>
      ) : (
        <p>{text.noGroups[groups.reason]}</p>
      )}
      {results.statements.map((result) => (
        <Result
          key={result.statement}
          ctx={ctx}
          result={result}
          words={wordsOf.get(result.statement) ?? ''}
        />
      ))}
      <p class="hint">{text.sharedHint}</p>
      <p class="hint">{text.meanHint}</p>
      <p>
        <a href={plansPath(consultation, '/vote')}>{text.back}</a>
      </p>
    </PublicFrame>
  );
}

function Result(props: {
  readonly ctx: PageContext;
  readonly result: StatementResult;
  readonly words: string;
}): VNode {
  const { ctx, result, words } = props;
  const text = ctx.t.consultationPublic.vote;
  const isGrouped = result.groups.length > 1;
  if (result.everyone.saw < FEWEST_SHOWN) {
    return (
      <section class="sheet">
        <p class="hint">{text.nth(result.statement)}</p>
        <p class="vote__words">{words}</p>
        <p>{text.tooFew(FEWEST_SHOWN)}</p>
      </section>
    );
  }
  const rows = [
    { name: text.everyone, tally: result.everyone },
    ...(isGrouped ? result.groups.map((tally, at) => ({ name: text.group(at), tally })) : []),
  ];
  return (
    <section class="sheet">
      <p class="hint">{text.nth(result.statement)}</p>
      <p class="vote__words">{words}</p>
      <p>
        {text.shared}
        {ctx.t.form.colon}
        <strong>{percent(result.agreement.product)}</strong>
        {isGrouped && <Mean ctx={ctx} of={result.agreement} />}
      </p>
      {result.typical.map(({ group, how }) => (
        <p key={group}>{text.typical(text.group(group), how.side)}</p>
      ))}
      <TableBox label={words}>
        <table class="plain-table vote-table">
          <thead>
            <tr>
              <th scope="col">{text.who}</th>
              {[text.agreed, text.disagreed, text.saw].map((label) => (
                <th scope="col" class="number" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, tally }) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <VoteBar tally={tally} />
                </th>
                <td class="number">{tally.agreed}</td>
                <td class="number">{tally.disagreed}</td>
                <td class="number">{tally.saw}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function Mean({ ctx, of }: { readonly ctx: PageContext; readonly of: Consensus }): VNode {
  const text = ctx.t.consultationPublic.vote;
  return (
    <span class="hint">
      {' '}
      {text.mean}
      {ctx.t.form.colon}
      {percent(of.mean)}
    </span>
  );
}

/** Agreed from the left, disagreed from the right, of all who saw it. */
function VoteBar({ tally }: { readonly tally: Tally }): VNode {
  const scale = 100 / Math.max(1, tally.saw);
  return (
    <svg class="vote-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="vote-bar__ground" x="0" y="0" width="100" height="12" />
      <rect class="vote-bar__agreed" x="0" y="0" width={tally.agreed * scale} height="12" />
      <rect
        class="vote-bar__disagreed"
        x={100 - tally.disagreed * scale}
        y="0"
        width={tally.disagreed * scale}
        height="12"
      />
    </svg>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
