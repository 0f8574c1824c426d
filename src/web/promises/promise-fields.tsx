// On the last page of the form: the whole text, and the place to sign it.
import type { PromiseToSign, Signature } from '#app/sign-promises.ts';
import type { ReceivedForm } from '#app/visit.ts';
import type { VNode } from 'preact';
import type { SignedPromise } from '#core/cases/events.ts';
import { MarkTag } from '../elements/mark.tsx';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';

const KINDS: readonly SignedPromise['kind'][] = ['owed', 'commitment'];

/** The names of the inputs of one promise. */
function namesOf(kind: SignedPromise['kind']): {
  readonly name: string;
  readonly digest: string;
  readonly paper: string;
} {
  return { name: `sign.${kind}`, digest: `digest.${kind}`, paper: `paper.${kind}` };
}

/** Id of the place to sign: problems link to it. */
export function signId(kind: SignedPromise['kind']): string {
  return `sign-${kind}`;
}

/** What was signed on the form; a tick by a clerk, a typed name by anybody else. */
export function readSignatures(form: ReceivedForm, byClerk: boolean): readonly Signature[] {
  return KINDS.flatMap((kind): readonly Signature[] => {
    const names = namesOf(kind);
    const digest = fieldOf(form, names.digest);
    if (digest === undefined) return [];
    if (!byClerk) return [{ kind, digest, way: 'typed-online', name: fieldOf(form, names.name) ?? '' }];
    const signed = fieldOf(form, names.paper) === 'yes';
    return signed ? [{ kind, digest, way: 'on-paper-at-counter', name: '' }] : [];
  });
}

export type PromiseFieldsProps = {
  readonly ctx: PageContext;
  readonly draft: string;
  readonly toSign: readonly PromiseToSign[];
  /** What was typed before, and which of it was refused and why. */
  readonly typed: readonly Signature[];
  readonly problem?: { readonly kind: string; readonly sentence: string };
};

/** One block for each text to be signed. */
export function PromiseFields(props: PromiseFieldsProps): VNode {
  return (
    <>
      {props.toSign.map((promise) => (
        <PromiseBlock key={promise.kind} {...props} promise={promise} />
      ))}
    </>
  );
}

function PromiseBlock(props: PromiseFieldsProps & { readonly promise: PromiseToSign }): VNode {
  const { ctx, draft, promise } = props;
  const { t } = ctx;
  const words = t.promises.sign;
  const { kind } = promise;
  return (
    <section class="sheet promise" id={signId(kind)} tabIndex={-1}>
      <h2>
        {words.heading(kind)} <MarkTag mark={promise.mark} t={t} />
      </h2>
      <p>{words.intro[kind]}</p>
      <div class="promise__text" lang="zh-CN">
        {promise.text.zh}
      </div>
      {ctx.language === 'en' && (
        <details>
          <summary>{words.translation}</summary>
          <div class="promise__text">{promise.text.en}</div>
        </details>
      )}
      <input type="hidden" name={namesOf(kind).digest} value={promise.digest} />
      {ctx.viewer.role === 'clerk' ? <OnPaper {...props} /> : <TypedName {...props} />}
      <p class="hint">
        {words.instead}
        <a href={`/drafts/${draft}/papers`}>{words.insteadLink}</a>
      </p>
    </section>
  );
}

type BlockProps = PromiseFieldsProps & { readonly promise: PromiseToSign };

function TypedName({ ctx, promise, typed, problem }: BlockProps): VNode {
  const words = ctx.t.promises.sign;
  const { kind, signer } = promise;
  const { name } = namesOf(kind);
  const wrong = problem?.kind === kind ? problem.sentence : undefined;
  const before = typed.find((each) => each.kind === kind)?.name ?? '';
  return (
    <div class={wrong === undefined ? 'field' : 'field field--problem'}>
      <label for={name}>{words.name(kind)}</label>
      {wrong !== undefined && (
        <p class="field__problem" id={`${name}-problem`}>
          {wrong}
        </p>
      )}
      <p class="hint" id={`${name}-hint`}>
        {words.nameHint(signer)}
      </p>
      <input
        class="ds-input"
        id={name}
        name={name}
        value={before}
        maxlength={50}
        autocomplete="off"
        aria-describedby={wrong === undefined ? `${name}-hint` : `${name}-problem ${name}-hint`}
        aria-invalid={wrong === undefined ? undefined : 'true'}
      />
    </div>
  );
}

function OnPaper({ ctx, draft, promise, typed, problem }: BlockProps): VNode {
  const words = ctx.t.promises.sign;
  const { kind, signer } = promise;
  const { paper } = namesOf(kind);
  const wrong = problem?.kind === kind ? problem.sentence : undefined;
  return (
    <div class={wrong === undefined ? 'field' : 'field field--problem'}>
      <p>
        <a href={`/drafts/${draft}/promises/${kind}`} target="_blank" rel="noopener">
          {words.print(kind)}
        </a>
      </p>
      {wrong !== undefined && <p class="field__problem">{wrong}</p>}
      <div class="choice">
        <input
          type="checkbox"
          id={paper}
          name={paper}
          value="yes"
          checked={typed.some((each) => each.kind === kind)}
        />
        <label for={paper}>{words.onPaper(signer)}</label>
      </div>
    </div>
  );
}
