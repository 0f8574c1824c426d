import type { VNode } from 'preact';
import type { App } from '#app/app.ts';
import type { RoleChoice } from '#app/sessions.ts';
import { unreachable } from '#base/assert.ts';
import { inLanguage } from '#base/localised.ts';
import { surveyUnitName } from '#core/costs/unit-name.ts';
import { centreOf } from '#core/divisions/division.ts';
import { Frame } from './frame.tsx';
import type { PageContext } from './page-context.ts';

export type RolePick = { readonly choices: readonly RoleChoice[]; readonly returnTo: string };

/** Somebody with several roles says in which one they act now: one button each. */
export function RolePage(props: {
  readonly ctx: PageContext;
  readonly pick: RolePick;
  readonly names: Pick<App, 'divisions' | 'catalogue' | 'surveys' | 'consultations'>;
}): VNode {
  const { ctx, pick, names } = props;
  const text = ctx.t.frame.rolePick;
  return (
    <Frame ctx={ctx} title={text.title}>
      <h1>{text.title}</h1>
      <p>{text.hint}</p>
      <form method="post" action="/sign-in/role">
        <input type="hidden" name="_csrf" value={ctx.csrf} />
        <input type="hidden" name="return_to" value={pick.returnTo} />
        <ul class="choices-list">
          {pick.choices.map((choice) => (
            <li>
              <button
                class="ds-button"
                data-variant="secondary"
                type="submit"
                name="choice"
                value={choice.id}
              >
                {choiceWords(choice, ctx, names)}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Frame>
  );
}

function choiceWords(
  choice: RoleChoice,
  { t, language }: PageContext,
  {
    divisions,
    catalogue,
    surveys,
    consultations,
  }: Pick<App, 'divisions' | 'catalogue' | 'surveys' | 'consultations'>,
): string {
  const text = t.frame.rolePick;
  switch (choice.role) {
    case 'citizen':
      return text.citizen;
    case 'clerk': {
      const village = divisions.get(choice.centre);
      return text.clerk((village && centreOf(village)?.name) ?? choice.centre);
    }
    case 'officer': {
      const agency = catalogue.agencies.get(choice.agency);
      const county = divisions.get(choice.county)?.name ?? choice.county;
      return text.officer(county, agency ? inLanguage(agency.name, language) : choice.agency);
    }
    case 'bureau':
    case 'mayor':
      return text[choice.role](divisions.get(choice.city)?.name ?? choice.city);
    case 'reporter': {
      const place = divisions.get(choice.division)?.name ?? choice.division;
      const unit = surveyUnitName(surveys, choice) ?? choice.unit;
      return text.reporter({ place, unit, duty: text.duties[choice.duty] });
    }
    case 'collector':
      return text.collector(divisions.get(choice.office)?.name ?? choice.office);
    case 'planner':
      return text.planner(
        divisions.get(choice.office)?.name ?? choice.office,
        text.plannerDuties[choice.duty],
      );
    case 'department': {
      const place = divisions.get(choice.division)?.name ?? choice.division;
      const known = [...consultations.consultations.values()]
        .filter(({ division }) => division === choice.division)
        .flatMap(({ departments }) => departments)
        .find(({ id }) => id === choice.department);
      return text.department(place, known?.name ?? choice.department);
    }
    default:
      return unreachable(choice);
  }
}
