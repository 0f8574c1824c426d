// Config → database → reference data and catalogue → App → server. The only file that knows everything.
import { randomInt, randomUUIDv7 } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { App } from '#app/app.ts';
import { loadSampleHours } from '#app/appointments-hours.ts';
import type { FileStore } from '#app/file-store.ts';
import type { IdentityProvider } from '#app/identity-provider.ts';
import { loadSampleConsultations } from '#app/load-sample-consultation.ts';
import { loadSampleHistory } from '#app/load-sample-history.ts';
import { loadSampleReturns } from '#app/load-sample-returns.ts';
import { measureCases } from '#app/measure-cases.ts';
import { raiseWarnings } from '#app/raise-warnings.ts';
import { DEMO_ISSUER, loadDemo } from '#app/load-demo.ts';
import { makePlanBook } from '#app/plan-book.ts';
import { makeSortingBook } from '#app/sorting-book.ts';
import { sweepSessions } from '#app/sessions.ts';
import { loadCatalogue } from '#connectors/catalogue-files/load.ts';
import { makeDemoProvider, type DemoProvider } from '#connectors/demo-identity-provider/demo-provider.ts';
import { makeDemoPayments } from '#connectors/payments/demo-payments.ts';
import { accountsOf, readDemoPeople } from '#connectors/demo-identity-provider/read-accounts.ts';
import { makeDemoMessages } from '#connectors/messages/demo-messages.ts';
import { HooksFileError, readHooks } from '#connectors/messages/read-hooks.ts';
import { openSmtpMail } from '#connectors/messages/smtp-mail.ts';
import { loadLinearSolver } from '#connectors/linear-solver/highs.ts';
import { openFolderStore } from '#connectors/file-store/folder-store.ts';
import { openS3Store } from '#connectors/file-store/s3-store.ts';
import { makeOpenIdProvider } from '#connectors/identity-provider/open-id.ts';
import { openEmbedder } from '#connectors/embedder/open-embedder.ts';
import { readPicture } from '#connectors/ocr/read-picture.ts';
import { openSegmenter } from '#connectors/segmenter/jieba.ts';
import { readWordDocument } from '#connectors/word-document/read-word-document.ts';
import { readWorkbook } from '#connectors/workbook/read-workbook.ts';
import { ReferenceDataError } from '#connectors/reference-data/reference-data-error.ts';
import { readSamples } from '#connectors/consultation-files/load.ts';
import { loadSampleFigures } from '#connectors/survey-files/load.ts';
import {
  loadDraftRetention,
  loadReference,
  loadReminderDays,
  loadReturnReminders,
  loadSamplePlans,
} from '#connectors/reference-data/load.ts';
import type { Finding } from '#core/catalogue/fact.ts';
import type { Catalogue } from '#core/catalogue/model.ts';
import type { Embedder } from '#core/consultation/embedding/embedder.ts';
import { makeAssets, type Assets } from '#http/assets.ts';
import { errorFacts, makeLog } from '#http/log.ts';
import { makeRateLimits } from '#http/rate-limit.ts';
import { makeServer } from '#http/server.ts';
import type { WebPages } from '#http/web-pages.ts';
import { makeDeliverer, startDelivering } from '#jobs/deliver-outbox.ts';
import { runClocks } from '#jobs/run-clocks.ts';
import { runEvery } from '#jobs/run-every.ts';
import { tellWhatIsMissing } from '#jobs/one-notice.ts';
import { remindAll } from '#jobs/remind.ts';
import { remindDepartments } from '#jobs/remind-departments.ts';
import { remindReturns } from '#jobs/remind-returns.ts';
import { sweepDrafts } from '#jobs/sweep-drafts.ts';
import { tidyAppointments } from '#jobs/tidy-appointments.ts';
import type { ConsultationBook } from '#core/consultation/consultation.ts';
import { openLedgerBook } from '#store/consultation-ledgers.ts';
import { openDatabase } from '#store/open-database.ts';
import { StartupFault } from '#store/startup-fault.ts';
import { buildAssets } from '#web/assets.ts';
import { LIMITED_PAGES, mountWeb, renderProblem, renderRolePick } from '#web/mount.ts';
import { makeWriteMessage } from '#web/notices/notice-words.ts';
import { configOrExit, type Config, type FilesConfig } from './config.ts';

const DATA = fileURLToPath(new URL('../data', import.meta.url));
const ROUNDS = fileURLToPath(new URL('../data/costs/rounds', import.meta.url));
const CONSULTATIONS = fileURLToPath(new URL('../data/consultations', import.meta.url));
const CATALOGUE = fileURLToPath(new URL('../catalogue', import.meta.url));
const SWEEP_EVERY = 3_600_000;
/** Warnings and the figures of finished cases. */
const WATCH_EVERY = 300_000;
const TELL_EVERY = 60_000;
const TICK_EVERY = 30_000;

/** Starts, says where it is reached, and stops cleanly on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const config = configOrExit(process.env);
  const log = makeLog();
  const catalogue = await catalogueOrFault();
  const { pool, close } = await openDatabase({
    databaseUrl: config.databaseUrl,
    home: config.home,
    onLost: (code) => log.warn({ lost: code }),
  });
  const stopping: (() => Promise<void>)[] = [close];
  const stop = onceOnly(async () => {
    // oxlint-disable-next-line no-await-in-loop -- the server before its database
    for (const each of stopping.toReversed()) await each();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0), failed));
  }
  try {
    const app = makeApp(config, {
      pool,
      catalogue: catalogue.catalogue,
      solveLinear: await loadLinearSolver(),
      sorting: makeSortingBook({
        openSegmenter,
        embedder: await embedderOrFault(config.embedder, stopping),
        onFault: (fault) => log.error(errorFacts(fault)),
      }),
    });
    const demo = config.demo ? readDemoPeople(DATA) : undefined;
    if (demo !== undefined) {
      await loadDemo(app, demo);
      await loadSampleHours(app, loadSamplePlans(DATA));
    }
    const { identity, mounted } = await identityOf(config, demo);
    const assets = await makeAssets(await buildAssets());
    const server = makeServer({
      app,
      identity,
      web: pagesOf(app, config, assets, catalogue.findings),
      assets,
      origin: config.origin,
      proxies: config.proxies,
      log,
      // Several processes may serve the people of an outside database; the embedded one has us alone.
      limits: makeRateLimits(config.databaseUrl === undefined ? {} : { sharedIn: pool }),
      ...(mounted === undefined ? {} : { mounted }),
    });
    await server.listen(config.port, hostOf(config)).catch((error: unknown) => {
      throw listenFault(error, config.port);
    });
    const onFault = (fault: unknown): void => log.error(errorFacts(fault));
    stopping.push(startMessages(app, config, onFault), server.close);
    const { untouchedDays } = loadDraftRetention(DATA);
    const jobs = [
      runClocks(app, { every: TICK_EVERY, onFault }),
      runEvery(() => tellWhatIsMissing(app), { every: TELL_EVERY, first: 'later' }, onFault),
      runEvery(() => raiseWarnings(app), { every: WATCH_EVERY, first: 'later' }, onFault),
      runEvery(() => measure(app, onFault), { every: WATCH_EVERY, first: 'later' }, onFault),
      runEvery(
        () => remindReturns(app, { days: loadReturnReminders(DATA), onError: onFault }),
        { every: SWEEP_EVERY, first: 'later' },
        onFault,
      ),
      runEvery(
        () => remindDepartments(app, { onError: onFault }),
        { every: SWEEP_EVERY, first: 'later' },
        onFault,
      ),
      runEvery(() => sweepSessions(app), { every: SWEEP_EVERY, first: 'later' }, onFault),
      runEvery(() => sweepDrafts(app, untouchedDays), { every: SWEEP_EVERY, first: 'later' }, onFault),
    ];
    stopping.push(...jobs.map(({ stop: stopJob }) => stopJob));
    // In the background: the first page does not wait for the past.
    if (demo !== undefined) {
      // The journal of the consultation is one statement, so it is there before the twelve weeks of cases.
      loadSampleConsultations(app, readSamples(CONSULTATIONS))
        .catch(onFault)
        .then(() => loadSampleHistory(app))
        .then(() => Promise.all([raiseWarnings(app), measure(app, onFault)]))
        .then(() => loadSampleReturns(app, loadSampleFigures(ROUNDS)))
        .catch(onFault);
    }
    announce(config, mounted === undefined ? undefined : demo);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function measure(app: App, onFault: (fault: unknown) => void): Promise<void> {
  (await measureCases(app)).faults.forEach(onFault);
}

/** What acts leave in the outbox goes out from now on. The answer stops it. */
function startMessages(app: App, config: Config, onError: (error: unknown) => void): () => Promise<void> {
  const { mail, hooks, demo, origin } = config;
  const demoOutlets = demo ? makeDemoMessages() : {};
  const smtp = mail && openSmtpMail({ ...mail, host: new URL(origin).hostname });
  const outlets = {
    ...demoOutlets,
    ...(smtp ? { mail: smtp } : {}),
    hooks: hooks ? hooksOrFault(hooks) : [],
  };
  const write = makeWriteMessage({ divisions: app.divisions, origin });
  const deliverer = makeDeliverer({ app, outlets, write, keepSecrets: demo, onError });
  const running = startDelivering(deliverer, onError);
  const days = loadReminderDays(DATA);
  const jobs = [
    runEvery(
      () => remindAll(app, outlets, { days, onError }),
      { every: SWEEP_EVERY, first: 'later' },
      onError,
    ),
    runEvery(() => tidyAppointments(app, outlets, onError), { every: TELL_EVERY, first: 'later' }, onError),
  ];
  return async () => {
    for (const job of jobs) await job.stop();
    await running.stop();
    smtp?.close();
  };
}

function hooksOrFault(path: string): ReturnType<typeof readHooks> {
  try {
    return readHooks(path);
  } catch (error) {
    throw error instanceof HooksFileError ? new StartupFault(`YICI_HOOKS: ${error.message}`) : error;
  }
}

/** A model that the city brings: loaded now, so that what is wrong with it is said now. */
async function embedderOrFault(
  folder: string | undefined,
  stopping: (() => Promise<void>)[],
): Promise<Embedder | undefined> {
  if (folder === undefined) return undefined;
  const opened = await openEmbedder(folder);
  if (!opened.ok) throw new StartupFault(opened.error);
  stopping.push(opened.value.close);
  return opened.value;
}

async function catalogueOrFault(): Promise<{
  readonly catalogue: Catalogue;
  readonly findings: readonly Finding[];
}> {
  const { catalogue, findings } = await loadCatalogue(CATALOGUE);
  if (catalogue !== undefined) return { catalogue, findings };
  const errors = findings.filter(({ level }) => level === 'error').length;
  throw new StartupFault(
    `The catalogue has ${errors} errors: run "npx yici check" to see each with its place.`,
  );
}

/** What of the city's own may be wrong: whose setting, and the command that says what. */
const OWN_FOLDERS = [
  { own: 'surveys', setting: 'YICI_SURVEYS', command: 'survey' },
  { own: 'consultations', setting: 'YICI_CONSULTATIONS', command: 'consultation' },
] as const;

/** Our own data is whole or the installation is broken; a folder of the city's own is a setting to be put right. */
function referenceOrFault(own: Pick<Config, 'surveys' | 'consultations'>): ReturnType<typeof loadReference> {
  try {
    return loadReference(DATA, own);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const place =
      error instanceof ReferenceDataError ? error.file : 'path' in error ? String(error.path) : '';
    const wrong = OWN_FOLDERS.find((each) => {
      const folder = own[each.own];
      return folder !== undefined && place.startsWith(folder);
    });
    if (wrong === undefined) throw error;
    const { setting, command } = wrong;
    throw new StartupFault(
      `${setting}: ${error.message}. See every finding with "npx yici ${command} <folder>".`,
    );
  }
}

function makeApp(config: Config, made: Pick<App, 'pool' | 'catalogue' | 'solveLinear' | 'sorting'>): App {
  const reference = referenceOrFault(config);
  return {
    ...reference,
    ...made,
    consultations: config.demo ? reference.consultations : withoutSamples(reference.consultations),
    ledgers: openLedgerBook(made.pool),
    readWorkbook,
    readDocument: readWordDocument,
    readPicture,
    plans: makePlanBook(made.catalogue, reference.law),
    files: openFiles(config.files),
    ...(config.demo ? { payments: makeDemoPayments() } : {}),
    now: () => Temporal.Now.instant(),
    newId: () => randomUUIDv7(),
    randomBelow: (below) => randomInt(below),
    allowSample: config.demo,
  };
}

/** Where people really speak, nothing constructed is laid before them. */
function withoutSamples(book: ConsultationBook): ConsultationBook {
  const real = [...book.consultations].filter(([, { mark }]) => mark === 'real');
  return { ...book, consultations: new Map(real) };
}

function pagesOf(app: App, { origin, demo }: Config, assets: Assets, findings: readonly Finding[]): WebPages {
  const style = assets.path('main.css');
  const script = (island: string) => assets.path(`${island}.js`);
  const deps = { app, origin, demo, assets: { style, script }, findings };
  return {
    limited: LIMITED_PAGES,
    mount: (routes) => mountWeb(routes, deps),
    renderProblem: (problem, visit) => renderProblem(problem, visit, deps),
    renderRolePick: (pick, visit) => renderRolePick(pick, visit, deps),
  };
}

function openFiles(files: FilesConfig): FileStore {
  return files.kind === 'folder' ? openFolderStore(files.folder) : openS3Store(files);
}

/** The outside provider when there is one; else the demo's, which then answers on our own server. */
async function identityOf(
  { oidc, origin, home, port }: Config,
  demo: ReturnType<typeof readDemoPeople> | undefined,
): Promise<{ readonly identity: IdentityProvider; readonly mounted?: DemoProvider }> {
  if (oidc !== undefined) return { identity: makeOpenIdProvider({ ...oidc, origin }) };
  if (demo === undefined) throw new StartupFault('There is no identity provider: set YICI_OIDC_ISSUER.');
  const mounted = await makeDemoProvider({ origin, home, accounts: accountsOf(demo) });
  const { issuer, clientId, clientSecret } = mounted;
  const identity = makeOpenIdProvider({
    issuer,
    clientId,
    clientSecret,
    origin,
    reachedAt: `http://127.0.0.1:${port}`,
    knownAs: DEMO_ISSUER,
    askAlways: true,
  });
  return { identity, mounted };
}

/** The demo lets anybody in without a password: unless an address was given on purpose, only this machine reaches it. */
function hostOf({ demo, oidc, origin }: Config): string | undefined {
  const here = ['127.0.0.1', 'localhost'].includes(new URL(origin).hostname);
  return demo && oidc === undefined && here ? '127.0.0.1' : undefined;
}

function announce({ origin }: Config, demo: ReturnType<typeof readDemoPeople> | undefined): void {
  const lines = [`一次 Yici: ${origin}`];
  if (demo !== undefined) {
    lines.push(`Demo accounts (invented people, no password): ${origin}/sign-in`);
    const groups = Map.groupBy(accountsOf(demo), ({ group }) => `${group.zh} ${group.en}`);
    for (const [group, members] of groups) {
      lines.push(`  ${group}`, ...members.map(({ name, note }) => `    ${name}  ${note.zh}`));
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function listenFault(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartupFault(`Port ${port} is taken: stop what uses it, or set PORT.`);
  if (code === 'EACCES') return new StartupFault(`Port ${port} may not be used by this user: set PORT.`);
  return error;
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

function failed(error: unknown): void {
  if (error instanceof StartupFault) process.stderr.write(`yici: ${error.message}\n`);
  else console.error(error);
  process.exit(1);
}

main().catch(failed);
