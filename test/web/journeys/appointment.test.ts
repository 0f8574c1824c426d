// 预约办: a resident books a time at a counter on a phone without script; the clerk sees it, marks her there, calls her first.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { bookAppointment } from '#app/appointments-book.ts';
import { loadSampleHours } from '#app/appointments-hours.ts';
import { loadSamplePlans } from '#connectors/reference-data/load.ts';
import { good } from '../../support/journeys.ts';
import { DATA } from '../../support/serve-app.ts';
import { citizen, division } from '../../support/sample-people.ts';
import { countedId } from '../../support/sample-app.ts';
import { startLooking } from './look.ts';
import { arrive, follow, open, press, problemAt, sees, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { HE, inOrder } from './steps.ts';

const CENTRE = division('430408002003');

describe('an appointment at a counter, on a phone without script', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  let city: SampleCity;
  let resident: Person;
  before(async () => {
    city = await startCity();
    await loadSampleHours(city.app, loadSamplePlans(DATA));
  });
  after(() => city.stop());

  step('place, day and time are chosen one after the other, closed days say why', async () => {
    resident = await arrive(city.origin, '/appointments', HE.name, { width: 360 });
    const { page } = resident;
    await sees(page, '您还没有预约');
    await looking.look(page, 'my appointments, none');
    await open(page, '预约到窗口办事');
    await page.getByLabel('村、社区、乡镇或县市区的名字').fill('xyl');
    await press(page, '查找');
    await looking.look(page, 'booking: place');
    await open(page, /学院路社区便民服务中心/);
    await sees(page, '2026年11月28日 (周六) 不开放', '开放时间为样例');
    await looking.look(page, 'booking: day');
    await open(page, /2026年11月24日/);
    await sees(page, '09:30 到 10:00 还有 2 个');
    await looking.look(page, 'booking: time');
    await open(page, /^09:30 到 10:00/);
    await looking.look(page, 'booking: confirm');
  });

  step('a missing answer and a time taken meanwhile cost nothing that was typed', async () => {
    const { page } = resident;
    await page.getByLabel('要说明的话').fill('想问养老保险补缴');
    await press(page, '确认预约');
    assert.match(await problemAt(page, page.getByRole('radio', { name: '其他事情' })), /请选择办什么事/);
    await looking.look(page, 'booking: nothing chosen');
    for (const serial of [401, 402]) {
      const other = citizen('样本己', '1970-01-01', serial);
      const slot = { place: CENTRE, day: '2026-11-24', from: '09:30', matter: 'other', note: '' };
      // oxlint-disable-next-line no-await-in-loop -- two people
      good(await bookAppointment(city.app, other, { id: countedId(), ...slot }));
    }
    await page.getByRole('radio', { name: '其他事情' }).check();
    await press(page, '确认预约');
    await sees(page, '刚被约走', '还有空的相近时间');
    await looking.look(page, 'booking: just taken');
    assert.equal(await page.getByLabel('要说明的话').inputValue(), '想问养老保险补缴');
    assert.ok(await page.getByRole('radio', { name: '其他事情' }).isChecked());
    await page.getByRole('radio', { name: /2026年11月24日 \(周二\) 10:00 到 10:30/ }).check();
    await press(page, '确认预约');
    await sees(page, '预约成功', 'A1000-1', '学院路社区便民服务中心', '想问养老保险补缴');
    await looking.look(page, 'booked');
  });

  step('the entry for a calendar says where and when; moving it gives another number', async () => {
    const { page } = resident;
    const file = await page.getByRole('link', { name: '加到手机日历' }).getAttribute('href');
    const answer = await page.request.get(file ?? '');
    assert.match(answer.headers()['content-type'] ?? '', /^text\/calendar/);
    const entry = (await answer.text()).replace(/\r\n[ \t]/g, '');
    for (const line of [
      'DTSTART:20261124T020000Z',
      'DTEND:20261124T023000Z',
      'SUMMARY:到学院路社区便民服务中心办事',
    ])
      assert.ok(entry.includes(line), `${line} in\n${entry}`);
    await open(page, '改时间');
    await open(page, /2026年11月23日/);
    await open(page, /^10:30 到 11:00/);
    await sees(page, '现在的预约：2026年11月24日 (周二) 10:00 到 10:30');
    await press(page, '改到这个时间');
    await sees(page, '已经改好', 'A1030-1', '2026年11月23日 (周一) 10:30 到 11:00');
    await page.goto('/appointments');
    await looking.look(page, 'my appointments');
  });

  step(
    'the clerk sees a masked name, marks her there, and calls her before somebody who came earlier',
    async () => {
      const clerk = await arrive(city.origin, '/counter', '吴敏');
      const { page } = clerk;
      await open(page, '预约与叫号');
      await sees(page, 'A1030-1', '何**', '想问养老保险补缴');
      await press(page, '给一个号');
      await sees(page, '现场号是 B001');
      city.at('2026-11-23T02:31:00Z');
      await press(page, '登记到场 A1030-1');
      await sees(page, '何秀兰', '下一位：A1030-1');
      await looking.look(page, 'counter: the day');
      await press(page, '叫下一位');
      await sees(page, '已叫 A1030-1');
      await press(page, '办完了 A1030-1');
      await press(page, '叫下一位');
      await sees(page, '已叫 B001', '等了');
      await press(page, '叫下一位');
      await sees(page, '现在没有人在等');
      await page.goto('/counter/appointments?day=2026-11-24');
      await sees(page, 'A0930-1', '样**');
      await clerk.leave();
    },
  );

  step(
    'new hours that lack a booked time say whom they leave outside; the person moves or cancels',
    async () => {
      const { page } = resident;
      await page.goto(`/appointments/book?place=${CENTRE}&day=2026-11-26&from=15:00`);
      await page.getByRole('radio', { name: '其他事情' }).check();
      await press(page, '确认预约');
      const clerk = await arrive(city.origin, '/counter/hours', '吴敏');
      await clerk.page.getByLabel('周四：到').fill('12:00');
      await clerk.page.getByLabel('预约窗口数').fill('0');
      await press(clerk.page, /^公布$/);
      assert.match(await problemAt(clerk.page, clerk.page.getByLabel('预约窗口数')), /1 到 60/);
      assert.equal(await clerk.page.getByLabel('周四：到').inputValue(), '12:00');
      await looking.look(clerk.page, 'hours with a mistake');
      await clerk.page.getByLabel('预约窗口数').fill('2');
      await press(clerk.page, /^公布$/);
      await sees(clerk.page, '有 1 个人约的时间不再开放', 'A1500-1', '何**', '马上通知');
      await looking.look(clerk.page, 'hours published');
      await clerk.leave();
      await page.goto('/appointments');
      await sees(page, '要改时间');
      await open(page, /15:00 到 15:30/);
      await sees(page, '开放时间变了');
      await page.locator('summary', { hasText: '取消预约' }).click();
      await follow(page, page.getByRole('button', { name: '确认取消' }));
      await sees(page, '已经取消');
      await resident.leave();
    },
  );

  step('the bureau sees which places give appointments', async () => {
    const { page, leave } = await arrive(city.origin, '/bureau/hours', '曾睿');
    await sees(page, '蒸湘区政务服务中心', '学院路社区便民服务中心');
    await looking.look(page, 'places with hours');
    await open(page, '蒸湘区政务服务中心');
    await sees(page, '6 个窗口，每个号 20 分钟');
    await leave();
  });

  step('no page of this journey has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});
