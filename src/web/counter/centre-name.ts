import { placeName, type DivisionCode } from '#core/divisions/division.ts';
import type { PageContext } from '../frame/page-context.ts';
import type { StaffDeps } from '../staff-deps.tsx';

/** 学院路社区便民服务中心: a centre by the name over its door. */
export function centreName(centre: DivisionCode, ctx: PageContext, { app }: StaffDeps): string {
  const place = app.divisions.get(centre);
  return ctx.t.counter.centre(place === undefined ? centre : placeName(place));
}
