// The step with all papers: how each is provided, and the files.
import { attachUpload, removeUpload } from '#app/uploads.ts';
import { inLanguage } from '#base/localised.ts';
import { PAPER_CHOICES, type DraftPaper, type PaperChoice } from '#core/cases/draft.ts';
import { paperChoiceName, paperFileName, paperId } from '../form/names.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { answerSaveRefusal, goOn, openStep, reopen, save, stepProps, type Opened } from './draft-opened.ts';
import { PapersPage } from './draft-pages.tsx';
import { answerPage, type WebDeps, type WebRequest } from './route-tools.ts';

/** Sentences by material, and those that belong to none. */
type FileProblems = {
  readonly byPaper: ReadonlyMap<string, readonly string[]>;
  readonly whole: readonly string[];
};
const NO_PROBLEMS: FileProblems = { byPaper: new Map(), whole: [] };

export async function showPapers(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  return opened instanceof Response ? opened : papersPage(opened, NO_PROBLEMS, false);
}

export async function receivePapers(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const act = fieldOf(c.get('form'), 'do') ?? 'next';
  const refusal = await save(opened, { papers: readPapers(opened) });
  if (refusal !== undefined) return answerSaveRefusal(opened, refusal);
  const removed = /^remove:(.+)$/.exec(act)?.[1];
  const command = { draft: opened.view.draft.id };
  if (removed !== undefined) await removeUpload(deps.app, opened.ctx.viewer, { ...command, file: removed });
  const problems = await attachFiles(opened);
  const again = await reopen(opened);
  if (again instanceof Response) return again;
  const failed = problems.byPaper.size + problems.whole.length > 0;
  if (act === 'save' && !failed) return goOn(again, 'papers', 'save');
  if (act === 'back' && !failed) return goOn(again, 'papers', 'back');
  if (act !== 'next') {
    if (failed) return papersPage(again, problems, false);
    const first = c.get('form').files[0]?.field.slice(paperFileName('').length);
    return goOn(again, 'papers', { anchor: first === undefined ? 'main' : paperId(first) });
  }
  const wrong = again.problems.some(({ step }) => step === 'papers');
  if (failed || wrong) return papersPage(again, problems, true);
  // At a counter the results come back to it unless the check page is told otherwise.
  const settled =
    again.ctx.viewer.role === 'clerk' && !again.problems.some(({ step }) => step === 'delivery');
  return goOn(again, settled ? 'delivery' : 'papers', 'next');
}

/** The choice of each paper on the form; a file that came says "upload" louder than the radio button. */
function readPapers({ c, view }: Opened): readonly DraftPaper[] {
  const form = c.get('form');
  return view.papers.flatMap((paper): readonly DraftPaper[] => {
    const material = paper.material.material.id;
    const sent = form.files.some(({ field }) => field === paperFileName(material));
    const choice = sent ? 'hand-in' : choiceOf(fieldOf(form, paperChoiceName(material)));
    if (choice === undefined || !paper.choices.includes(choice)) return [];
    const certificate = choice === 'e-certificate' ? paper.certificates[0]?.id : undefined;
    return [{ material, choice, ...(certificate === undefined ? {} : { certificate }) }];
  });
}

function choiceOf(text: string | undefined): PaperChoice | undefined {
  return PAPER_CHOICES.find((choice) => choice === text);
}

/** Stores each file by itself: one that is refused costs none of the others. */
async function attachFiles({ c, deps, ctx, view }: Opened): Promise<FileProblems> {
  const form = c.get('form');
  const byPaper = new Map<string, readonly string[]>();
  const whole: string[] = [];
  const say = (field: string | undefined, sentence: string): void => {
    const paper = view.papers.find(({ material }) => paperFileName(material.material.id) === field);
    if (paper === undefined) whole.push(sentence);
    else
      byPaper.set(paper.material.material.id, [...(byPaper.get(paper.material.material.id) ?? []), sentence]);
  };
  for (const { field, sentence } of receivedSentences(form, ctx.t)) say(field, sentence);
  for (const file of form.files) {
    const paper = view.papers.find(({ material }) => paperFileName(material.material.id) === file.field);
    if (paper === undefined) continue;
    const stored = await attachUpload(deps.app, ctx.viewer, {
      draft: view.draft.id,
      material: paper.material.material.id,
      file: { name: file.name, bytes: file.bytes },
    });
    if (!stored.ok) {
      const { code, params } = stored.error;
      say(file.field, refusalSentence({ code, params: { ...params, name: file.name } }, ctx.t));
    }
  }
  return { byPaper, whole };
}

/** `checked`: the step was sent to go on, so what is missing is said too. */
function papersPage(opened: Opened, files: FileProblems, checked: boolean): Response {
  const { c, ctx, view, deps } = opened;
  const missing = checked ? opened.problems.filter(({ step }) => step === 'papers') : [];
  const problems = new Map(files.byPaper);
  for (const { problem, sentence } of missing) {
    if (problem.at.kind !== 'paper') continue;
    problems.set(problem.at.material, [...(problems.get(problem.at.material) ?? []), sentence]);
  }
  const lines = [
    ...files.whole.map((sentence) => ({ href: '#main', sentence })),
    ...[...problems].flatMap(([material, sentences]) =>
      sentences.map((sentence) => ({ href: `#${paperId(material)}`, sentence })),
    ),
  ];
  const id = view.draft.id;
  const page = (
    <PapersPage
      {...stepProps(opened, 'papers', lines)}
      action={`/drafts/${id}/papers`}
      papers={view.papers}
      ready={!opened.problems.some(({ step }) => step === 'papers')}
      problems={problems}
      fileHref={(file) => `/drafts/${id}/files/${file}`}
      words={{
        t: ctx.t,
        language: ctx.language,
        itemName: (item) => nameOfItem(opened, item),
        materialName: (material) => {
          const known = deps.app.catalogue.materials.get(material);
          return known === undefined ? material : inLanguage(known.name, ctx.language);
        },
      }}
    />
  );
  return answerPage(c, page, lines.length > 0 ? 422 : 200);
}

function nameOfItem({ view, ctx }: Opened, id: string): string {
  const found = view.plan.items.find(({ item }) => item.id === id);
  return found === undefined ? id : inLanguage(found.item.name, ctx.language);
}
