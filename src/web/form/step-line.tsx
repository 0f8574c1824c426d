import type { VNode } from 'preact';
import type { Texts } from '../texts/texts.ts';

export type StepEntry = { readonly name: string; readonly href: string };

/** 第 2 步，共 4 步: where one is, and on wide screens all steps by name. `at` counts from 0. */
export function StepLine(props: {
  readonly steps: readonly StepEntry[];
  readonly at: number;
  readonly t: Texts;
}): VNode {
  const { steps, at, t } = props;
  return (
    <nav class="steps" aria-label={t.form.steps}>
      <p class="steps__now">{t.form.stepOf(at + 1, steps.length)}</p>
      <ol>
        {steps.map((step, index) => (
          <li key={step.href} class={index < at ? 'steps__done' : undefined}>
            <a href={step.href} aria-current={index === at ? 'step' : undefined}>
              {step.name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The same buttons in the same place on every step; the first is what the Enter key does. */
export function StepButtons(props: {
  readonly t: Texts;
  readonly next: string;
  readonly back: boolean;
  readonly save: boolean;
  /** Nothing is left to type: the Enter key goes on. */
  readonly focus?: boolean;
}): VNode {
  const { t, next, back, save } = props;
  return (
    <div class="acts acts--steps">
      <button class="ds-button" type="submit" name="do" value="next" autofocus={props.focus}>
        {next}
      </button>
      {back && (
        <button class="ds-button" data-variant="secondary" type="submit" name="do" value="back">
          {t.form.back}
        </button>
      )}
      {save && (
        <button class="ds-button" data-variant="tertiary" type="submit" name="do" value="save">
          {t.form.saveForLater}
        </button>
      )}
    </div>
  );
}
