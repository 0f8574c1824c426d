import { ok } from '#base/result.ts';
import type { Evaluation } from '#core/statistics/rules/finding.ts';
import { checkAct, type ReturnDecided } from './return-acts.ts';
import { refuseReturn } from './return-refusal.ts';
import { readText } from './return-text.ts';
import type { ReturnActor, ReturnState } from './return-state.ts';

/**
 * The unit says why a finding is right as it stands. It stays with the finding's key through all versions and goes up with
 * the return. A block is not explained away. An empty text takes the explanation back.
 */
export function explainFinding(
  state: ReturnState,
  { actor, finding, text }: { readonly actor: ReturnActor; readonly finding: string; readonly text: string },
  evaluation: Evaluation,
): ReturnDecided {
  const allowed = checkAct('explain', state, actor);
  if (!allowed.ok) return allowed;
  const read = readText(text);
  if (!read.ok) return read;
  const found = evaluation.findings.find(({ key }) => key === finding);
  const takenBack = read.value === '' && state.explanations.has(finding);
  if (!takenBack && (found === undefined || found.level === 'block'))
    return refuseReturn('return-finding-unknown');
  if (read.value === '' && !takenBack) return refuseReturn('reason-needed');
  return state.explanations.get(finding)?.text === read.value
    ? ok([])
    : ok([{ type: 'finding-explained', finding, text: read.value }]);
}
