import { explainFinding as decideExplain } from '#core/costs/explain-finding.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeReturn, type ReturnAddress, type ReturnChanged } from './change-return.ts';
import type { Outcome } from './refusal.ts';

/** Says why a finding is right as it stands; `finding`: its key. An empty text takes the explanation back. */
export async function explainFinding(
  app: App,
  viewer: Viewer,
  { finding, text, ...address }: ReturnAddress & { readonly finding: string; readonly text: string },
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { ...address, action: 'fill-return' }, ({ state, actor, standing }) =>
    decideExplain(state, { actor, finding, text }, standing().evaluation),
  );
}
