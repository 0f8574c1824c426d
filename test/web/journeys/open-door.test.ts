// Open-door planning from a meeting with fourteen speakers on nine topics to the packet, and two years later the question what
// became of what was promised. The desk, a department, the head and a citizen at their own browsers.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { collate } from '#app/collate.ts';
import { recordSpeechConfirmed } from '#app/confirm-speech.ts';
import { dispatchDemand } from '#app/dispatch-demand.ts';
import { decideDemand } from '#app/dispose-demand.ts';
import { newFormKey } from '#app/follow-code.ts';
import { receiveSubmission } from '#app/receive-submission.ts';
import { giveDepartmentView } from '#app/study-demand.ts';
import { checkCounts, countLedger } from '#core/consultation/counts.ts';
import { isConsultationId, isTopicId, nthDemand } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { good } from '../../support/journeys.ts';
import { planDocx } from '../../support/plan-document.ts';
import { departmentId, handlerOf, planner } from '../../support/sample-people.ts';
import { startLooking } from './look.ts';
import { arrive, follow, open, press, sees, type Person } from './person.ts';
import { startCity, type SampleCity } from './sample-city.ts';
import { inOrder } from './steps.ts';

const ROUND = 'open-door-sample';
const DESK = `/consultations/${ROUND}`;
const [CLERK, HEAD, HANDLER] = ['阳若棠', '伍敬川', '廖启岚'];

/** What fourteen invented people say, each on its topic. */
const SPEECHES = [
  ['industry', '建议把钢管深加工产业链往下延长，做大产业集群。'],
  ['industry', '制造业要技术改造，希望设备更新有补贴。'],
  ['park', '园区的职工宿舍和公交没有跟上，建议一起建。'],
  ['park', '园区要提高亩均效益。'],
  ['science', '建议建设共用的中试平台，设备向中小企业开放。另外简化青年教师到企业兼职的手续。'],
  ['science', '中试平台太少，希望建一个大家都能用的中试平台。'],
  ['talent', '人才公寓先租后售，才留得住年轻人。'],
  ['talent', '返乡创业找不到人办，希望乡镇有专人帮办。'],
  ['business', '涉企检查要合并，一年查几次先列清单。'],
  ['health', '提高乡村医生待遇，慢性病药要能在村卫生室拿到。'],
  ['schools', '城区学校大班额，希望新建小学。'],
  ['culture', '南岳衡山旅游要有淡季产品。'],
  ['rural', '高标准农田要把渠系修到田头。'],
  ['rural', '村里的冷链仓库建议几个村合用。'],
] as const;

const CHAPTERS = [
  ['做强产业', '推动钢铁产业转型升级。'],
  ['建好园区', '完善园区配套设施。'],
  ['科技创新', '布局一批科技创新平台。'],
  ['集聚人才', '优化人才政策。'],
  ['营商环境', '持续优化营商环境。'],
  ['健康衡阳', '完善医疗卫生服务体系。'],
  ['办好教育', '扩大义务教育学位供给。'],
  ['文化旅游', '推进文旅融合。'],
  ['乡村振兴', '建设高标准农田。'],
] as const;

const WRITTEN = '布局一批科技创新平台，建设面向中小企业开放的共用中试平台。';

describe(
  'open-door planning, from a meeting to the packet and a mid-term question',
  { timeout: 300_000 },
  () => {
    const looking = startLooking();
    const step = inOrder();
    let place: SampleCity;
    let code = '';
    before(async () => {
      place = await startCity();
      place.at('2026-11-23T01:00:00Z');
    });
    after(() => place.stop());

    const atDesk = (path: string): Promise<Person> => arrive(place.origin, `${DESK}${path}`, CLERK);
    /** A page that departments open too: whoever has several roles picks one. */
    const atCommitments = (query = ''): Promise<Person> =>
      arrive(place.origin, `${DESK}/commitments${query}`, CLERK, { office: /规划编制办公室/u });
    const desk = planner();
    const ledger = (): Promise<Ledger> => {
      assert.ok(isConsultationId(ROUND));
      const consultation = place.app.consultations.consultations.get(ROUND);
      assert.ok(consultation);
      return place.app.ledgers.latest({ division: consultation.division, consultation: ROUND });
    };

    step(
      'the desk reads the first draft from Word, seals it, and the head opens it for thirty days',
      async () => {
        const clerk = await atDesk('/plan');
        await clerk.page.locator('input[type=file]').setInputFiles({
          name: '规划草案.docx',
          mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          buffer: await planDocx('国民经济和社会发展规划（样例）', CHAPTERS),
        });
        await follow(clerk.page, clerk.page.locator('#import button'));
        await sees(clerk.page, '读出 19 条');
        await follow(clerk.page, clerk.page.locator('#decide button'));
        await press(clerk.page, '封存这一版');
        await sees(clerk.page, '已封存');
        await looking.look(clerk.page, 'desk: the plan');
        await clerk.leave();
        const head = await arrive(place.origin, `${DESK}/procedure`, HEAD);
        await head.page.fill('#notice input[name=from]', '2026-11-23');
        await head.page.fill('#notice input[name=to]', '2026-12-01');
        await follow(head.page, head.page.locator('#notice button'));
        await sees(head.page, '要写明理由');
        await head.page.fill('#notice input[name=to]', '2026-12-24');
        await follow(head.page, head.page.locator('#notice button'));
        await sees(head.page, '头一天算在内 32 日', '头一天不算（民法典第二百零一条）31 日');
        await looking.look(head.page, 'desk: open for comment');
        await head.leave();
      },
    );

    step('fourteen people speak; nothing is attributed to anybody before he has confirmed it', async () => {
      const { page, leave } = await atDesk('/meetings');
      await page.fill('input[name=title]', '“十五五”规划编制座谈会');
      await page.fill('input[name=on]', '2026-11-23');
      await page.fill('input[name=place]', '会议室');
      await press(page, /^登记$/u);
      await page.fill('#text', SPEECHES[0][1]);
      await page.fill('#name', '谭某');
      await page.selectOption('#class', 'enterprise');
      await page.locator('input[name=consent-text][value=yes]').check();
      await press(page, '登记发言');
      await sees(page, '未经发言人确认');
      await speakTheRest();
      await page.reload();
      assert.ok((await page.getByText('未经发言人确认').count()) >= 14);
      await page.locator('summary', { hasText: '发言人确认' }).first().click();
      await press(page, '登记确认');
      await sees(page, '发言人于');
      await looking.look(page, 'desk: meeting');
      await leave();
      for (const number of (await ledger()).submissions.keys()) {
        if ((await ledger()).submissions.get(number)?.confirmed !== undefined) continue;
        good(
          await recordSpeechConfirmed(place.app, desk, {
            consultation: ROUND,
            submission: number,
            how: 'signed',
            on: '2026-11-23',
            text: '',
          }),
        );
      }
    });

    async function speakTheRest(): Promise<void> {
      for (const [index, [, said]] of SPEECHES.entries()) {
        if (index === 0) continue;
        good(
          await receiveSubmission(place.app, desk, {
            consultation: ROUND,
            by: 'desk',
            channel: 'meeting',
            receivedOn: '2026-11-23',
            text: said,
            consent: { text: 'yes', name: 'no' },
            speech: { meeting: 1, order: index + 1 },
            sender: {
              kind: 'new',
              name: `发言人${index + 1}`,
              identityClass: index % 3 === 0 ? 'expert' : 'enterprise',
              groups: [],
            },
            files: [],
            formKey: newFormKey(place.app),
          }),
        );
      }
    }

    step('a letter comes too: its sender goes home with a number and a code', async () => {
      const { page, leave } = await atDesk('/intake');
      await page.selectOption('select[name=channel]', 'letter');
      await page.fill('textarea[name=text]', '中小企业做试验没有设备，请建一个共用的中试平台。');
      await page.fill('#name', '何老师');
      await page.locator('input[name=consent-text][value=yes]').check();
      await page.locator('input[name=consent-name][value=no]').check();
      await follow(page, page.locator('form:has(textarea[name=text]) button.ds-button').last());
      await sees(page, '15');
      code = (await page.locator('.big-number').nth(1).innerText()).trim();
      assert.match(code, /\w{4}/u);
      await looking.look(page, 'desk: receipt');
      await leave();
    });

    step(
      'a speech with two wishes becomes two points, and three that ask for the same one demand; it can be undone',
      async () => {
        const { page, leave } = await atDesk('/submissions/5');
        await page.locator('summary', { hasText: '拆成几条' }).click();
        const lines = await page.locator('textarea[name=texts]').inputValue();
        assert.equal(lines.split('\n').length, 2, 'a line a sentence is proposed');
        await follow(page, page.locator('details form button').first());
        await sees(page, '第 5-2 条', '第 5-3 条');
        await page.goto(`${DESK}/demands/D5`);
        await sees(page, '可能是同一诉求', 'D6', 'D15');
        await page.goto(`${DESK}/demands/merge?demand=D5&demand=D6&demand=D15`);
        await page.fill('#why', '都要一个共用的中试平台');
        await press(page, '把这 3 项合并为一项');
        await sees(page, '已合并', '3 条意见说的是这件事', '3 件、3 人');
        await looking.look(page, 'desk: demand');
        await page.locator('summary', { hasText: '撤销' }).first().click();
        await page.locator('details[open] input[name=why]').fill('再看一遍');
        await follow(page, page.locator('details[open] button').first());
        assert.deepEqual(countLedger(await ledger()), {
          people: 15,
          submissions: 15,
          copies: 0,
          points: 16,
          demands: 16,
        });
        good(
          await collate(place.app, desk, ROUND, {
            act: 'merge',
            into: nthDemand(5),
            from: [nthDemand(6), nthDemand(15)],
            why: '都要一个共用的中试平台',
          }),
        );
        await page.goto(DESK);
        await sees(page, '人 15', '件 15', '条 16', '诉求 14');
        assert.deepEqual(checkCounts(await ledger()), []);
        await looking.look(page, 'desk: the counts close');
        await leave();
      },
    );

    step('topics are proposed with the words that led to them; the desk says which', async () => {
      const { page, leave } = await atDesk('/sorting');
      await sees(page, '制造', '园区');
      await looking.look(page, 'desk: sorting');
      const row = page.locator('input[type=radio][name=topic-D5]');
      await page.locator('input[name=topic-D5][value=science]').check();
      assert.ok((await row.count()) >= 3);
      await page.locator('.sorting-confirm button').click();
      await sees(page, '已');
      await leave();
      const sortings = [...(await ledger()).demands.values()]
        .filter(({ sorted }) => !sorted)
        .map(({ id, points }) => {
          const topic = SPEECHES[Number(points[0]?.split('-')[0]) - 1]?.[0] ?? '';
          assert.ok(isTopicId(topic));
          return { demand: id, topic, clauses: [] };
        });
      good(await collate(place.app, desk, ROUND, { act: 'sort', sortings }));
      const topics = new Set([...(await ledger()).demands.values()].map(({ topic }) => topic));
      assert.equal(topics.size, 9);
    });

    step(
      'each demand goes to who answers for it; a department sees its own, without names, and gives its view',
      async () => {
        const { page, leave } = await atDesk('/dispatch');
        await page.selectOption('select[name="other:D5"]', 'gxj');
        await page.locator('input[name="lead:D5"][value=other]').check();
        await page.selectOption('select[name="support:D5"]', 'kjj');
        await follow(page, page.locator('.dispatch-send button'));
        await looking.look(page, 'desk: dispatch');
        await leave();
        const others = [...(await ledger()).demands.keys()].filter((id) => id !== 'D5');
        good(
          await dispatchDemand(place.app, desk, {
            consultation: ROUND,
            requests: others.map((demand) => ({
              demand,
              mode: 'lead',
              leads: [departmentId('fgw')],
              supports: [],
              due: '',
              note: '',
            })),
          }),
        );
        for (const [department, demands] of [
          ['kjj', [nthDemand(5)]],
          ['fgw', others],
        ] as const)
          for (const demand of demands)
            good(
              await giveDepartmentView(place.app, handlerOf(department), {
                consultation: ROUND,
                demand,
                stance: 'for',
                text: '已研究，可在现有工作中安排。',
                problem: '',
              }),
            );
        const handler = await arrive(place.origin, `${DESK}/study`, HANDLER);
        await sees(handler.page, 'D5');
        assert.ok(!(await handler.page.content()).includes('D7'), 'what went to others is nobody else’s');
        await open(handler.page, /中试平台|D5/u);
        await sees(handler.page, '共用的中试平台');
        assert.ok(!(await handler.page.content()).includes('何老师'), 'no name');
        await handler.page.locator('input[name=stance][value=for]').check();
        await handler.page.fill('#view-text', '赞成，建议依托高新区建设。');
        await follow(handler.page, handler.page.locator('#view button'));
        await looking.look(handler.page, 'department: view given');
        await handler.leave();
      },
    );

    step('the plan’s next version is changed because of it, and says so', async () => {
      const { page, leave } = await atDesk('/plan');
      await page.selectOption('#next-stage', 'for-review');
      await follow(page, page.locator('#next button'));
      const clause = (await ledger()).versions[1]?.clauses.find(
        ({ text: words }) => words === CHAPTERS[2][1],
      );
      await page.goto(`${DESK}/plan/2/clauses/${clause?.id}`);
      await page.fill('#change #text', WRITTEN);
      await page.locator('#change input[name=because]').fill('D5');
      await follow(page, page.locator('#change button'));
      await page.goto(`${DESK}/plan/2/clauses/${clause?.id}`);
      await sees(page, 'D5', '共用中试平台');
      await looking.look(page, 'desk: why does this sentence read so');
      await leave();
    });

    step('adopted is accepted only with the change itself; the rest is told why not', async () => {
      const { page, leave } = await atDesk('/disposition/D5');
      await page.locator('input[name=outcome][value=adopted]').check();
      await page.locator('input[name=problem]').nth(2).check();
      await page.fill('#reason', '意见集中、可行，已写入第三章。');
      await press(page, '保存处理意见');
      await sees(page, '要指出规划改在哪里');
      assert.equal(
        await page.locator('#reason').inputValue(),
        '意见集中、可行，已写入第三章。',
        'nothing typed is lost',
      );
      await page.locator('input[name=change]').first().check();
      await press(page, '保存处理意见');
      await sees(page, '采纳', '现在还在');
      await looking.look(page, 'desk: decided');
      await page.goto(`${DESK}/ledger`);
      await sees(page, '没有对不上的', '共用中试平台');
      await leave();
      for (const { id } of (await ledger()).demands.values())
        if (id !== 'D5')
          good(
            await decideDemand(place.app, desk, ROUND, {
              demand: id,
              outcome: 'already',
              problem: undefined,
              reason: `草案${id}所在章节已有相应安排。`,
              links: [],
            }),
          );
    });

    step('what is promised is written down as a commitment', async () => {
      const { page, leave } = await atCommitments('?demands=D5');
      await page.fill('#new input[name=title]', '建成共用中试平台');
      await page.fill('#new textarea[name=measure]', '2028年底前建成一个面向中小企业开放的中试平台。');
      await page.selectOption('#new select[name=owner]', 'gxj');
      await page.fill('#new input[name=due]', '2028-12-31');
      await follow(page, page.locator('#new button'));
      await sees(page, 'K1 建成共用中试平台', '进行中');
      await looking.look(page, 'desk: commitments');
      await leave();
    });

    step('the packet is made in one act, and the head publishes what everybody may read', async () => {
      const head = await arrive(place.origin, `${DESK}/packet`, HEAD);
      await looking.look(head.page, 'desk: before the packet');
      await follow(head.page, head.page.locator('form[action$="/packet/make"] button'));
      await looking.look(head.page, 'desk: packet');
      await head.page.locator('details:has(form[action$="/publish"]) > summary').click();
      await follow(head.page, head.page.locator('form[action$="/publish"] button').first());
      await head.leave();
      const reader = await arrive(place.origin, `/plans/${ROUND}/heard`, undefined, { width: 360 });
      await sees(reader.page, '共用中试平台');
      assert.ok(!(await reader.page.content()).includes('何老师'), 'no name in public');
      await looking.look(reader.page, 'public: we heard, we changed');
      await reader.leave();
    });

    step('two years later every promise is asked after, and whoever asked for it is told again', async () => {
      place.at('2028-11-20T02:00:00Z');
      const { page, leave } = await atCommitments();
      await press(page, '开始中期评估');
      await sees(page, '还没有评 1');
      await page.locator('summary', { hasText: '评估' }).last().click();
      await page.selectOption('select[name=outcome]', 'behind');
      await page.fill('details[open] textarea[name=reason]', '用地手续办理中，预计推迟半年。');
      await follow(page, page.locator('details[open] button'));
      await sees(page, '滞后 1', '还没有评 0');
      await press(page, '告知 3 件意见的提出人');
      await looking.look(page, 'desk: mid-term');
      await leave();
      const sender = await arrive(place.origin, `/plans/${ROUND}/follow`, undefined, { width: 360 });
      await sender.page.fill('input[name=number]', '15');
      await sender.page.fill('input[name=code]', code);
      await follow(sender.page, sender.page.locator('form:has(input[name=code]) button'));
      await sees(sender.page, '共用中试平台', '中期评估', '慢了', '用地手续办理中');
      await looking.look(sender.page, 'public: told again at mid-term');
      await sender.leave();
      assert.deepEqual(checkCounts(await ledger()), []);
      assert.deepEqual(await looking.faults(), []);
    });
  },
);
