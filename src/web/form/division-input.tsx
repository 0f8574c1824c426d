import type { VNode } from 'preact';
import type { Texts } from '../texts/texts.ts';
import { isOnlyHit, type DivisionView } from './field-view.ts';
import { answerName, placeQueryName, placeWasName } from './names.ts';

export type DivisionInputProps = {
  /** Element, or any other word that names the question. */
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly view: DivisionView;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** Typing starts here when the page opens. */
  readonly focus?: boolean;
  readonly t: Texts;
};

/**
 * A place: what is typed is searched on the server and answered with radio buttons under the field. The button posts
 * `do=find:<name>`, so that everything else on the form comes along and is kept.
 */
export function DivisionInput(props: DivisionInputProps): VNode {
  const { name, id, label, view, describedBy, invalid, t } = props;
  const words = t.form.division;
  const searched = view.chosen === undefined && view.query.trim() !== '';
  const queryLabel = view.chosen === undefined ? words.query(label) : words.change;
  // The question's own id stands on its first input, whichever that is now.
  const queryId = view.chosen === undefined && view.hits.length === 0 ? id : `${id}-query`;
  // Where only one place is meant, it is proposed; going on confirms it.
  const only = isOnlyHit(view);
  return (
    <>
      {view.chosen !== undefined && (
        <div class="choice">
          <input type="radio" id={id} name={answerName(name)} value={view.chosen.code} checked />
          <label for={id}>
            <strong>{view.chosen.path}</strong>
          </label>
        </div>
      )}
      <div class="finder">
        <label for={queryId} class={view.chosen === undefined ? 'visually-hidden' : 'hint'}>
          {queryLabel}
        </label>
        <div class="finder__row">
          <input
            class="ds-input"
            id={queryId}
            name={placeQueryName(name)}
            value={view.query}
            autocomplete="off"
            autofocus={props.focus}
            aria-describedby={describedBy}
            aria-invalid={invalid ? 'true' : undefined}
          />
          <input type="hidden" name={placeWasName(name)} value={view.query} />
          <button class="ds-button" data-variant="secondary" type="submit" name="do" value={`find:${name}`}>
            {words.find}
            <span class="visually-hidden">{label}</span>
          </button>
        </div>
      </div>
      {searched && view.hits.length === 0 && <p class="notice notice--wait">{words.none(view.query)}</p>}
      {searched && view.hits.length > 0 && (
        <fieldset class="hits">
          <legend>{only ? words.onlyHit : words.hits}</legend>
          {view.hits.map((hit, index) => {
            const hitId = index === 0 ? id : `${id}-${hit.code}`;
            return (
              <div class="choice" key={hit.code}>
                <input type="radio" id={hitId} name={answerName(name)} value={hit.code} checked={only} />
                <label for={hitId}>{hit.path}</label>
              </div>
            );
          })}
          {view.more && <p class="hint">{words.many}</p>}
        </fieldset>
      )}
    </>
  );
}
