// A resident of 常宁 at a community centre in 蒸湘: taken in there, decided at home, handed out there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startLooking } from './look.ts';
import { arrive, open, press, sees, text } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { decide, fileBothAtCounter, HE, LUO, UNSEEN, type Seen } from './steps.ts';

const PENSION = '城乡居民基本养老保险参保登记';
const CARD = '老年人优待证';
const CENTRE = '学院路社区便民服务中心';

describe('a resident of 常宁 at a centre in 蒸湘', { timeout: 300_000 }, () => {
  for (const script of [false, true]) {
    describe(script ? 'with script' : 'without script', () => {
      let city: SampleCity;
      before(async () => {
        city = await startCity();
      });
      after(() => city.stop());

      const looking = startLooking();
      // The markup is the same either way.
      const seen = script ? UNSEEN : looking.look;

      test('is served at the counter, decided in 常宁 by two offices, and gets both results in 蒸湘', async () => {
        const clerk = await arrive(city.origin, '/counter', '吴敏', { script });
        const number = await fileBothAtCounter(clerk.page, seen);
        const spaced = number.replace(/^(.{6})(.{6})(.{4})(.{4})$/, '$1 $2 $3 $4');
        assert.match(number, /^430482/, 'the number carries the county that decides');
        await sees(clerk.page, '收件回执', spaced, CENTRE, '何秀兰', '吴敏');
        await sees(clerk.page, /常宁市人力资源和社会保障局 · 受理后 3 个工作日内办完/);
        await sees(clerk.page, /常宁市民政局 · 受理后 5 个工作日内办完/);

        await officersDecide(city, script, seen);

        await open(clerk.page, '办下一位');
        await sees(clerk.page, '有 2 份结果等着发');
        for (const item of [PENSION, CARD]) {
          await clerk.page.goto('/counter/hand-out');
          await seen(clerk.page, `counter: results to hand out, ${item}`);
          await open(clerk.page, `发放 何秀兰 ${item}`);
          await clerk.page.getByLabel('本人身份证原件').check();
          await seen(clerk.page, `counter: hand out ${item}`);
          await press(clerk.page, '已核对，确认发放');
          await sees(clerk.page, '结果签收单', '已送达', item, CENTRE, '领取人 何秀兰');
        }
        await seen(clerk.page, 'counter: receipt of a result');
        await open(clerk.page, '回到待发结果');
        await sees(clerk.page, '现在没有等着发的结果');
        await open(clerk.page, '本窗口收的');
        await sees(clerk.page, `${PENSION}：已送达`, `${CARD}：已送达`);
        await seen(clerk.page, 'counter: cases taken');
        await clerk.leave();

        const resident = await arrive(city.origin, '/my-cases', HE.name, { script, width: 360 });
        await sees(resident.page, '2 项中已办完 2 项', spaced);
        await seen(resident.page, 'my cases');
        await open(resident.page, /跨域通办/);
        await sees(resident.page, '已经办完', '11月23日 (周一) 已领取', CARD, '编号 样 430482-1');
        await seen(resident.page, 'progress, ended');
        await open(resident.page, '看回执');
        await sees(resident.page, '收件地点 学院路社区（衡阳市 蒸湘区 红湘街道 学院路社区）');
        await sees(resident.page, '由常宁市民政局办理');
        await seen(resident.page, 'receipt');
        await resident.leave();
        assert.deepEqual(await looking.faults(), []);
      });
    });
  }
});

async function officersDecide(city: SampleCity, script: boolean, seen: Seen): Promise<void> {
  const pension = await arrive(city.origin, '/desk', '欧阳静', { script });
  await seen(pension.page, 'desk');
  await sees(pension.page, '共 1 件');
  assert.ok(!(await text(pension.page)).includes(CARD), 'only the part of this office');
  await open(pension.page, /何秀兰/);
  await sees(pension.page, `受理地点（收） ${CENTRE}`, '决定机关（办） 常宁市人力资源和社会保障局');
  assert.ok(
    !(await text(pension.page)).includes(LUO.name),
    'nothing of the mother on the daughter’s pension',
  );
  await seen(pension.page, 'desk: part');
  await decide(pension.page, {}, seen);
  await sees(pension.page, '结果已做好，在等领取地点送达');
  await pension.leave();

  const card = await arrive(city.origin, '/desk', '廖勇', { script });
  await open(card.page, /何秀兰/);
  await sees(card.page, `受理地点（收） ${CENTRE}`, '决定机关（办） 常宁市民政局');
  await sees(card.page, `持证人姓名 ${LUO.name}`, '委托女儿何秀兰代办', '与老年人的关系 子女');
  await seen(card.page, 'desk: part with a file');
  await decide(card.page, { [CARD]: '样 430482-1' });
  await seen(card.page, 'desk: issued');
  await card.leave();
}
