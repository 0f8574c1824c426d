import type { App } from './app.ts';
import { latestMessages, type LatestMessage } from '#store/deliveries.ts';

/** The newest mails and SMS of the demo, in words; none where people are real. */
export async function demoMessages(
  app: Pick<App, 'pool' | 'allowSample'>,
): Promise<readonly LatestMessage[]> {
  return app.allowSample ? latestMessages(app.pool) : [];
}
