// From acts to what people, offices and agencies' systems are told: real database, real mail server, real hooks.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { App } from '#app/app.ts';
import { queueMessage } from '#app/notify.ts';
import { planCounty } from '#app/plan-outbox.ts';
import { makeAgencyHook, signatureOf } from '#connectors/messages/agency-hook.ts';
import { makeDemoMessages } from '#connectors/messages/demo-messages.ts';
import { openSmtpMail } from '#connectors/messages/smtp-mail.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { AgencyHook, Outlets, SmsOutlet } from '#core/exchange/outlets.ts';
import { settingsOf } from '#core/exchange/retry.ts';
import { claimDeliveries } from '#store/deliveries.ts';
import { makeDeliverer, type Deliverer } from '#jobs/deliver-outbox.ts';
import { makeWriteMessage } from '#web/notices/notice-words.ts';
import { doAct, pensionDraft, submitted } from '../support/journeys.ts';
import { hookServer, mailServer } from '../support/message-servers.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { citizen, clerk, officer, PLACES } from '../support/sample-people.ts';

const person = citizen('样本甲', '1980-05-06', 91);
const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources', 491);
const SECRET = 'a-secret-of-at-least-32-characters';
const REASON = '照片里的人不是本人（秘密）';

type Sms = { readonly id: string; readonly to: string; readonly text: string };

function smsBox(): { readonly sms: SmsOutlet; readonly sent: readonly Sms[] } {
  const sent: Sms[] = [];
  return {
    sent,
    sms: {
      sendSms: async (sms) => {
        sent.push(sms);
        return { kind: 'sent' };
      },
    },
  };
}

function delivererOf(app: App, outlets: Outlets, quick = false): Deliverer {
  return makeDeliverer({
    app,
    outlets,
    write: makeWriteMessage({ divisions: app.divisions, origin: 'https://yici.example.gov.cn' }),
    onError: (error) => {
      throw error;
    },
    ...(quick ? { settings: (lane: string) => ({ ...settingsOf(lane), timeoutSeconds: 1.5 }) } : {}),
  });
}

async function run(deliverer: Deliverer): Promise<void> {
  await deliverer.tick();
  await deliverer.quiet();
}

async function filed(app: App): Promise<CaseNumber> {
  return submitted(app, window, await pensionDraft(app, window, person));
}

async function refused(app: App, number: CaseNumber): Promise<void> {
  await doAct(app, office, { number, part: 1 }, { act: 'receive' });
  await doAct(app, office, { number, part: 1 }, { act: 'refuse', reason: REASON });
}

type Told = { readonly code: string; readonly holder: string | null; readonly agency: string | null };

async function toldOf(app: App, number: CaseNumber): Promise<readonly Told[]> {
  const { rows } = await app.pool.query<Told>(
    'select code, holder, agency from notices where case_number = $1 order by at, id',
    [number],
  );
  return rows;
}

describe('notices', () => {
  let sample: SampleApp;
  before(async () => {
    sample = await sampleApp();
  });
  after(() => sample.drop());

  test('each act is told once to the person and to the office, whatever happens in between', async () => {
    const { app } = sample;
    const number = await filed(app);
    const { sms, sent } = smsBox();
    const deliverer = delivererOf(app, { sms, hooks: [] });
    await run(deliverer);
    await refused(app, number);
    await Promise.all([run(deliverer), run(delivererOf(app, { sms, hooks: [] }))]);
    await run(deliverer);
    const told = (await toldOf(app, number)).map(({ code, agency }) => [code, agency]);
    assert.deepEqual(told, [
      ['case-filed', null],
      ['office-part-arrived', 'human-resources'],
      ['part-refused', null],
    ]);
    const own = sent.filter(({ to }) => to === '13900000000');
    assert.equal(own.length, 2);
    assert.equal(new Set(own.map(({ id }) => id)).size, 2);
  });

  test('what somebody typed is shown in the app and never sent', async () => {
    const { app } = sample;
    const number = await filed(app);
    await refused(app, number);
    const { sms, sent } = smsBox();
    await run(delivererOf(app, { sms, hooks: [] }));
    const { rows } = await app.pool.query<{ params: { reason: string } }>(
      `select params from notices where case_number = $1 and code = 'part-refused'`,
      [number],
    );
    assert.equal(rows[0]?.params.reason, REASON);
    const texts = sent.map(({ text }) => text).join('\n');
    assert.match(texts, /不予受理/);
    assert.doesNotMatch(texts, /秘密|样本甲|0000001980/);
    const kept = await app.pool.query<{ all: string }>(
      `select string_agg(d::text, '') as all from deliveries d where case_number = $1`,
      [number],
    );
    assert.doesNotMatch(kept.rows[0]?.all ?? '', /秘密/);
  });

  test('a date that the calendar moved is told to the person, a clock that ran out to the office', async () => {
    const { app } = sample;
    const number = await filed(app);
    const send = (topic: string, payload: object) =>
      app.pool.query(
        `insert into outbox (division, id, topic, payload, created_at) values ($1, $2, $3, $4, now())`,
        [PLACES.changning, app.newId(), topic, JSON.stringify({ number, ...payload })],
      );
    const clock = { part: 1, kind: 'promised', nth: 1 };
    await send('clock-moved', {
      moves: [{ ...clock, from: '2026-12-01', to: '2026-12-02', provisional: false }],
    });
    await send('clock-ran-out', { ...clock, dueAt: '2026-12-02T16:00:00Z' });
    await send('from-the-future', {});
    await planCounty(app, { hooks: [] }, PLACES.changning);
    const codes = (await toldOf(app, number)).map(({ code, agency }) => `${code} ${agency ?? ''}`);
    assert.ok(codes.includes('clock-moved '));
    assert.ok(codes.includes('office-clock-ran-out human-resources'));
    const { rows } = await app.pool.query(`delete from outbox where stuck is not null returning topic`);
    assert.deepEqual(rows, [{ topic: 'from-the-future' }], 'what is not understood waits and stops nobody');
  });

  test('a planner that dies half way loses nothing and doubles nothing', async () => {
    const { app } = sample;
    const number = await filed(app);
    const { sms } = smsBox();
    const dying = { ...app, newId: dyingAfter(1, app.newId) };
    await planCounty(dying, { sms, hooks: [] }, PLACES.changning);
    const { rows } = await app.pool.query<{ stuck: string }>(
      `select stuck from outbox where stuck is not null and payload ->> 'number' = $1`,
      [number],
    );
    assert.equal(rows[0]?.stuck, 'died', 'a message that breaks its reading says why and stops nobody');
    assert.deepEqual(await toldOf(app, number), []);
    await app.pool.query('update outbox set stuck = null');
    await app.pool.query('alter table deliveries add constraint no_more check (false) not valid');
    await assert.rejects(planCounty(app, { sms, hooks: [] }, PLACES.changning), /no_more/);
    assert.deepEqual(await toldOf(app, number), [], 'nothing of a broken transaction stays');
    await app.pool.query('alter table deliveries drop constraint no_more');
    await planCounty(app, { sms, hooks: [] }, PLACES.changning);
    assert.equal((await toldOf(app, number)).length, 2);
    await planCounty(app, { sms, hooks: [] }, PLACES.changning);
    assert.equal((await toldOf(app, number)).length, 2);
  });

  test('a sender that dies after sending sends again under the same id', async () => {
    const { app, at } = sample;
    const id = await queueMessage(app, { ...CONTACT_SET, channel: 'sms', to: '13711112222' });
    const now = app.now();
    const claim = { division: PLACES.changning, lane: 'sms', limit: 100 };
    const until = now.add({ minutes: 1 }).toString();
    const claimed = await claimDeliveries(app.pool, { ...claim, now: now.toString(), until });
    assert.ok(claimed.some((each) => each.id === id));
    const { sms, sent } = smsBox();
    const arrived = () => sent.filter(({ to }) => to === '13711112222').map((each) => each.id);
    await run(delivererOf(app, { sms, hooks: [] }));
    assert.deepEqual(arrived(), [], 'while the first may still be at it nobody else takes it');
    at('2026-11-23T01:05:00Z');
    await run(delivererOf(app, { sms, hooks: [] }));
    assert.deepEqual(arrived(), [id]);
  });
});

const CONTACT_SET = { division: PLACES.changning, code: 'contact-set', params: {} } as const;

function dyingAfter(times: number, newId: () => string): () => string {
  let left = times;
  return () => {
    left -= 1;
    if (left < 0) throw new Error('died');
    return newId();
  };
}

describe('mail', () => {
  let sample: SampleApp;
  before(async () => {
    sample = await sampleApp();
  });
  after(() => sample.drop());

  test('a mail carries its id as Message-ID and comes in the language asked for; a refused address bounces at once', async () => {
    const { app } = sample;
    const server = await mailServer(['nobody@example.org']);
    const mail = openSmtpMail({
      url: server.url,
      from: '一次办 <yici@example.gov.cn>',
      host: 'yici.example.gov.cn',
    });
    try {
      const message = { ...CONTACT_SET, channel: 'mail' as const, language: 'en' as const };
      const id = await queueMessage(app, { ...message, to: 'a@example.org' });
      const lost = await queueMessage(app, { ...message, to: 'nobody@example.org' });
      await run(delivererOf(app, { mail, hooks: [] }));
      assert.deepEqual(
        server.mails.map(({ to }) => to),
        [['a@example.org']],
      );
      const raw = server.mails[0]?.raw ?? '';
      assert.ok(raw.includes(`Message-ID: <${id}@yici.example.gov.cn>`), raw);
      assert.match(raw, /News about your cases will come here/);
      const { rows } = await app.pool.query(
        'select id, status, tries from deliveries order by created_at, id',
      );
      assert.deepEqual(rows, [
        { id, status: 'sent', tries: 1 },
        { id: lost, status: 'bounced', tries: 1 },
      ]);
    } finally {
      mail.close();
      await server.stop();
    }
  });

  test('a mail server that is away is tried again, later and later, and in the end the mail has bounced', async () => {
    const { app, at } = sample;
    const mail = openSmtpMail({ url: 'smtp://127.0.0.1:9', from: 'yici@example.gov.cn', host: 'x' });
    const id = await queueMessage(app, { ...CONTACT_SET, channel: 'mail', to: 'b@example.org' });
    const deliverer = delivererOf(app, { mail, hooks: [] });
    let now = app.now();
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      await run(deliverer);
      const { rows } = await app.pool.query<{ status: string; next_at: string }>(
        'select status, next_at from deliveries where id = $1',
        [id],
      );
      const next = Temporal.Instant.from(rows[0]?.next_at ?? '');
      if (rows[0]?.status === 'bounced') break;
      waits.push(next.since(now).total('seconds'));
      now = next.add({ seconds: 90 });
      at(now.toString());
    }
    mail.close();
    assert.deepEqual(waits, [30, 120, 480, 1920, 7680, 21_600, 21_600]);
    const { rows } = await app.pool.query<{ status: string }>('select status from deliveries where id = $1', [
      id,
    ]);
    assert.equal(rows[0]?.status, 'bounced');
  });

  test('a code is not sent after its time, and is forgotten once it is sent', async () => {
    const { app, at } = sample;
    const params = { code: '480 211', minutes: 10, helper: '样', thing: '事', until: '2026-12-01' };
    const message = {
      division: PLACES.changning,
      channel: 'sms',
      to: '13711113333',
      code: 'mandate-code',
      params,
      secret: true,
      expiresAfterMinutes: 10,
    } as const;
    const now = app.now();
    const late = await queueMessage(app, message);
    at(now.add({ minutes: 11 }).toString());
    const good = await queueMessage(app, message);
    const { sms, sent } = smsBox();
    await run(delivererOf(app, { sms, hooks: [] }));
    assert.deepEqual(
      sent.map(({ id }) => id),
      [good],
    );
    assert.match(sent[0]?.text ?? '', /480 211.*2026年12月1日/);
    const { rows } = await app.pool.query(
      `select id, status, params, sent_text from deliveries where code = 'mandate-code' order by created_at`,
    );
    assert.deepEqual(rows, [
      { id: late, status: 'expired', params: {}, sent_text: null },
      { id: good, status: 'sent', params: {}, sent_text: null },
    ]);
  });
});

function hookOf(name: string, url: string, agency = 'human-resources'): AgencyHook {
  return makeAgencyHook({ name, url, agency, county: PLACES.changning, secret: SECRET });
}

describe("agencies' own systems", () => {
  let sample: SampleApp;
  before(async () => {
    sample = await sampleApp();
  });
  after(() => sample.drop());

  test('an agency hears of its own parts alone, signed, without an answer or a name', async () => {
    const { app } = sample;
    const [own, other] = [await hookServer(204), await hookServer(204)];
    try {
      const hooks = [hookOf('own', own.url), hookOf('other', other.url, 'civil-affairs')];
      const number = await filed(app);
      await refused(app, number);
      await run(delivererOf(app, { hooks }));
      assert.equal(other.posts.length, 0);
      const bodies = own.posts.map(({ body }): unknown => JSON.parse(body));
      assert.deepEqual(
        bodies.map((body) => Object.keys(Object(body)).toSorted()),
        bodies.map(() => ['at', 'division', 'happened', 'id', 'number']),
      );
      assert.equal(own.posts.length, 3);
      assert.doesNotMatch(JSON.stringify(bodies), /秘密|样本甲/);
      for (const { headers, body } of own.posts) {
        const signed = `sha256=${signatureOf(SECRET, `${String(headers['yici-timestamp'])}.${body}`)}`;
        assert.equal(headers['yici-signature'], signed);
        assert.ok(body.includes(String(headers['idempotency-key'])));
      }
    } finally {
      await Promise.all([own.stop(), other.stop()]);
    }
  });

  test('one system hangs and one fails: 500 messages to others arrive, and the lanes of the two are left alone', async () => {
    const { app } = sample;
    const [hanging, failing, well] = [await hookServer('hang'), await hookServer(500), await hookServer(200)];
    const { sms, sent } = smsBox();
    const hooks = [hookOf('hanging', hanging.url), hookOf('failing', failing.url), hookOf('well', well.url)];
    const deliverer = delivererOf(app, { ...makeDemoMessages(), sms, hooks }, true);
    try {
      for (let count = 0; count < 20; count += 1) await filed(app);
      for (let count = 0; count < 460; count += 1)
        await queueMessage(app, { ...CONTACT_SET, channel: 'sms', to: '13711114444' });
      const started = performance.now();
      await deliverer.tick();
      while (sent.length + well.posts.length < 500 && performance.now() - started < 20_000)
        await new Promise((done) => setTimeout(done, 10));
      assert.equal(sent.length, 480);
      assert.equal(well.posts.length, 20);
      await deliverer.quiet();
      assert.equal(hanging.posts.length, 8, 'two rounds of four, then the lane is closed');
      assert.equal(failing.posts.length, 8);
      await deliverer.tick();
      await deliverer.quiet();
      assert.equal(hanging.posts.length, 8, 'closed lanes are left alone');
      const { rows } = await app.pool.query<{ lane: string; n: number }>(
        `select lane, count(*)::int as n from deliveries where status = 'waiting' group by lane order by lane`,
      );
      assert.deepEqual(rows, [
        { lane: 'hook:failing', n: 20 },
        { lane: 'hook:hanging', n: 20 },
      ]);
    } finally {
      await Promise.all([hanging.stop(), failing.stop(), well.stop()]);
    }
  });
});
