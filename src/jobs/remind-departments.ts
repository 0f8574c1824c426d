// Once an hour: which departments owe the planning office a view, consultation by consultation.
import type { App } from '#app/app.ts';
import { remindOfDemands } from '#app/remind-departments.ts';

/** How many reminders were written. One consultation that fails holds up no other. */
export async function remindDepartments(
  app: App,
  { onError }: { readonly onError: (error: unknown) => void },
): Promise<number> {
  let all = 0;
  for (const consultation of app.consultations.consultations.values()) {
    // oxlint-disable-next-line no-await-in-loop -- one consultation at a time
    all += await remindOfDemands(app, consultation).catch((error: unknown) => {
      onError(error);
      return 0;
    });
  }
  return all;
}
