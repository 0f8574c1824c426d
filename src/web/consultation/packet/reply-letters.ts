// Replies, one to each submission: what became of each of its points, why, the sentence that changed, and whom to ask. Deputies and
// members of the CPPCC are answered in a form of their own (代表法 第五十一条; facts §1.5).
import type {
  PacketContent,
  PacketDemand,
  PacketSubmission,
} from '#core/consultation/packet/packet-content.ts';
import { changeWords, dayWords, OUTCOME_MEANINGS, OUTCOME_WORDS } from './packet-words.ts';

export type ReplyBlock =
  | { readonly kind: 'heading' | 'text' | 'quote'; readonly text: string }
  | { readonly kind: 'grid'; readonly rows: readonly (readonly string[])[] };

export type Reply = {
  readonly submission: number;
  readonly form: 'letter' | 'deputy' | 'cppcc';
  /** Of a deputy's reply: the class, at the top right of page one; as deep as the least favourable of its points. */
  readonly mark: string | null;
  readonly title: string;
  readonly to: string;
  readonly blocks: readonly ReplyBlock[];
  /** Below: who signs, the day, copies. */
  readonly closing: readonly string[];
  /** 征求意见表, on a page of its own. */
  readonly satisfaction: readonly ReplyBlock[];
};

/** `name`: how the letter addresses the person; without it the number alone stands there. */
export function replyTo(content: PacketContent, number: number, name?: string): Reply | undefined {
  const submission = content.submissions.find((each) => each.number === number);
  if (submission === undefined) return undefined;
  const original =
    submission.copyOf === null
      ? submission
      : content.submissions.find((each) => each.number === submission.copyOf);
  const asked = original ?? submission;
  const form =
    submission.channel === 'deputy' ? 'deputy' : submission.channel === 'cppcc' ? 'cppcc' : 'letter';
  return form === 'letter'
    ? letter(content, { submission, asked, name })
    : proposalReply(content, { submission, asked, name }, form);
}

/** All replies in the order of submissions; a deputy's is one of each who made the proposal together. */
export function allReplies(
  content: PacketContent,
  names: ReadonlyMap<number, string> = new Map(),
): readonly Reply[] {
  return content.submissions.flatMap(({ number }) => replyTo(content, number, names.get(number)) ?? []);
}

type Asked = {
  readonly submission: PacketSubmission;
  /** Whose points are answered: of a copy, the original's. */
  readonly asked: PacketSubmission;
  readonly name: string | undefined;
};

/** What the reader said himself; the words of another, whose copy his is, are not told to him. */
function quoteOf({ ownWords }: PacketSubmission, text: string): readonly ReplyBlock[] {
  return ownWords === null || ownWords.includes(text) ? [{ kind: 'quote', text: `您的意见：${text}` }] : [];
}

function letter(content: PacketContent, { submission, asked, name }: Asked): Reply {
  const { head } = content;
  const points = pointsOf(content, asked);
  const copied =
    submission.copyOf === null
      ? ''
      : `与您的意见内容相同的还有第 ${submission.copyOf} 件，一并研究；您的这一件同样计数。`;
  return {
    submission: submission.number,
    form: 'letter',
    mark: null,
    title: `关于您对《${head.planTitle}》所提意见的答复`,
    to: `${name ?? `第 ${submission.number} 件意见的提出人`}：`,
    blocks: [
      {
        kind: 'text',
        text: `您好！您在${dayWords(submission.receivedOn)}提出的意见收到了，编号第 ${submission.number} 件。${copied}我们分成 ${points.length} 条研究，答复如下。`,
      },
      ...points.flatMap(({ text, demand }, index): readonly ReplyBlock[] => [
        { kind: 'heading', text: `第 ${index + 1} 条` },
        ...quoteOf(submission, text),
        ...answerTo(demand),
      ]),
    ],
    closing: [...askWhom(head.office), head.office, dayWords(head.on), ...sampleWords(content)],
    satisfaction: [],
  };
}

function proposalReply(
  content: PacketContent,
  { submission, asked, name }: Asked,
  form: 'deputy' | 'cppcc',
): Reply {
  const { head, submissions } = content;
  const points = pointsOf(content, asked);
  const no = submission.proposalNumber ?? '（未登记）';
  const kind = form === 'deputy' ? '建议' : '提案';
  const leads = namesOf(points, ({ leads: own }) => own);
  const supports = namesOf(points, ({ supports: own }) => own).filter((each) => !leads.includes(each));
  const joint = submissions.filter(
    (each) =>
      each.number !== submission.number &&
      (each.copyOf === asked.number ||
        each.number === submission.copyOf ||
        (each.proposalNumber !== null &&
          each.proposalNumber === submission.proposalNumber &&
          each.channel === submission.channel)),
  );
  const body = form === 'deputy' ? '人大常委会代表工作机构' : '政协提案工作机构';
  return {
    submission: submission.number,
    form,
    mark: leastFavourable(content, points),
    title: `对第 ${no} 号${kind}的答复`,
    to: `${name ?? `第 ${no} 号${kind}提出人（第 ${submission.number} 件）`}：`,
    blocks: [
      {
        kind: 'text',
        text: `您提出的${submission.title === null ? `第 ${no} 号${kind}` : `“${submission.title}”（第 ${no} 号${kind}）`}收悉。逐条答复如下。`,
      },
      ...points.flatMap(({ text, demand }, index): readonly ReplyBlock[] => [
        { kind: 'heading', text: `${index + 1}. ${text}` },
        ...answerTo(demand),
        ...(demand?.problem == null
          ? []
          : [
              { kind: 'text' as const, text: `办理类别：${demand.problem.code}（${demand.problem.name}）。` },
            ]),
      ]),
      {
        kind: 'text',
        text: `主办：${leads.join('、') || head.office}。${supports.length === 0 ? '' : `会办：${supports.join('、')}。`}`,
      },
    ],
    closing: [
      '签发人：＿＿＿＿＿＿（单位负责人）',
      '联系人：＿＿＿＿＿＿　电话：＿＿＿＿＿＿',
      `${leads.length === 0 ? head.office : leads.join('、')}（盖章）`,
      dayWords(head.on),
      `抄送：${body}，本级政府办公室${supports.length === 0 ? '' : `，${supports.join('、')}`}。`,
      ...(joint.length === 0
        ? []
        : [`联名提出人各送一份：第 ${joint.map(({ number }) => number).join('、')} 件。`]),
      ...sampleWords(content),
    ],
    satisfaction: satisfactionForm(`第 ${no} 号${kind}`, body),
  };
}

function satisfactionForm(what: string, body: string): readonly ReplyBlock[] {
  return [
    { kind: 'heading', text: `办理情况征求意见表（${what}）` },
    { kind: 'text', text: `请在方框内打钩，填好后寄回${body}和主办单位。` },
    {
      kind: 'grid',
      rows: [
        ['办理前联系过您', '□ 是　□ 否'],
        ['对办理态度', '□ 满意　□ 基本满意　□ 不满意'],
        ['对办理结果', '□ 满意　□ 基本满意　□ 不满意'],
        ['您的意见', '\n\n'],
        ['签名和日期', ''],
      ],
    },
  ];
}

type Answered = { readonly text: string; readonly demand: PacketDemand | undefined };

function pointsOf({ demands }: PacketContent, { points }: PacketSubmission): readonly Answered[] {
  return points.map(({ text, demand }) => ({ text, demand: demands.find(({ id }) => id === demand) }));
}

function answerTo(demand: PacketDemand | undefined): readonly ReplyBlock[] {
  const outcome = demand?.outcome ?? 'undecided';
  const answer: ReplyBlock = {
    kind: 'text',
    text: `处理结果：${OUTCOME_WORDS[outcome]}（${OUTCOME_MEANINGS[outcome]}）。`,
  };
  if (demand === undefined) return [answer];
  const studied = [...demand.leads, ...demand.supports];
  return [
    answer,
    ...(demand.reason === '' ? [] : [{ kind: 'text' as const, text: `理由：${demand.reason}` }]),
    ...demand.changes.map((change) => ({
      kind: 'quote' as const,
      text: `规划的改动：${changeWords(change)}`,
    })),
    ...demand.commitments.map(({ title, owner, due }) => ({
      kind: 'text' as const,
      text: `列入承诺：${title}，由${owner}负责，${dayWords(due)}前完成；到中期评估和最终评估时再告诉您结果。`,
    })),
    ...(studied.length === 0 ? [] : [{ kind: 'text' as const, text: `研究单位：${studied.join('、')}。` }]),
  ];
}

function askWhom(office: string): readonly string[] {
  return [`对答复有疑问，请问${office}，电话：＿＿＿＿＿＿。感谢您为规划出主意。`];
}

function sampleWords({ head }: PacketContent): readonly string[] {
  return head.mark === 'sample' ? [`（演示材料：${head.note}）`] : [];
}

function namesOf(
  points: readonly Answered[],
  of: (demand: PacketDemand) => readonly string[],
): readonly string[] {
  return [...new Set(points.flatMap(({ demand }) => (demand === undefined ? [] : of(demand))))];
}

/** One mark for a reply with several points: never better than its worst. */
function leastFavourable({ grades }: PacketContent, points: readonly Answered[]): string | null {
  const places = points.flatMap(({ demand }) =>
    demand?.problem == null ? [] : [grades.indexOf(demand.problem.code)],
  );
  return grades[Math.max(-1, ...places)] ?? null;
}
