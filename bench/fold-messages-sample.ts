// Messages such as a nation writes in a month, made up and the same for a seed: campaigns copied word for word, copies with a word or two
// changed, copies that turn a figure or the stance round, and texts of their own. Nobody wrote any of them.

const PLACES =
  '城东 城西 城南 城北 高新区 老城区 新区 河东 河西 开发区 大学城 火车站 汽车站 体育中心 人民路 解放路 建设路 滨江 山前 湖畔 矿区 镇上 村里 乡里 县城'.split(
    ' ',
  );
const THINGS =
  '公交线路 停车位 社区食堂 托育园 养老院 中小学校 县医院 卫生室 图书馆 公园绿地 充电桩 电梯 污水管网 农贸市场 文化广场 健身步道 消防通道 路灯 人行天桥 过街信号灯 快递柜 老年大学 心理咨询室 就业服务站 创业孵化园 冷链仓库 灌溉水渠 乡村公路 物流园区 产业工人宿舍'.split(
    ' ',
  );
const VERBS =
  '新建 扩建 改造 增设 优化 整治 合理布局 加快建设 统筹安排 重新规划 延长开放 统一管理 提标升级 免费开放 尽快修复'.split(
    ' ',
  );
const REASONS =
  '老人出门不方便 孩子上学路太远 早晚高峰堵得厉害 下雨天积水严重 年轻人留不下来 家里双职工没人带孩子 看病要跑几十公里 企业招工越来越难 物业说了几次也没动静 外卖骑手没有地方休息 农产品卖不上价 夜里一片漆黑 周边小区刚交付 现有的早已破旧 隔壁县去年就做了 邻居们都这么说 群里讨论过很多次 冬天尤其明显 残疾人轮椅过不去 游客来了没处停'.split(
    ' ',
  );
const WISHES =
  '希望写进规划 请有关部门研究 建议列入十五五重点项目 盼早日开工 能不能给个时间表 建议公开进度 请给基层多拨一点经费 建议先做试点 让群众参与评议 请安排专人负责 希望不要一阵风 建议引入社会资本 最好有长效机制 请考虑学生和老人的需要 建议与周边城市联动'.split(
    ' ',
  );
const OWN =
  '我在厂里干了很多年 我是外地来的打工者 去年刚退休 家里承包了几十亩地 孩子今年上小学 我开一家小饭馆 在社区做志愿者 跑网约车的 返乡创业的大学生 带两个孩子的妈妈 在乡镇教书 做外贸的小老板 刚毕业找工作 护理父亲多年 养殖户 快递站点负责人 退役军人 村医 工地上的木工 写代码的'.split(
    ' ',
  );
const CHARACTERS =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严'.split(
    '',
  );

/** How the sample is made up, in hundredths: what is left over are texts of their own. */
const MIXTURE = { copied: 24, edited: 20, turned: 4 };
const CAMPAIGNS = 4000;

export type SampleMessage = { readonly text: string; readonly made: 'own' | 'copied' | 'edited' | 'turned' };

/** `count` messages, one after another. */
export function* sampleMessages(count: number, seed: number): Generator<SampleMessage> {
  const draw = randomOf(seed);
  const campaigns = Array.from({ length: CAMPAIGNS }, () => ownText(draw));
  for (let n = 0; n < count; n += 1) {
    const lot = draw(100);
    // A few campaigns are large, most are small.
    const campaign = campaigns[Math.floor(CAMPAIGNS * (draw(1_000_000) / 1_000_000) ** 4)] ?? '';
    if (lot < MIXTURE.copied) yield { text: dressed(campaign, draw), made: 'copied' };
    else if (lot < MIXTURE.copied + MIXTURE.edited)
      yield { text: dressed(edited(campaign, draw), draw), made: 'edited' };
    else if (lot < MIXTURE.copied + MIXTURE.edited + MIXTURE.turned)
      yield { text: turned(campaign, draw), made: 'turned' };
    else yield { text: ownText(draw), made: 'own' };
  }
}

type Draw = (below: number) => number;

function ownText(draw: Draw): string {
  const pick = (list: readonly string[]): string => list[draw(list.length)] ?? '';
  const odd = (): string => Array.from({ length: 4 + draw(14) }, () => pick(CHARACTERS)).join('');
  const parts = [pick(PLACES) + pick(VERBS) + pick(THINGS)];
  if (draw(2) === 0) parts.unshift(pick(OWN));
  for (let more = draw(4); more >= 0; more -= 1)
    parts.push([pick(REASONS), odd(), pick(PLACES) + pick(THINGS) + odd()][draw(3)] ?? '');
  if (draw(3) > 0) parts.push(`涉及${1 + draw(90)}${['户', '万人', '公里', '个小区'][draw(4)]}`);
  parts.push(pick(WISHES));
  return `${parts.join('，')}。`;
}

/** One to three places changed: another place name, a word more, some characters gone. */
function edited(text: string, draw: Draw): string {
  let now = text;
  for (let changes = 1 + draw(3); changes > 0; changes -= 1) {
    const at = draw(now.length);
    const place = PLACES[draw(PLACES.length)] ?? '';
    now =
      [
        now.slice(0, at) + place + now.slice(at),
        now.slice(0, at) + now.slice(at + 1 + draw(3)),
        now.slice(0, at) + (CHARACTERS[draw(CHARACTERS.length)] ?? '') + now.slice(at + 1),
      ][draw(3)] ?? now;
  }
  return now;
}

/** The same words with another figure, or for what they were against. */
function turned(text: string, draw: Draw): string {
  return /\d/.test(text) && draw(2) === 0 ? text.replace(/\d+/, String(91 + draw(900))) : `坚决反对${text}`;
}

/** What hands add to the same words: courtesies, other marks, full width. */
function dressed(text: string, draw: Draw): string {
  return (
    [
      text,
      `尊敬的领导：您好！${text}谢谢！`,
      text.replaceAll('，', ' '),
      text.replaceAll('。', '！！'),
      text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      ` ${text} 望采纳`,
    ][draw(6)] ?? text
  );
}

/** Xorshift: seeded, the same everywhere. */
function randomOf(seed: number): Draw {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
