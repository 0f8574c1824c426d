// A unit fills in its return: with the keyboard and blocks from Excel, through a broken line and beside a colleague; a finding
// that blocks, one that is explained; the filler signs, the head sends. Then another unit without script.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { askAboutReturn } from '#app/ask-about-return.ts';
import { sendReturnBack } from '#app/review-return.ts';
import { saveCells } from '#app/save-cells.ts';
import { loadSampleFigures } from '#connectors/survey-files/load.ts';
import { returnFor } from '#read/return-for.ts';
import { handIn } from '../../support/handed-in.ts';
import { good } from '../../support/journeys.ts';
import { collector, reporter, surveyUnit } from '../../support/sample-people.ts';
import { DATA } from '../../support/serve-app.ts';
import { startLooking } from './look.ts';
import { arrive, follow, open, press, sees, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { inOrder } from './steps.ts';

const ROUND = 'hengyang-2025';
const RETURN = `/costs/${ROUND}/units/cz`;
const THREE = `${RETURN}/forms/JC3-1`;

describe('a unit fills in, explains, signs and sends its return', { timeout: 300_000 }, () => {
  const looking = startLooking();
  const step = inOrder();
  const figures = loadSampleFigures(join(DATA, 'costs', 'rounds')).get(ROUND);
  const written = figures?.get(surveyUnit('cz'))?.written ?? [];
  const textOf = new Map<string, string>(written.map(({ code, text }) => [code, text]));
  let city: SampleCity;
  let filler: Person;
  before(async () => {
    city = await startCity();
    await handIn(city.app, 'hengyang-2024', { stage: 'locked', which: ({ id }) => id === 'cz' });
  });
  after(() => city.stop());

  /** What a colleague of the same unit saves from another desk. */
  async function colleague(cells: Readonly<Record<string, string>>): Promise<void> {
    const typed = Object.entries(cells).map(([code, text]) => ({ code, text, origin: 'typed' as const }));
    good(await saveCells(city.app, reporter('cz'), { round: ROUND, unit: 'cz', cells: typed }));
  }

  step('the return is opened, and says what to do and how long there is', async () => {
    filler = await arrive(city.origin, RETURN, '易小满', { script: true });
    const { page } = filler;
    await sees(page, '还没有开始填', '还剩 7 天', '填表人签字后，由单位负责人签字并报送');
    await looking.look(page, 'return: not begun');
    await press(page, '开始填报');
    await sees(page, '已经打开', '还有必填的格子空着');
    await looking.look(page, 'return: open');
    const others = written.filter(({ code }) => !code.startsWith('D'));
    good(await saveCells(city.app, reporter('cz'), { round: ROUND, unit: 'cz', cells: others }));
  });

  step('cells are gone through by keys as in a spreadsheet', async () => {
    const { page } = filler;
    await page.goto(THREE);
    await ready(page);
    await cell(page, 'D01B').focus();
    await page.keyboard.type('14.34');
    await page.keyboard.press('Enter');
    assert.equal(await here(page), 'D02B');
    await page.keyboard.press('ArrowRight');
    assert.equal(await here(page), 'D02');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await here(page), 'D01B');
    await page.keyboard.type('9');
    assert.equal(await cell(page, 'D01B').inputValue(), '9', 'typing writes over');
    await page.keyboard.press('Escape');
    assert.equal(await cell(page, 'D01B').inputValue(), '14.34', 'Esc takes back');
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('5');
    assert.equal(await cell(page, 'D01B').inputValue(), '14.354', 'F2 goes into the text');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+z');
    assert.equal(await cell(page, 'D01B').inputValue(), '14.34', 'the last act is undone');
    await cell(page, 'D02B').focus();
    const offer = page.getByRole('button', { name: /^照上年填/u });
    const lastYear = /照上年填 (?<text>\S+)/u.exec(await offer.innerText())?.groups?.['text'];
    await page.keyboard.press('F8');
    assert.equal(await cell(page, 'D02B').inputValue(), lastYear, 'F8 takes one figure of last year');
    assert.equal(await offer.count(), 0, 'what stands in a cell is not written over');
    await page.keyboard.press('Control+z');
    assert.equal(await cell(page, 'D02B').inputValue(), '');
    await offer.click();
    assert.equal(await cell(page, 'D02B').inputValue(), lastYear, 'the button does the same');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+End');
    assert.equal(await here(page), 'D222', 'arrows go past headings');
    const name = await cell(page, 'D07').getAttribute('aria-label');
    assert.equal(name, '行次 7 公务接待费 统计数（万元）');
  });

  step('a block from Excel is pasted whole, or refused with a sentence and not by halves', async () => {
    const { page } = filler;
    for (const [block, sentence] of [
      ['1\t2\t3', '粘贴的内容有 3 列，从这里起表里只有 2 列。一格也没有粘贴。'],
      ['1\n'.repeat(40), '粘贴的内容有 40 行，从这里起表里只有 27 行。一格也没有粘贴。'],
      ['1\t2\n=SUM(A1:A9)\t3', '是公式“=SUM(A1:A9)”。一格也没有粘贴。'],
      [`${'1\t2\n'.repeat(9)}3\t4`, '落在不能填的地方。一格也没有粘贴。'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one clipboard
      await paste(page, 'D01B', block);
      // oxlint-disable-next-line no-await-in-loop -- as above
      assert.match(await page.locator('#sheet-state').innerText(), new RegExp(RegExp.escape(sentence)));
      // oxlint-disable-next-line no-await-in-loop -- as above
      assert.equal(await cell(page, 'D02').inputValue(), '');
    }
    const lines = ['D01', 'D02', 'D03', 'D04', 'D05', 'D07', 'D08', 'D09', 'D10'];
    const block = lines
      .map((code) => `${textOf.get(`${code}B`) ?? ''}\t${textOf.get(code) ?? ''}`)
      .join('\r\n');
    await paste(page, 'D01B', `${block}\r\n`);
    assert.equal(await cell(page, 'D07').inputValue(), textOf.get('D07'));
    await cell(page, 'D01').focus();
    assert.match(await page.locator('#m-D01').innerText(), /各项相加 13.04/);
    await saved(page);
    const copied = await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      return clipboardData.getData('text/plain');
    });
    assert.equal(copied, '13.04');
    await page.reload();
    await ready(page);
    assert.equal(await cell(page, 'D08B').inputValue(), textOf.get('D08B'));
  });

  step(
    'what could not be saved stays in the window, is offered after a reload, and saves itself',
    async () => {
      const { page, context } = filler;
      await context.setOffline(true);
      await type(page, 'D14', textOf.get('D14') ?? '');
      await stateIs(page, '没有连上，填的内容留在本页，连上后自动保存');
      await context.setOffline(false);
      await saved(page);
      await page.route('**/cells', (route) => route.abort());
      await type(page, 'D15', '390');
      await stateIs(page, '没有连上，填的内容留在本页，连上后自动保存');
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await ready(page);
      await page.unroute('**/cells');
      assert.equal(await cell(page, 'D15').inputValue(), '');
      assert.match(await page.locator('.sheet-kept').innerText(), /有 1 格没有保存/);
      await page.getByRole('button', { name: '填回来' }).click();
      await saved(page);
      assert.equal(await cell(page, 'D15').inputValue(), '390');
    },
  );

  step('what a colleague changes is shown; one cell that both change is nobody’s to overwrite', async () => {
    const { page } = filler;
    await colleague({ D17: '327', D18: '0' });
    await type(page, 'D16', '0');
    await page.locator('#sheet-others').getByText('同事刚改了 2 格').waitFor();
    assert.equal(await cell(page, 'D17').inputValue(), '327');
    await colleague({ D19: '4' });
    await type(page, 'D19', '0');
    await page.getByText('同事刚把这一格改成“4”，您填的是“0”。').waitFor();
    await looking.look(page, 'form: two hands at one cell');
    await page.getByRole('button', { name: '用我的' }).click();
    await saved(page);
    await page.reload();
    await ready(page);
    assert.equal(await cell(page, 'D19').inputValue(), '0');
  });

  step('rules speak as one types, within a frame; what cannot be read is kept as it was typed', async () => {
    const { page } = filler;
    for (const code of ['D11', 'D12', 'D13', 'D20', 'D21', 'D211', 'D212', 'D22', 'D221', 'D222'])
      // oxlint-disable-next-line no-await-in-loop -- one hand
      await type(page, code, textOf.get(code) ?? '');
    await type(page, 'D01', '13.5');
    await cell(page, 'D01').focus();
    assert.match(
      await page.locator('#sheet-cell').innerText(),
      /须更正 三公经费合计等于三项之和 \(相差 0.46\)/,
    );
    assert.equal(await cell(page, 'D01').getAttribute('aria-invalid'), 'true');
    await type(page, 'D12', '约三人');
    await saved(page);
    await page.reload();
    await ready(page);
    assert.equal(await cell(page, 'D12').inputValue(), '约三人');
    await sees(page, '“约三人”');
    await looking.look(page, 'form: findings');
    await type(page, 'D12', '0');
    await saved(page);
    const took = await page.evaluate(() =>
      performance.getEntriesByName('sheet-change').map(({ duration }) => duration),
    );
    const middle = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? Infinity;
    assert.ok(middle < 16, `a change took ${middle} ms in the middle of ${took.length}`);
  });

  step('a finding that blocks stops the signature; one to explain is explained', async () => {
    const { page } = filler;
    await page.goto(`${RETURN}/sign`);
    await sees(page, '现在还不能签字：有 1 处须更正，有 1 处还没有说明');
    await looking.look(page, 'sign: not yet');
    await page.goto(`${RETURN}/check`);
    await sees(page, '三公经费合计等于三项之和', '已说明 0 / 1');
    await looking.look(page, 'check');
    await follow(page, page.locator('.entry-finding--block a').first());
    await ready(page);
    assert.match(page.url(), /#c-D01$/);
    await type(page, 'D01', '13.04');
    await saved(page);
    await page.goto(`${RETURN}/check`);
    await page.getByRole('textbox', { name: /说明/ }).fill('一批接待没有登记人次（样例说明）。');
    await press(page, '保存说明');
    await sees(page, '已保存', '已说明 1 / 1');
    assert.equal(
      await page.getByRole('textbox', { name: /说明/ }).inputValue(),
      '一批接待没有登记人次（样例说明）。',
    );
  });

  step(
    'the filler signs for what is shown, takes it back, signs again; figures then stand still',
    async () => {
      const { page } = filler;
      await page.goto(`${RETURN}/sign`);
      await sees(page, '三公经费支出合计 统计数', '13.04', '内容校验码');
      await press(page, '签字');
      await sees(page, '签字已记下', '您不能代他签');
      await press(page, '撤回签字，回去改');
      await sees(page, '签字已撤回');
      await page.goto(`${RETURN}/sign`);
      await press(page, '签字');
      await page.goto(THREE);
      await sees(page, '已经签字，数不能再改');
      assert.equal(await page.locator('#sheet input:not([type=hidden])').count(), 0);
      await looking.look(page, 'form: signed');
      await filler.leave();
    },
  );

  step('the head signs and sends, and has a receipt to print', async () => {
    const head = await arrive(city.origin, RETURN, '贺建中');
    const { page } = head;
    await sees(page, '请您看过后签字，签字后就报送出去');
    await open(page, '去签字并报送');
    await looking.look(page, 'sign: head');
    await press(page, '签字并报送');
    await sees(page, '已经报送', '报送回执', '第 1 版', '易小满', '贺建中', '按时');
    assert.match(await page.locator('.entry-receipt').innerText(), /[0-9a-f]{64}/);
    await looking.look(page, 'receipt');
    await page.goto(`${RETURN}/print`);
    await sees(page, '（单位公章）', '来源未给出', '单位基本信息表');
    await looking.look(page, 'print');
    await head.leave();
  });

  step(
    'what is sent back says why and where, with its questions; the next version is corrected and signed',
    async () => {
      const address = { round: ROUND, unit: 'cz' };
      const read = await returnFor(collector(), city.app, address);
      const seq = read?.state.seq ?? 0;
      const reason = '公务接待的批次比人次多，请核对（样例）。';
      good(await sendReturnBack(city.app, collector(), { ...address, seq, reason, cells: ['D15'] }));
      const text = '接待批次为什么是 390？';
      good(await askAboutReturn(city.app, collector(), { ...address, cell: 'D15', text }));
      const again = await arrive(city.origin, RETURN, '易小满', { script: true });
      const { page } = again;
      await sees(page, '已退回，请按意见改正后再报', reason, text, '有 1 个问题等您回答');
      await looking.look(page, 'return: sent back');
      await open(page, '按意见改正');
      assert.match(page.url(), /#c-D15$/);
      await ready(page);
      await type(page, 'D15', textOf.get('D15') ?? '');
      await saved(page);
      await page.goto(`${RETURN}/sign`);
      await sees(page, '第 2 版');
      await press(page, '签字');
      await sees(page, '签字已记下');
      await again.leave();
    },
  );

  step('another unit does the same without script: everything typed is kept, readable or not', async () => {
    const other = await arrive(city.origin, '/costs/hengyang-2025/units/tj', '谭明轩', {
      width: 360,
    });
    const { page } = other;
    await press(page, '开始填报');
    await open(page, /单位基本信息表/);
    await page.getByLabel('行次 13 编制人数 内容（人）').fill('三十');
    await page.getByLabel('行次 18 年末实有在职人数 内容（人）').fill('２８人');
    await press(page, /^保存$/);
    await sees(page, '已保存', '“三十”');
    assert.equal(await page.getByLabel('行次 13 编制人数 内容（人）').inputValue(), '三十');
    assert.equal(await page.getByLabel('行次 18 年末实有在职人数 内容（人）').inputValue(), '２８人');
    await looking.look(page, 'form without script');
    await other.leave();
  });

  step('no page of this journey has a fault for its readers, at any width', async () => {
    assert.deepEqual(await looking.faults(), []);
  });
});

function cell(page: Page, code: string): Locator {
  return page.locator(`#c-${code}`);
}

async function ready(page: Page): Promise<void> {
  await page.locator('#sheet[data-ready="rules"]').waitFor();
}

async function here(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
}

async function type(page: Page, code: string, text: string): Promise<void> {
  await cell(page, code).focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function stateIs(page: Page, sentence: string): Promise<void> {
  await page.locator('#sheet-state').getByText(sentence, { exact: true }).waitFor();
}

async function saved(page: Page): Promise<void> {
  await stateIs(page, '已保存');
}

/** As Excel leaves it on the clipboard. */
async function paste(page: Page, code: string, text: string): Promise<void> {
  await cell(page, code).focus();
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}
