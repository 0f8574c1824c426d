import {
  answerQuestion as decideAnswer,
  askAboutReturn as decideAsk,
  closeQuestion as decideClose,
} from '#core/costs/ask-about-return.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeReturn, type ReturnAddress, type ReturnChanged } from './change-return.ts';
import type { Outcome } from './refusal.ts';

/** A question about a cell, or about the whole return. */
export async function askAboutReturn(
  app: App,
  viewer: Viewer,
  { cell, text, ...address }: ReturnAddress & { readonly cell?: string; readonly text: string },
): Promise<Outcome<ReturnChanged>> {
  const id = app.newId();
  return changeReturn(app, viewer, { ...address, action: 'ask-about-return' }, ({ state, actor, round }) =>
    decideAsk(state, { actor, question: { id, cell, text } }, round),
  );
}

/** `question`: its id. Either side may add to the thread until it is closed. */
export async function answerQuestion(
  app: App,
  viewer: Viewer,
  { question, text, ...address }: ReturnAddress & { readonly question: string; readonly text: string },
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { ...address, action: 'ask-about-return' }, ({ state, actor }) =>
    decideAnswer(state, actor, { question, text }),
  );
}

/** The side that asked is content. */
export async function closeQuestion(
  app: App,
  viewer: Viewer,
  { question, ...address }: ReturnAddress & { readonly question: string },
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { ...address, action: 'ask-about-return' }, ({ state, actor }) =>
    decideClose(state, actor, question),
  );
}
