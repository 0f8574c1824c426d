import type { Brand } from '#base/brand.ts';
import type { AgencyKind } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

/** UUID v7 of a person as this platform knows them. */
export type PersonId = Brand<string, 'PersonId'>;

/**
 * Who is looking. A role is given for a place: a clerk serves one centre, an officer one agency of one county, the
 * bureau the city. A person who has several roles picks one at sign-in.
 */
export type Viewer =
  | { readonly role: 'visitor' }
  | {
      readonly role: 'citizen';
      readonly person: PersonId;
      readonly name: string;
      readonly citizenNumber: string;
      readonly phone?: string;
    }
  | {
      readonly role: 'clerk';
      readonly person: PersonId;
      readonly name: string;
      readonly centre: DivisionCode;
    }
  | {
      readonly role: 'officer';
      readonly person: PersonId;
      readonly name: string;
      readonly county: DivisionCode;
      readonly agency: AgencyKind;
    }
  | {
      readonly role: 'bureau';
      readonly person: PersonId;
      readonly name: string;
      readonly city: DivisionCode;
    }
  /** Sees the figures of the city alone. */
  | {
      readonly role: 'mayor';
      readonly person: PersonId;
      readonly name: string;
      readonly city: DivisionCode;
    };

export type Role = Viewer['role'];
export type SignedIn = Exclude<Viewer, { readonly role: 'visitor' }>;
