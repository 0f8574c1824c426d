import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { registerCitizenRoutes } from './citizen-routes.tsx';
import { registerCounterDayRoutes } from './counter-day-routes.tsx';
import { registerHoursRoutes } from './hours-routes.tsx';

/** Adds the pages of this module: residents book, clerks call, centres and the bureau publish hours. */
export function registerAppointmentsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  registerCitizenRoutes(routes, deps);
  registerCounterDayRoutes(routes, deps);
  registerHoursRoutes(routes, deps);
}
