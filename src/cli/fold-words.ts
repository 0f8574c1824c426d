// What `yici fold-messages` says, in both languages.
import type { Language } from '#base/localised.ts';
import type { Folded } from '#core/consultation/copies/fold-messages.ts';
import type { Problem } from './read-messages.ts';

export type FoldSummary = {
  readonly folded: Folded;
  readonly unreadable: number;
  readonly out: string;
  readonly threshold: number;
};

export type FoldWords = {
  readonly unknownFormat: (file: string) => string;
  /** For what the machine says of a file; `undefined` for anything else. */
  readonly fileFault: (error: unknown) => string | undefined;
  readonly broken: (line: number, problem: Problem) => string;
  readonly soFar: (read: number) => string;
  readonly summary: (summary: FoldSummary) => readonly string[];
};

export function foldWords(language: Language): FoldWords {
  return language === 'en' ? ENGLISH : CHINESE;
}

const ENGLISH: FoldWords = {
  unknownFormat: (file) =>
    `${file}: is it JSON lines, a CSV table or plain lines? Say --format jsonl, csv or txt.`,
  fileFault: (error) =>
    faultOf(error, {
      ENOENT: (path) => `${path}: there is no such file or folder.`,
      EEXIST: (path) => `${path} is already there and was left as it is. Name another file.`,
      EACCES: (path) => `${path}: no right to open it.`,
      EISDIR: (path) => `${path} is a folder, not a file.`,
    }),
  broken: (line, problem) =>
    `line ${line}: ${
      {
        'not-json': 'this is no JSON',
        'no-text': 'no column holds the words; name it with --text',
        empty: 'there are no words',
        'bad-characters': 'characters cannot be read; if the whole file is like this, say --encoding gb18030',
        'open-quote': 'a quotation mark is opened and never closed',
      }[problem]
    }. Left out and counted; reading goes on.`,
  soFar: (read) => `… ${read.toLocaleString('en')} messages read`,
  summary: ({ folded: { read, counts, bytes }, unreadable, out, threshold }) => {
    return [
      `${n(read + unreadable)} messages = ${n(counts.kept + counts.alone)} kept + ${n(counts.copy)} copies + ${n(counts.near + counts.through)} near copies + ${n(unreadable)} that cannot be read`,
      `near: ${Math.round(threshold * 100)}% and more of the pairs of characters are the same, and the same figures and words for or against; ${n(counts.through)} of them only through others`,
      ...(counts.alone > 0
        ? [`${n(counts.alone)} were kept without being compared: nothing to compare, or no room (--memory)`]
        : []),
      `this finds what was copied, not what means the same. ${megabytes(bytes)} MB for texts and tables`,
      out,
    ];
  },
};

const CHINESE: FoldWords = {
  unknownFormat: (file) => `${file}：看不出是哪种文件，请用 --format 注明 jsonl、csv 或 txt。`,
  fileFault: (error) =>
    faultOf(error, {
      ENOENT: (path) => `${path}：没有这个文件或文件夹。`,
      EEXIST: (path) => `${path} 已经存在，未作改动。请另取一个文件名。`,
      EACCES: (path) => `${path}：没有打开它的权限。`,
      EISDIR: (path) => `${path} 是文件夹，不是文件。`,
    }),
  broken: (line, problem) =>
    `第 ${line} 行：${
      {
        'not-json': '不是 JSON',
        'no-text': '没有找到正文一栏，可用 --text 注明',
        empty: '没有内容',
        'bad-characters': '有认不出的字；如果全文都这样，请加 --encoding gb18030',
        'open-quote': '引号没有收尾',
      }[problem]
    }。已跳过并计数，继续往下读。`,
  soFar: (read) => `… 已读 ${read.toLocaleString('en')} 条`,
  summary: ({ folded: { read, counts, bytes }, unreadable, out, threshold }) => {
    return [
      `共 ${n(read + unreadable)} 条 = 留下 ${n(counts.kept + counts.alone)} + 重复 ${n(counts.copy)} + 近似 ${n(counts.near + counts.through)} + 读不了 ${n(unreadable)}`,
      `近似：相邻两字有 ${Math.round(threshold * 100)}% 及以上相同，且数字、赞成反对等用词一致；其中 ${n(counts.through)} 条是经由其他条相连的`,
      ...(counts.alone > 0
        ? [`有 ${n(counts.alone)} 条未经比对，原样留下：没有可比的字，或内存不够（--memory）`]
        : []),
      `这里只认得出照抄和小改，认不出意思相同。正文和索引共用内存 ${megabytes(bytes)} MB`,
      out,
    ];
  },
};

function faultOf(
  error: unknown,
  sentences: Readonly<Record<string, (path: string) => string>>,
): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  return Object.hasOwn(sentences, error.code) ? sentences[error.code]?.(path) : undefined;
}

function n(value: number): string {
  return value.toLocaleString('en');
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
