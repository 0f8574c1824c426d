// Messages as people meet them: in words, in their list, in the count beside it, and when they did not arrive.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rememberPerson } from '#app/people.ts';
import { planCounty } from '#app/plan-outbox.ts';
import { openSession, readSession } from '#app/sessions.ts';
import type { Json } from '#base/canonical-json.ts';
import { LANGUAGES } from '#base/localised.ts';
import { NOTICE_CODES, PARAM_NAMES } from '#core/cases/notice.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { Outlets } from '#core/exchange/outlets.ts';
import { makeDeliverer } from '#jobs/deliver-outbox.ts';
import { makeWriteMessage, noticeSentences } from '#web/notices/notice-words.ts';
import { doAct, pensionDraft, submitted } from '../support/journeys.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, clerk, officer, PLACES } from '../support/sample-people.ts';
import { servePages, type PageServer } from './page-server.ts';

const REASON = '户籍不在本市';
const window = clerk(PLACES.centre);
const office = officer(PLACES.changning, 'human-resources', 497);

function failed(error: unknown): never {
  return assert.fail(String(error));
}

describe('messages', () => {
  let sample: SampleApp;
  let pages: PageServer;
  before(async () => {
    sample = await sampleApp();
    pages = await servePages(sample.app);
  });
  after(async () => {
    await pages.stop();
    await sample.drop();
  });

  const person = citizen('样本甲', '1980-05-06', 97);

  async function filed(): Promise<CaseNumber> {
    return submitted(sample.app, window, await pensionDraft(sample.app, window, person));
  }

  async function send(outlets: Outlets): Promise<void> {
    const { app } = sample;
    const write = makeWriteMessage({ divisions: app.divisions, origin: 'https://yici.example.gov.cn' });
    const deliverer = makeDeliverer({ app, outlets, write, onError: failed });
    await deliverer.tick();
    await deliverer.quiet();
  }

  async function page(path: string): Promise<string> {
    return (await fetch(pages.origin + path)).text();
  }

  async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const body = new URLSearchParams({ _csrf: 'token', ...fields });
    return fetch(pages.origin + path, { method: 'POST', body, redirect: 'manual' });
  }

  test('each notice has its sentences in both languages, with all parameters and with none', () => {
    const { divisions } = sample.app;
    const params: Readonly<Record<string, Json>> = {
      ...Object.fromEntries(PARAM_NAMES.map((name) => [name, { zh: `【${name}】`, en: `[${name}]` }])),
      due: { date: '2026-12-01', provisional: false },
      longest: { amount: 20, unit: 'working-day' },
      amount: { fen: 1050 },
      step: { step: 'hearing' },
      clock: { clock: 'promised' },
      slot: { moment: '2026-12-01T01:30:00Z' },
    };
    for (const code of NOTICE_CODES) {
      for (const language of LANGUAGES) {
        const full = noticeSentences({ code, params }, { language, divisions });
        const none = noticeSentences({ code, params: {} }, { language, divisions });
        for (const text of [full.title, full.todo, full.detail, none.title, none.todo, none.detail])
          assert.doesNotMatch(text, /undefined|NaN|\[object/, `${code} ${language}`);
        assert.notEqual(full.title, '');
        if (language === 'en') assert.doesNotMatch(full.title + full.todo, /[一-鿿]/u, code);
        assert.equal(none.detail, '', `${code} ${language}: no word without its parameter`);
      }
    }
    const paid = { code: 'fee-charged', params } as const;
    assert.match(noticeSentences(paid, { language: 'zh-CN', divisions }).title, /10\.50 元/);
  });

  test('a code that this program does not know leads to the case instead of failing', () => {
    const { divisions } = sample.app;
    const said = noticeSentences({ code: 'from-the-future', params: {} }, { language: 'en', divisions });
    assert.match(said.title, /There is news/);
  });

  test('unread messages are counted with the session, and opening the list reads them', async () => {
    const { app } = sample;
    await filed();
    const claims = {
      issuer: 'test',
      subject: 'p97',
      name: person.name,
      citizenNumber: person.citizenNumber,
      phone: undefined,
    };
    await planCounty(app, { hooks: [] }, PLACES.changning);
    const row = await rememberPerson(app, claims);
    const { token } = await openSession(app, row, { wanted: 'citizen' });
    const unread = async () => (await readSession(app, token))?.unread;
    assert.equal(await unread(), 1, 'what came before the first sign-in waits');
    await filed();
    await planCounty(app, { hooks: [] }, PLACES.changning);
    assert.equal(await unread(), 2);
    pages.as(person);
    assert.equal((await page('/my-notices')).split('mark--turn').length - 1, 2);
    assert.equal(await unread(), 0);
    assert.equal((await page('/my-notices')).split('mark--turn').length - 1, 0);
  });

  test('what did not arrive is said where the person looks, until another number is given', async () => {
    const number = await filed();
    await doAct(sample.app, office, { number, part: 1 }, { act: 'receive' });
    await doAct(sample.app, office, { number, part: 1 }, { act: 'refuse', reason: REASON });
    const gone = { sendSms: () => Promise.resolve({ kind: 'never' as const, error: '空号 13900000000' }) };
    await send({ sms: gone, hooks: [] });
    pages.as(person);
    const mine = await page('/my-notices');
    assert.match(mine, /短信没送到 13900000000/);
    assert.match(mine, new RegExp(REASON));
    pages.as(bureau());
    const list = await page('/bureau/messages');
    assert.match(list, /空号 139\*\*\*\*0000/);
    assert.doesNotMatch(list, /13900000000/, 'the bureau sees a masked number');
    const id = /name="id" value="([^"]+)"/.exec(list)?.[1] ?? '';
    const again = await post('/bureau/messages', { division: PLACES.changning, id });
    assert.equal(again.headers.get('location'), '/bureau/messages?done=retried');
    const twice = await post('/bureau/messages', { division: PLACES.changning, id });
    assert.equal(twice.headers.get('location'), '/bureau/messages?done=gone');
    sample.at('2026-11-23T02:00:00Z');
    pages.as(person);
    const saved = await post('/my-contacts', {
      by_sms: '1',
      phone: '137 1111 5555',
      mail: '',
      language: 'en',
    });
    assert.equal(saved.status, 303);
    assert.doesNotMatch(await page('/my-notices'), /短信没送到/);
  });

  test('what is told next goes where the person chose, in the language chosen', async () => {
    const sent: { readonly to: string; readonly text: string }[] = [];
    await filed();
    await send({
      hooks: [],
      sms: {
        sendSms: ({ to, text }) => {
          sent.push({ to, text });
          return Promise.resolve({ kind: 'sent' });
        },
      },
    });
    const own = sent.filter(({ to }) => to === '13711115555');
    assert.equal(own.length, 1);
    assert.match(own[0]?.text ?? '', /^\[Yici\] “.+” has been submitted\. .*Case 430482 /);
  });

  test('a contact that cannot be right is shown again as it was typed', async () => {
    pages.as(person);
    const typed = { by_mail: '1', phone: '12', mail: 'a@b', language: 'zh-CN' };
    const response = await post('/my-contacts', typed);
    const body = await response.text();
    assert.equal(response.status, 422);
    for (const part of ['value="12"', 'value="a@b"', '手机号码不对', '邮箱地址不对', 'href="#f-mail"'])
      assert.ok(body.includes(part), part);
    const list = await post('/my-contacts', { ...typed, phone: '', mail: 'a@example.org, b@example.org' });
    assert.equal(list.status, 422, 'one address, not a list');
  });

  test('an office sees what is new for it, and what was seen stays at the end', async () => {
    pages.as(office);
    const body = await page('/desk/notices');
    assert.match(body, /新办件：/);
    const upTo = /name="up_to" value="([^"]+)"/.exec(body)?.[1] ?? '';
    assert.equal((await post('/desk/notices', { up_to: upTo })).status, 303);
    assert.doesNotMatch(await page('/desk/notices'), /mark--turn/);
  });

  test('the demo shows what would have been sent', async () => {
    pages.as({ role: 'visitor' });
    assert.match(await page('/demo/messages'), /13711115555/);
  });
});
