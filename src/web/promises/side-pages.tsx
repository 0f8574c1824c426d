// Pages beside a part: papers that arrived, more time for owed ones, the check of a commitment, the revocation.
import type { VNode } from 'preact';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { PartView } from '#read/case-lines.ts';
import { nameIn } from '../desk/desk-words.ts';
import { SidePage } from '../desk/side-page.tsx';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';

/** What a refused form held. */
export type SideTyped = {
  readonly materials: readonly string[];
  readonly by: string;
  readonly on: string;
  readonly text: string;
  readonly outcome: string;
  readonly ground: string;
};

export type SideProps = {
  readonly ctx: PageContext;
  readonly part: PartView;
  readonly typed: SideTyped;
  readonly problem?: string;
};

/** 登记材料送到. */
export function ArrivalPage(props: SideProps): VNode {
  const { ctx, part, typed } = props;
  const words = ctx.t.promises.arrival;
  const owed = part.materials.filter(({ way }) => way === 'owed');
  return (
    <SidePage {...props} title={words.title} lead={words.lead} submit={words.submit} act="paper-arrived">
      <Ticks
        legend={words.papers}
        typed={typed}
        papers={owed.map((paper) => ({
          material: paper.material,
          name: withDate(props, paper.material, nameIn(ctx, paper.name)),
        }))}
      />
      <Radios
        name="by"
        legend={words.by}
        chosen={typed.by}
        options={[
          { value: 'post', label: words.byPost },
          { value: 'counter', label: words.byCounter },
        ]}
      />
      <DayField label={words.on} hint={words.onHint} value={typed.on} />
    </SidePage>
  );
}

/** 延长后补期限. */
export function ExtendOwedPage(props: SideProps): VNode {
  const { ctx, part, typed } = props;
  const words = ctx.t.promises.extend;
  const open = openDates(part);
  const latest =
    open
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? '';
  return (
    <SidePage {...props} title={words.title} lead={words.lead} submit={words.submit} act="extend-owed">
      <Ticks
        legend={words.papers}
        typed={typed}
        papers={part.materials
          .filter(({ material }) => open.some((each) => each.material === material))
          .map((paper) => ({
            material: paper.material,
            name: withDate(props, paper.material, nameIn(ctx, paper.name)),
          }))}
      />
      <DayField
        label={words.until}
        hint={latest === '' ? '' : words.untilHint(dateWords(latest, ctx.language))}
        value={typed.on}
      />
      <TextField label={words.reason} value={typed.text} />
    </SidePage>
  );
}

/** 核查承诺. */
export function CheckCommitmentPage(props: SideProps): VNode {
  const { ctx, part, typed } = props;
  const words = ctx.t.promises.check;
  const committed = part.materials.filter(({ way }) => way === 'committed');
  return (
    <SidePage {...props} title={words.title} lead={words.lead} submit={words.submit} act="check-commitment">
      <Ticks
        legend={words.papers}
        typed={typed}
        papers={committed.map(({ material, name }) => ({ material, name: nameIn(ctx, name) }))}
      />
      <Radios
        name="outcome"
        legend={words.outcome}
        chosen={typed.outcome}
        options={[
          { value: 'true', label: words.true },
          { value: 'false', label: words.false },
        ]}
      />
      <TextField label={words.note} value={typed.text} />
    </SidePage>
  );
}

/** 撤销决定. */
export function RevokePage(props: SideProps): VNode {
  const { ctx, typed } = props;
  const words = ctx.t.promises.revoke;
  return (
    <SidePage {...props} title={words.title} lead={words.lead} submit={words.submit} act="revoke" danger>
      <Radios
        name="ground"
        legend={words.ground}
        hint={words.falseHint}
        chosen={typed.ground}
        options={(['false-commitment', 'other'] as const).map((value) => ({
          value,
          label: words.grounds[value],
        }))}
      />
      <TextField label={words.reason} value={typed.text} />
    </SidePage>
  );
}

/** The dates told of papers that have not come. */
export function openDates({ part, materials }: PartView): PartView['part']['owed'] {
  return part.owed.filter(
    ({ material, arrivedOn }) =>
      arrivedOn === undefined &&
      materials.some((paper) => paper.material === material && paper.way === 'owed'),
  );
}

function withDate({ ctx, part }: SideProps, material: MaterialId, name: string): string {
  const date = part.part.owed.find((each) => each.material === material)?.date;
  const words = ctx.t.promises.owed;
  const told = date === undefined ? words.notYetTold : words.until(dateWords(date, ctx.language));
  return `${name}${ctx.t.form.inBrackets(told)}`;
}

function Ticks(props: {
  readonly legend: string;
  readonly papers: readonly { readonly material: string; readonly name: string }[];
  readonly typed: SideTyped;
}): VNode {
  const { legend, papers, typed } = props;
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {papers.map(({ material, name }) => (
        <div class="choice" key={material}>
          <input
            type="checkbox"
            id={`paper-${material}`}
            name="material"
            value={material}
            checked={papers.length === 1 || typed.materials.includes(material)}
          />
          <label for={`paper-${material}`}>{name}</label>
        </div>
      ))}
    </fieldset>
  );
}

function Radios(props: {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}): VNode {
  const { name, legend, hint, chosen, options } = props;
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {options.map(({ value, label }) => (
        <div class="choice" key={value}>
          <input type="radio" id={`${name}-${value}`} name={name} value={value} checked={chosen === value} />
          <label for={`${name}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}

function DayField(props: { readonly label: string; readonly hint: string; readonly value: string }): VNode {
  return (
    <div class="field">
      <label for="on">{props.label}</label>
      {props.hint !== '' && (
        <p class="hint" id="on-hint">
          {props.hint}
        </p>
      )}
      <input class="ds-input" type="date" id="on" name="on" value={props.value} aria-describedby="on-hint" />
    </div>
  );
}

function TextField(props: { readonly label: string; readonly value: string }): VNode {
  return (
    <div class="field">
      <label for="text">{props.label}</label>
      <textarea class="ds-input" id="text" name="text" rows={4} maxlength={2000}>
        {props.value}
      </textarea>
    </div>
  );
}
