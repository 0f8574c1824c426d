import type { ReturnState } from './return-state.ts';

/**
 * The version of the round a return is read under: while figures can be typed the rules that are loaded now (absent), from the
 * signature on those it was signed under.
 */
export function signedUnder({ stage, roundVersion }: ReturnState): string | undefined {
  return stage === 'not-started' || stage === 'filling' || stage === 'sent-back' ? undefined : roundVersion;
}
