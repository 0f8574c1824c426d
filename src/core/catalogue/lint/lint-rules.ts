// All rules in one table; the page docs/generated/findings.md is written from it.
import { badPattern } from './bad-pattern.ts';
import { closedBeforeOpened } from './closed-before-opened.ts';
import { commitmentInExcludedField } from './commitment-in-excluded-field.ts';
import { conditionOnUnasked } from './condition-on-unasked.ts';
import { countyNotOffering } from './county-not-offering.ts';
import { countyWithoutSampleMark } from './county-without-sample-mark.ts';
import { derivationCycle } from './derivation-cycle.ts';
import { duplicateName } from './duplicate-name.ts';
import { inferredRefusal } from './inferred-refusal.ts';
import { itemInNoThing } from './item-in-no-thing.ts';
import { itemTwice } from './item-twice.ts';
import { itemWithoutResult } from './item-without-result.ts';
import { jurisdictionLevel } from './jurisdiction-level.ts';
import { limitsReversed } from './limits-reversed.ts';
import type { LintRule } from './lint-rule.ts';
import { needOutsideThing } from './need-outside-thing.ts';
import { needsCycle } from './needs-cycle.ts';
import { offeredNowhere } from './offered-nowhere.ts';
import { optionUnknown } from './option-unknown.ts';
import { optionsMismatch } from './options-mismatch.ts';
import { owedButRequired } from './owed-but-required.ts';
import { owedWithoutPromise } from './owed-without-promise.ts';
import { promisedNotStated } from './promised-not-stated.ts';
import { promisedOverStatutory } from './promised-over-statutory.ts';
import { publishedInconsistent } from './published-inconsistent.ts';
import { sameNameDifferentMeaning } from './same-name-different-meaning.ts';
import { siblingMaterialNotProduced } from './sibling-material-not-produced.ts';
import { statutoryNotStated } from './statutory-not-stated.ts';
import { unknownReference } from './unknown-reference.ts';
import { unusedCertificate } from './unused-certificate.ts';
import { unusedElement } from './unused-element.ts';
import { unusedMaterial } from './unused-material.ts';
import { withoutSource } from './without-source.ts';

export const LINT_RULES: readonly LintRule[] = [
  badPattern,
  closedBeforeOpened,
  commitmentInExcludedField,
  conditionOnUnasked,
  countyNotOffering,
  countyWithoutSampleMark,
  derivationCycle,
  duplicateName,
  inferredRefusal,
  itemInNoThing,
  itemTwice,
  itemWithoutResult,
  jurisdictionLevel,
  limitsReversed,
  needOutsideThing,
  needsCycle,
  offeredNowhere,
  optionUnknown,
  optionsMismatch,
  owedButRequired,
  owedWithoutPromise,
  promisedNotStated,
  promisedOverStatutory,
  publishedInconsistent,
  sameNameDifferentMeaning,
  siblingMaterialNotProduced,
  statutoryNotStated,
  unknownReference,
  unusedCertificate,
  unusedElement,
  unusedMaterial,
  withoutSource,
];
