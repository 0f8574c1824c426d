// A plan as long as a city's, made of constructed sentences: it says nothing about any place. Seeded, so that a run repeats.
import { asChineseNumber } from '#core/consultation/plan/chinese-number.ts';
import type { RawDocument, RawDocumentCell } from '#core/consultation/plan/raw-document.ts';

type Block = RawDocument['blocks'][number];

const ACTS =
  '加快 推动 健全 完善 支持 引导 培育 建设 打造 深化 统筹 优化 实施 开展 拓展 强化 落实 鼓励 规范 提升'.split(
    ' ',
  );
const WHERE =
  '县域 园区 社区 乡村 中心城区 重点镇 沿江地区 老城区 高新区 产业带 港口 校区 河段 林区 库区 商圈'.split(
    ' ',
  );
const WHAT =
  '先进制造业集群 现代服务业 数字政务平台 综合交通网络 水利设施 农产品加工 职业教育体系 公共卫生体系 养老服务网络 托育机构 文化旅游线路 科技成果转化 人才公寓 应急救援队伍 绿色矿山 污水处理 电网改造 冷链物流 种业基地 中小企业融资 营商环境 社会信用体系 历史街区保护 全民健身设施'.split(
    ' ',
  );
const HOW = '分类分步 试点先行 多方参与 市县联动 以点带面 滚动实施 公开透明 按需供给 长短结合 奖补结合'.split(
  ' ',
);
const UNITS = '个 公里 亿元 万人 % 家 万亩 所 张 处'.split(' ');

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** About so many characters: parts, chapters, sections, items, text, boxes, a table of indicators and one of projects. */
export function constructedPlan(seed: number, characters: number): RawDocument {
  const next = seeded(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(next() * words.length)] ?? '';
  const figure = (): string => `${(next() * 900 + 1).toFixed(next() < 0.5 ? 0 : 1)}${pick(UNITS)}`;
  const phrase = (): string => `${pick(ACTS)}${pick(WHERE)}${pick(WHAT)}`;
  const sentence = (): string =>
    `${phrase()}，${pick(HOW)}，${pick(ACTS)}${pick(WHAT)}${Math.floor(next() * 90) + 1}项，到2030年达到${figure()}。`;
  const blocks: Block[] = [];
  let left = characters;
  const say = (text: string, style?: string): void => {
    left -= text.length;
    blocks.push({ kind: 'paragraph', text, style, centred: style === undefined && blocks.length === 0 });
  };
  const isOpen = (): boolean => left > 0;
  say('某市国民经济和社会发展第十六个五年规划纲要（构造样本）');
  for (let chapter = 1; isOpen(); chapter += 1) {
    say(`第${asChineseNumber(chapter)}章 ${phrase()}`, 'heading 1');
    if (chapter === 1) blocks.push(indicatorTable());
    for (let section = 1; section <= 4 && isOpen(); section += 1) {
      say(`第${asChineseNumber(section)}节 ${phrase()}`, 'heading 2');
      say(sentence() + sentence());
      for (let item = 1; item <= 3; item += 1)
        say(`${item}.${phrase()}。${sentence()}${sentence()}${sentence()}`);
    }
    say(`专栏${chapter} ${pick(WHAT)}重点任务`);
    say(`${sentence()}${sentence()}`);
    if (chapter % 4 === 0) blocks.push(projectTable(phrase, () => Math.floor(next() * 90) + 10));
  }
  return { blocks, tracked: { insertions: 0, deletions: 0 }, comments: 0, pictures: 0 };
}

function row(texts: readonly string[]): readonly RawDocumentCell[] {
  return texts.map((text) => ({ paragraphs: [text], colSpan: 1, rowSpan: 1 }));
}

function indicatorTable(): Block {
  return {
    kind: 'table',
    rows: [
      ['类别', '指标', '单位', '2025年', '2030年', '年均增长', '属性'],
      ['经济发展', '样本地区生产总值', '亿元', '4000', '5353', '6%', '预期性'],
      ['民生福祉', '样本每千人口托位数', '个', '3.2', '4.5', '—', '预期性'],
      ['绿色生态', '样本森林覆盖率', '%', '59.9', '60', '—', '约束性'],
    ].map(row),
  };
}

function projectTable(phrase: () => string, money: () => number): Block {
  const rows = [1, 2, 3].map((at) => [String(at), `${phrase()}工程`, phrase(), String(money()), '2026—2029']);
  const total = rows.reduce((sum, cells) => sum + Number(cells[3]), 0);
  return {
    kind: 'table',
    rows: [
      ['序号', '项目名称', '建设内容', '总投资（亿元）', '建设年限'],
      ...rows,
      ['', '合计', '', String(total), ''],
    ].map(row),
  };
}
