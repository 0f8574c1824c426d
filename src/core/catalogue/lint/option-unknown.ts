import { readConditionTree } from '../condition-tree.ts';
import { elementIdOf, isElementId } from '../ids.ts';
import { nearestWord } from '#base/documents/nearest-word.ts';
import { everyCondition } from './conditions-of.ts';
import type { LintRule } from './lint-rule.ts';

/** A condition compares a choice with a code that is none of its options, so that it can never be true. */
export const optionUnknown: LintRule = {
  code: 'option-unknown',
  level: 'error',
  check: (catalogue) =>
    everyCondition(catalogue).flatMap((condition) =>
      readConditionTree(condition.text).comparisons.flatMap(({ variables, literals }) => {
        const element = variables
          .filter(isElementId)
          .map((each) => catalogue.elements.get(elementIdOf(each)))
          .find((each) => each?.type === 'choice');
        const codes = element?.options?.map(({ code }) => code);
        if (element === undefined || codes === undefined) return [];
        return literals
          .filter(({ name }) => !codes.includes(name))
          .map(({ name }) => {
            const near = nearestWord(name, codes);
            const params = { element: element.id, option: name };
            return { at: condition.at, params: near === undefined ? params : { ...params, near } };
          });
      }),
    ),
};
