import type { VNode } from 'preact';
import type { GroundSaid } from '#core/cases/ground.ts';
import type { PartView } from '#read/case-lines.ts';
import type { PageContext } from '../frame/page-context.ts';
import { nameIn } from './desk-words.ts';

/** What the radio of other law sends; no id of a condition looks like it. */
const OTHER = '*law';

/** What was chosen and typed. */
export type GroundTyped = { readonly ground: string; readonly law: string };

/** The ground a form names; none where nothing was chosen. */
export function groundSaid({ ground, law }: GroundTyped): GroundSaid | undefined {
  if (ground === '') return undefined;
  return ground === OTHER ? { law } : { requirement: ground };
}

/** Which condition of the guide a refusal rests on, or what other law. Nothing where the guide states none. */
export function GroundFields(props: {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly act: 'refuse' | 'reject';
  readonly typed: GroundTyped;
}): VNode | null {
  const { ctx, part, act, typed } = props;
  const words = ctx.t.desk.acts;
  const requirements = part.requirements ?? [];
  if (requirements.length === 0) return null;
  const choices = [
    ...requirements.map(({ requirement: { id, text } }) => ({ value: id, label: nameIn(ctx, text) })),
    { value: OTHER, label: words.otherGround },
  ];
  const law = `law-${act}`;
  return (
    <>
      <fieldset class="field">
        <legend>{words.ground}</legend>
        <p class="hint">{words.groundHint}</p>
        {choices.map(({ value, label }, at) => (
          <div class="choice" key={value}>
            <input
              type="radio"
              id={`ground-${act}-${at}`}
              name="ground"
              value={value}
              checked={typed.ground === value}
            />
            <label for={`ground-${act}-${at}`}>{label}</label>
          </div>
        ))}
      </fieldset>
      <div class="field">
        <label for={law}>{words.law}</label>
        <input class="ds-input" id={law} name="law" maxlength={2000} value={typed.law} />
      </div>
    </>
  );
}
