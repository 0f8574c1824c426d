import { assert, unreachable } from '#base/assert.ts';
import type { Actor } from '#core/cases/events.ts';
import type { Viewer } from '#core/identity/viewer.ts';

/** Who acts, as the events keep it. Only people with a role that acts on cases get this far. */
export function actorOf(viewer: Viewer): Actor {
  assert(
    viewer.role !== 'visitor' &&
      viewer.role !== 'mayor' &&
      viewer.role !== 'reporter' &&
      viewer.role !== 'collector' &&
      viewer.role !== 'planner' &&
      viewer.role !== 'department',
    'the door lets no visitor, no mayor and nobody of a survey or a consultation act on cases',
  );
  const { person, name } = viewer;
  switch (viewer.role) {
    case 'citizen':
      return { role: 'citizen', person, name };
    case 'clerk':
      return { role: 'clerk', person, name, place: viewer.centre };
    case 'bureau':
      return { role: 'bureau', person, name, place: viewer.city };
    case 'officer':
      return { role: 'officer', person, name, place: viewer.county, agency: viewer.agency };
    default:
      return unreachable(viewer);
  }
}
