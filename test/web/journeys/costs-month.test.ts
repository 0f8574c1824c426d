// A survey from its first day to the public report: 36 units of the city and four of a county hand in, one of them through
// Excel before our eyes; one is sent back, corrects and hands in again; the offices approve, add up, publish; a citizen reads.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import type { ReturnChanged } from '#app/change-return.ts';
import { explainFinding } from '#app/explain-finding.ts';
import { openReturn } from '#app/open-return.ts';
import { approveReturn } from '#app/review-return.ts';
import { saveCells } from '#app/save-cells.ts';
import { signReturn, submitReturn } from '#app/sign-return.ts';
import { assert as ensure } from '#base/assert.ts';
import { loadSampleFigures } from '#connectors/survey-files/load.ts';
import { returnLayout } from '#core/statistics/workbook/return-layout.ts';
import type { RegisterUnit } from '#core/statistics/survey/round.ts';
import { returnsWall } from '#read/returns-wall.ts';
import { good } from '../../support/journeys.ts';
import { collector, division, reporter } from '../../support/sample-people.ts';
import { DATA } from '../../support/serve-app.ts';
import { startLooking } from './look.ts';
import { arrive, follow, open, press, sees, text, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { inOrder } from './steps.ts';

const ROUND = 'hengyang-2025';
const WALL = `/costs/${ROUND}`;
const CHANGNING = '430482000000';

describe('a survey of a month, from its opening to the public report', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  const written = loadSampleFigures(join(DATA, 'costs', 'rounds')).get(ROUND);
  const city = collector();
  const county = collector(division(CHANGNING), 973);
  let place: SampleCity;
  before(async () => {
    place = await startCity();
    place.at('2026-11-02T01:00:00Z');
  });
  after(() => place.stop());

  const units = (): readonly RegisterUnit[] => place.app.surveys.rounds.get(ROUND)?.units ?? [];
  const staff = (unit: RegisterUnit, duty: 'filler' | 'head') => {
    const at = unit.office === 'changning' ? { division: division(CHANGNING) } : {};
    return { ...reporter(unit.id, duty, (duty === 'head' ? 600 : 300) + units().indexOf(unit)), ...at };
  };

  /** What the unit would hand in; of the two planted slips that a rule stops, the one line it must put right. */
  const figuresOf = (unit: RegisterUnit): ReadonlyMap<string, string> => {
    const figures = new Map<string, string>(
      written?.get(unit.id)?.written.map(({ code, text: figure }) => [code, figure]),
    );
    return unit.id === 'jyj' ? putBack(figures) : figures;
  };

  /** Types the figures, explains what is to be explained, signs and sends, through the same use cases as the pages. */
  async function send(unit: RegisterUnit, figures: Iterable<readonly [string, string]>): Promise<void> {
    const { app } = place;
    const address = { round: ROUND, unit: unit.id };
    const [filler, head] = [staff(unit, 'filler'), staff(unit, 'head')];
    const cells = [...figures].map(([code, figure]) => ({ code, text: figure, origin: 'typed' as const }));
    let now: ReturnChanged = good(await saveCells(app, filler, { ...address, cells }));
    for (const { key, level } of now.standing.evaluation.findings) {
      if (level !== 'explain' || now.state.explanations.has(key)) continue;
      const said = { ...address, finding: key, text: '已与原始台账核对无误。' };
      // oxlint-disable-next-line no-await-in-loop -- one explanation after the other
      now = good(await explainFinding(app, filler, said));
    }
    const { content } = now.standing;
    good(await signReturn(app, filler, { ...address, content }));
    good(await submitReturn(app, head, { ...address, content }));
  }

  step('on the first day nobody has begun, and the wall shows everybody on the register', async () => {
    const { page, leave } = await arriveAtOffice(place.origin, WALL, '龙海燕');
    await sees(page, '还剩 28 天', '40 家中 0 家已报', '未开始 40');
    assert.equal(await page.locator('.return-wall li').count(), 40);
    await looking.look(page, 'wall: first day');
    await leave();
  });

  step(
    'a unit fills its figures into the Excel template and sees what would change before it does',
    async () => {
      const { page, leave } = await arrive(place.origin, `${WALL}/units/cz`, '易小满');
      await press(page, '开始填报');
      await page.goto(`${WALL}/units/cz/workbook`);
      const spoilt = await filledTemplate(page, (sheet) => {
        sheet.getCell('D9').value = { formula: '1+1', result: 2 };
      });
      await upload(page, spoilt);
      await sees(page, '没有写入任何数', '公式的结果不读');
      await looking.look(page, 'workbook: refused');
      await upload(page, await filledTemplate(page));
      await sees(page, /写入后有 \d+ 个数会变/u);
      await looking.look(page, 'workbook: what would change');
      await press(page, /^写入这 \d+ 个数$/u);
      assert.match(page.url(), /\/units\/cz\/check/u);
      assert.ok(!(await text(page)).includes('还有必填'));
      await leave();
    },
  );

  step('the filler signs, the head sends, and nobody else of the unit can do the head’s part', async () => {
    const filler = await arrive(place.origin, `${WALL}/units/cz/sign`, '易小满');
    await press(filler.page, /签字/u);
    await sees(filler.page, '填表人已签字');
    await filler.leave();
    const head = await arrive(place.origin, `${WALL}/units/cz/sign`, '贺建中');
    await looking.look(head.page, 'return: the head signs');
    await press(head.page, /签字并报送/u);
    await sees(head.page, '已经报送');
    await head.leave();
  });

  step(
    'by the middle of the month the others have handed in; a shifted table is stopped before it leaves',
    async () => {
      place.at('2026-11-16T01:00:00Z');
      const address = { round: ROUND, unit: 'jyj' };
      const jyj = units().find(({ id }) => id === 'jyj');
      ensure(jyj && written, 'the education bureau is asked');
      const filler = staff(jyj, 'filler');
      good(await openReturn(place.app, filler, address));
      const slipped =
        written.get(jyj.id)?.written.map(({ code, text: figure }) => ({ code, text: figure })) ?? [];
      const saved = good(
        await saveCells(place.app, filler, {
          ...address,
          cells: slipped.map((cell) => ({ ...cell, origin: 'typed' as const })),
        }),
      );
      const { findings } = saved.standing.evaluation;
      assert.ok(findings.some(({ detail }) => detail.kind === 'shift'));
      const early = await signReturn(place.app, filler, { ...address, content: saved.standing.content });
      assert.equal(!early.ok && early.error.code, 'return-has-blocks');
      for (const unit of units()) {
        if (unit.id === 'cz') continue;
        if (unit.id !== 'jyj') {
          // oxlint-disable-next-line no-await-in-loop -- one unit after the other
          good(await openReturn(place.app, staff(unit, 'filler'), { round: ROUND, unit: unit.id }));
        }
        // oxlint-disable-next-line no-await-in-loop -- as above
        await send(unit, figuresOf(unit));
      }
      const wall = await returnsWall(city, place.app, { round: ROUND });
      assert.equal(wall?.byStage.submitted, 40);
    },
  );

  step(
    'the reviewer sees rent in 元, asks at the cell and sends it back; he has no field to change it in',
    async () => {
      const { page, leave } = await arriveAtOffice(place.origin, `${WALL}/units/wjw/review`, '龙海燕');
      await sees(page, '审核的人不改数', '审核意见');
      assert.equal(await page.locator('table input').count(), 0);
      await looking.look(page, 'review: before it is sent back');
      await page.goto(`${WALL}/units/wjw/questions?cell=E07#ask`);
      await page.getByLabel('问题').fill('租金是不是填成了元？请按万元填写。');
      await press(page, '提问');
      await sees(page, '已提问', '租金是不是填成了元');
      await page.goto(`${WALL}/units/wjw/review`);
      await page.getByLabel('退回的原因（单位会看到）').fill('租金的计量单位不对，请改正后再报。');
      await press(page, '退回并说明');
      await sees(page, '已退回，单位会看到原因');
      await leave();
    },
  );

  step('the unit corrects in a new version, and the two can be laid side by side', async () => {
    place.at('2026-11-18T01:00:00Z');
    const wjw = units().find(({ id }) => id === 'wjw');
    ensure(wjw, 'the health commission is asked');
    await send(wjw, [['E07', String(Number(figuresOf(wjw).get('E07')) / 10_000)]]);
    const { page, leave } = await arriveAtOffice(place.origin, `${WALL}/units/wjw/versions`, '龙海燕');
    await sees(page, '第 1 版', '第 2 版', '退回：租金的计量单位不对');
    await looking.look(page, 'versions side by side');
    await page.goto(`${WALL}/units/wjw/questions`);
    await press(page, '问题已清楚，了结');
    await sees(page, '已了结');
    await leave();
  });

  step('offices approve level by level; the city cannot approve before the county', async () => {
    place.at('2026-12-01T01:00:00Z');
    const { page, leave } = await arriveAtOffice(place.origin, `${WALL}/units/cz/review`, '龙海燕');
    await press(page, '审核通过');
    await sees(page, '已审核通过', '已锁定');
    await leave();
    const before = await returnsWall(city, place.app, { round: ROUND });
    for (const { unit, seq } of before?.lines ?? []) {
      if (unit.id === 'cz') continue;
      const chain = unit.office === 'changning' ? [county, city] : [city];
      const address = { round: ROUND, unit: unit.id };
      if (chain.length > 1) {
        // oxlint-disable-next-line no-await-in-loop -- the city's turn comes second
        const early = await approveReturn(place.app, city, { ...address, seq });
        assert.equal(!early.ok && early.error.code, 'return-not-your-turn');
      }
      let now = seq;
      for (const office of chain) {
        // oxlint-disable-next-line no-await-in-loop -- level by level
        now = good(await approveReturn(place.app, office, { ...address, seq: now })).state.seq;
      }
    }
    const wall = await returnsWall(city, place.app, { round: ROUND });
    assert.equal(wall?.byStage.locked, 40);
  });

  step('the totals are of everybody, each down to its parts, and are approved', async () => {
    for (const [name, scope] of [
      ['阳光华', 'own'],
      ['阳光华', 'region'],
      ['龙海燕', 'own'],
      ['龙海燕', 'region'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- the county first
      const { page, leave } = await arriveAtOffice(place.origin, `${WALL}/totals?scope=${scope}`, name);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await press(page, '审核通过综合表');
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sees(page, '已审核通过');
      // oxlint-disable-next-line no-await-in-loop -- as above
      await leave();
    }
    const { page, leave } = await arriveAtOffice(place.origin, `${WALL}/totals/C02?scope=region`, '龙海燕');
    await sees(page, '衡阳市财政局（样例）', '常宁市财政局（样例）');
    await looking.look(page, 'totals: parts of one figure');
    await leave();
  });

  step('the report is published, and a citizen reads it without the figures of any single unit', async () => {
    const office = await arriveAtOffice(place.origin, `${WALL}/report`, '龙海燕');
    await sees(office.page, '基本情况', '总体规模', '结构分析', '变动原因');
    await looking.look(office.page, 'report: internal edition');
    await office.page.goto(`${WALL}/report/public`);
    await press(office.page, '公布这份报告');
    await sees(office.page, '报告已公布');
    await office.leave();
    const { page, leave } = await arrive(place.origin, '/costs/published', undefined, { width: 360 });
    await looking.look(page, 'published reports');
    await open(page, /2025/u);
    const report = await text(page);
    assert.match(report, /总体规模/u);
    // The offices sign the report; every other unit stays unnamed.
    const offices = new Set(place.app.surveys.rounds.get(ROUND)?.offices.map(({ name }) => name));
    for (const { name } of units()) {
      assert.ok(offices.has(name) || !report.includes(name), `${name} is named in the public edition`);
    }
    await looking.look(page, 'published report');
    await leave();
  });

  step('no page of this journey has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });

  /** The template of the page as a clerk brings it back: every figure of the unit typed in. */
  async function filledTemplate(
    page: Page,
    spoil: (sheet: ExcelJS.Worksheet) => void = () => undefined,
  ): Promise<Buffer> {
    const answer = await page.context().request.get(`${WALL}/units/cz/template.xlsx`);
    assert.equal(answer.status(), 200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await answer.body()).buffer);
    const round = place.app.surveys.rounds.get(ROUND);
    const cz = units().find(({ id }) => id === 'cz');
    ensure(round && cz, 'the sample round');
    const figures = figuresOf(cz);
    for (const layout of returnLayout(round)) {
      const sheet = workbook.getWorksheet(layout.name);
      ensure(sheet, layout.name);
      for (const { indicator, address } of layout.lines.flatMap((line) => line.figures)) {
        const figure = figures.get(indicator) ?? '';
        const isNumber = round.indicators.get(indicator)?.measure !== undefined && figure !== '';
        sheet.getCell(address).value = isNumber ? Number(figure) : figure;
      }
      spoil(sheet);
    }
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }
});

/** The block of 302 had slipped up by one line from 咨询费 on; that line's own figure is what the total leaves. */
function putBack(figures: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const block = [...figures.keys()].filter((code) => /^E302\d\d$/u.test(code)).toSorted();
  const from = block.indexOf('E30203');
  const right = new Map(figures);
  block.slice(from + 1).forEach((code, at) => right.set(code, figures.get(block[from + at] ?? '') ?? ''));
  const cents = (code: string): number => Math.round(Number(right.get(code)) * 100);
  const others = block.filter((code) => code !== 'E30203').reduce((sum, code) => sum + cents(code), 0);
  right.set('E30203', ((cents('E302') - others) / 100).toFixed(2));
  return right;
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.getByLabel('选择文件（.xlsx）').setInputFiles({ name: '报表.xlsx', mimeType, buffer });
  await follow(page, page.getByRole('button', { name: '上传并检查' }));
}

/** Staff are residents too: where the page does not say which office, it is picked after signing in. */
async function arriveAtOffice(origin: string, first: string, name: string): Promise<Person> {
  const person = await arrive(origin, first, name);
  const office = person.page.getByRole('button', { name: /统计人员/u });
  if (await office.isVisible()) await follow(person.page, office);
  return person;
}
