import type { VNode } from 'preact';
import type { PaperView } from '#app/papers.ts';
import type { Delivery } from '#core/cases/events.ts';
import { DivisionInput } from '../form/division-input.tsx';
import { Field, KnownFields } from '../form/field.tsx';
import type { DivisionView, FieldView } from '../form/field-view.ts';
import { PaperField, type PaperWords } from '../form/paper-field.tsx';
import { DraftFrame, type DraftFrameProps } from './draft-frame.tsx';

export type StepProps = Omit<DraftFrameProps, 'children' | 'title'>;

/** One group of questions: first who it is about as far as that is known, then what is asked. */
export function GroupPage(
  props: StepProps & { readonly title: string; readonly fields: readonly FieldView[] },
): VNode {
  const known = knownFirst(props.fields);
  const rest = props.fields.filter((field) => !known.includes(field));
  const byKeys = isAtCounter(props);
  const empty = byKeys ? rest.find((field) => field.fixed === undefined && field.value === '') : undefined;
  const asked = rest.map((field) => (field === empty ? { ...field, focus: true as const } : field));
  return (
    <DraftFrame {...props} focusNext={byKeys && empty === undefined}>
      {known.length > 0 && <KnownFields fields={known} t={props.ctx.t} />}
      {asked.map((field) => (
        <Field key={field.element} field={field} t={props.ctx.t} />
      ))}
    </DraftFrame>
  );
}

/** A clerk types with people waiting; where something is wrong, the list of problems has the focus. */
function isAtCounter({ ctx, lines }: Pick<StepProps, 'ctx' | 'lines'>): boolean {
  return ctx.viewer.role === 'clerk' && lines.length === 0;
}

/** What came with the sign-in, and what is worked out from it: the derived values that follow it at once. */
function knownFirst(fields: readonly FieldView[]): readonly FieldView[] {
  const first = fields.findIndex(({ fixed }) => fixed?.why === 'signed-in');
  if (first < 0) return [];
  const end = fields.findIndex((field, index) => index > first && field.fixed === undefined);
  return fields.slice(first, end < 0 ? fields.length : end);
}

export type PapersPageProps = StepProps & {
  readonly papers: readonly PaperView[];
  readonly words: PaperWords;
  /** Nothing is missing any more. */
  readonly ready: boolean;
  /** Sentences by material. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
  readonly fileHref: (file: string) => string;
};

/** Every paper once: first those that wait for the person, then those that come by themselves. */
export function PapersPage(props: PapersPageProps): VNode {
  const { ctx, papers, words, problems, fileHref } = props;
  const text = ctx.t.citizen.draft;
  const own = papers.filter(({ choices }) => choices.length > 0);
  const rest = papers.filter(({ choices }) => choices.length === 0);
  const list = (some: readonly PaperView[]) =>
    some.map((paper) => (
      <PaperField
        key={paper.material.material.id}
        paper={paper}
        words={words}
        problems={problems.get(paper.material.material.id) ?? []}
        fileHref={fileHref}
      />
    ));
  return (
    <DraftFrame {...props} title={text.papersStep} files focusNext={props.ready && isAtCounter(props)}>
      <p>{papers.length === 0 ? ctx.t.form.papers.none : text.papersIntro}</p>
      {own.length > 0 && rest.length > 0 && <h2>{text.papersYours}</h2>}
      {list(own)}
      {rest.length > 0 && <h2>{text.papersDone}</h2>}
      {list(rest)}
    </DraftFrame>
  );
}

export type DeliveryPageProps = StepProps & {
  readonly chosen: Delivery['how'] | undefined;
  /** Part of the result is on paper or a card. */
  readonly needsPlace: boolean;
  readonly place: DivisionView;
  readonly parcel: Parcel;
  readonly problem: string | undefined;
};

/** Whom and where a parcel goes, as typed. */
export type Parcel = { readonly receiver: string; readonly phone: string; readonly address: string };

const DELIVERY_WAYS = ['online', 'centre', 'post'] as const;

/** Online, at a centre near by, or by post. */
export function DeliveryPage(props: DeliveryPageProps): VNode {
  const { ctx, chosen, needsPlace, place, problem } = props;
  const { t } = ctx;
  const text = t.citizen.draft;
  const at = needsPlace && chosen !== 'post' ? 'centre' : chosen;
  const words = {
    online: { name: text.deliveryOnline, hint: text.deliveryOnlineHint },
    centre: { name: text.deliveryCentre, hint: text.deliveryCentreHint },
    post: { name: t.afterwards.post.choose, hint: t.afterwards.post.chooseHint },
  };
  const note = problem === undefined ? undefined : 'f-delivery-problem';
  return (
    <DraftFrame
      {...props}
      title={text.deliveryStep}
      focusNext={isAtCounter(props) && place.chosen !== undefined}
    >
      <fieldset class={problem === undefined ? 'field' : 'field field--problem'} aria-describedby={note}>
        <legend>{text.deliveryQuestion}</legend>
        {problem !== undefined && (
          <p class="field__problem" id="f-delivery-problem">
            {problem}
          </p>
        )}
        {needsPlace && <p class="notice">{text.deliveryMust}</p>}
        {DELIVERY_WAYS.filter((way) => way !== 'online' || !needsPlace).map((way) => (
          <div class="choice" key={way}>
            <input type="radio" id={`delivery-${way}`} name="delivery" value={way} checked={at === way} />
            <div>
              <label for={`delivery-${way}`}>{words[way].name}</label>
              <p class="hint">{words[way].hint}</p>
            </div>
          </div>
        ))}
      </fieldset>
      <fieldset class="field">
        <legend>{text.deliveryPlace}</legend>
        <p class="hint" id="delivery-hint">
          {t.form.division.hint}
        </p>
        <DivisionInput
          name="delivery"
          id="f-delivery"
          label={text.deliveryPlace}
          view={place}
          describedBy="delivery-hint"
          invalid={problem !== undefined && at !== 'post'}
          t={t}
        />
      </fieldset>
      <ParcelFields parcel={props.parcel} t={t} />
    </DraftFrame>
  );
}

/** Asked of everybody and read only where the post was chosen: the page needs no script. */
function ParcelFields({ parcel, t }: { readonly parcel: Parcel; readonly t: StepProps['ctx']['t'] }): VNode {
  const words = t.afterwards.post;
  return (
    <fieldset class="field">
      <legend>{words.address}</legend>
      <p class="hint">{words.addressHint}</p>
      <div class="field">
        <label for="f-receiver">{words.receiver}</label>
        <input class="ds-input" id="f-receiver" name="receiver" value={parcel.receiver} autocomplete="name" />
      </div>
      <div class="field">
        <label for="f-phone">{words.phone}</label>
        <input
          class="ds-input"
          id="f-phone"
          name="phone"
          type="tel"
          value={parcel.phone}
          autocomplete="tel"
        />
      </div>
      <div class="field">
        <label for="f-address">{words.where}</label>
        <input
          class="ds-input"
          id="f-address"
          name="address"
          value={parcel.address}
          maxlength={200}
          autocomplete="street-address"
        />
      </div>
    </fieldset>
  );
}
