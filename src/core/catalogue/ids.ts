// Branded ids of the catalogue: made here only, after their form was checked.
import { assert } from '#base/assert.ts';
import type { AgencyKind, CertificateTypeId, ElementId, ItemId, MaterialId, ThingId } from './model.ts';

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const SNAKE = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

export function isElementId(text: string): text is ElementId {
  return SNAKE.test(text);
}
export function isItemId(text: string): text is ItemId {
  return KEBAB.test(text);
}
export function isThingId(text: string): text is ThingId {
  return KEBAB.test(text);
}
function isMaterialId(text: string): text is MaterialId {
  return KEBAB.test(text);
}
function isCertificateTypeId(text: string): text is CertificateTypeId {
  return KEBAB.test(text);
}
function isAgencyKind(text: string): text is AgencyKind {
  return KEBAB.test(text);
}

/** The brand of a text whose form a parser has already checked; throws on anything else. */
export function elementIdOf(text: string): ElementId {
  assert(isElementId(text), `${text} is an element id`);
  return text;
}
export function itemIdOf(text: string): ItemId {
  assert(isItemId(text), `${text} is an item id`);
  return text;
}
export function materialIdOf(text: string): MaterialId {
  assert(isMaterialId(text), `${text} is a material id`);
  return text;
}
export function certificateTypeIdOf(text: string): CertificateTypeId {
  assert(isCertificateTypeId(text), `${text} is a certificate type id`);
  return text;
}
export function agencyKindOf(text: string): AgencyKind {
  assert(isAgencyKind(text), `${text} is an agency kind`);
  return text;
}
