// 依据: what a refusal or a rejection rests on.
import type { Localised } from '#base/localised.ts';

/** The condition of the guide that is not met, by its id and in its words; or other law, as the officer named it. */
export type Ground = { readonly requirement?: string; readonly text: Localised };

/** What the officer's form says: a condition of the guide, or a clause of law. */
export type GroundSaid = { readonly requirement: string } | { readonly law: string };
