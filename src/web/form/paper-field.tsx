import type { VNode } from 'preact';
import { inLanguage, type Language } from '#base/localised.ts';
import type { PaperView } from '#app/papers.ts';
import type { ItemId, MaterialId } from '#core/catalogue/model.ts';
import type { PaperChoice } from '#core/cases/draft.ts';
import { MarkTag } from '../elements/mark.tsx';
import type { Texts } from '../texts/texts.ts';
import { paperChoiceName, paperFileName, paperId } from './names.ts';

export type PaperWords = {
  readonly t: Texts;
  readonly language: Language;
  readonly itemName: (item: ItemId) => string;
  readonly materialName: (material: MaterialId) => string;
};

export type PaperFieldProps = {
  readonly paper: PaperView;
  readonly words: PaperWords;
  /** Sentences at this paper: of the paper itself and of each file that was not taken. */
  readonly problems: readonly string[];
  /** Address of a stored file. */
  readonly fileHref: (file: string) => string;
};

/** One paper, once: how it comes, and where it is the person's to give, the ways to give it. */
export function PaperField({ paper, words, problems, fileHref }: PaperFieldProps): VNode {
  const { t, language } = words;
  const { material } = paper.material;
  const name = inLanguage(material.name, language);
  const id = paperId(material.id);
  const hint = material.hint === undefined ? undefined : inLanguage(material.hint, language);
  const noteIds = [`${id}-notes`, ...(problems.length > 0 ? [`${id}-problem`] : [])].join(' ');
  return (
    <fieldset
      class={problems.length === 0 ? 'field paper' : 'field paper field--problem'}
      id={id}
      tabIndex={-1}
      aria-describedby={noteIds}
    >
      <legend>
        {name}
        {!paper.material.required && (
          <span class="field__optional">{t.form.inBrackets(t.form.papers.optional)}</span>
        )}
      </legend>
      <div id={`${id}-notes`}>
        {hint !== undefined && <p class="hint">{hint}</p>}
        <PaperNotes paper={paper} words={words} />
      </div>
      {problems.length > 0 && (
        <div id={`${id}-problem`}>
          {problems.map((sentence) => (
            <p class="field__problem" key={sentence}>
              {sentence}
            </p>
          ))}
        </div>
      )}
      {paper.choices.length > 0 && <PaperChoices paper={paper} name={name} t={t} language={language} />}
      {paper.files.length > 0 && <PaperFiles paper={paper} t={t} fileHref={fileHref} />}
    </fieldset>
  );
}

function PaperNotes({ paper, words }: Pick<PaperFieldProps, 'paper' | 'words'>): VNode {
  const { t, itemName, materialName } = words;
  const { material } = paper;
  const list = (names: readonly string[]) => names.join(t.frame.listSeparator);
  return (
    <>
      {material.way === 'from-sibling' && (
        <p class="notice notice--go">{t.form.papers.fromSibling(list(material.producedBy.map(itemName)))}</p>
      )}
      {material.way === 'as-answer' && <p class="notice notice--go">{t.form.papers.asAnswer}</p>}
      <p class="hint">
        {t.form.papers.askedBy(list(material.asks.map(({ item }) => itemName(item))))}
        {material.copies > 1 && ` · ${t.form.papers.copies(material.copies)}`}
        {material.alternatives.length > 0 &&
          ` · ${t.form.papers.alternatives(list(material.alternatives.map(materialName)))}`}
      </p>
    </>
  );
}

type ChoicesProps = {
  readonly paper: PaperView;
  readonly name: string;
  readonly t: Texts;
  readonly language: Language;
};

function PaperChoices({ paper, name, t, language }: ChoicesProps): VNode {
  const { material } = paper.material;
  const chosen = choiceShown(paper);
  const single = paper.choices.length === 1;
  return (
    <>
      {paper.choices.map((choice) => {
        const id = `${paperId(material.id)}-${choice}`;
        const certificate = choice === 'e-certificate' ? paper.certificates[0] : undefined;
        return (
          <div class={single ? 'paper__way' : 'choice'} key={choice}>
            {single ? (
              <input type="hidden" name={paperChoiceName(material.id)} value={choice} />
            ) : (
              <input
                type="radio"
                id={id}
                name={paperChoiceName(material.id)}
                value={choice}
                checked={chosen === choice}
              />
            )}
            <div class="paper__choice">
              {single ? (
                <strong>{t.form.papers.way[choice]}</strong>
              ) : (
                <label for={id}>{t.form.papers.way[choice]}</label>
              )}
              {(choice === 'commit' || choice === 'owe') && <ModeMark paper={paper} t={t} />}
              <p class="hint">
                {certificate === undefined
                  ? t.form.papers.wayHint[choice]
                  : certificateWords(certificate, t, language)}
              </p>
              {choice === 'hand-in' && <UploadInput material={material.id} name={name} t={t} />}
            </div>
          </div>
        );
      })}
    </>
  );
}

/** That the paper may be owed or committed is a setting of the sample city. */
function ModeMark({ paper, t }: { readonly paper: PaperView; readonly t: Texts }): VNode | null {
  const marked = paper.material.asks.find(({ ask }) => ask.modeMark !== 'read');
  if (marked === undefined) return null;
  if (marked.ask.modeMark !== 'sample') return <MarkTag mark={marked.ask.modeMark} t={t} />;
  return <span class="mark mark--sample">{t.promises.sampleSetting}</span>;
}

/** 已从电子证照取得：居民户口簿，编号 …，…签发（样例）. */
function certificateWords(
  certificate: PaperView['certificates'][number],
  t: Texts,
  language: Language,
): string {
  const text = t.form.papers;
  const name = text.fromRegisterDetail(inLanguage(certificate.name, language), certificate.number);
  const issuer = text.issuedBy(inLanguage(certificate.issuerName, language));
  const sample = certificate.mark === 'sample' ? t.form.inBrackets(text.sample) : '';
  return `${text.fromRegister}${t.form.colon}${name}${t.form.comma}${issuer}${sample}`;
}

/** What is marked when the page opens: what was chosen before, else the way that asks least of the person. */
export function choiceShown(paper: PaperView): PaperChoice | undefined {
  if (paper.chosen !== undefined) return paper.chosen.choice;
  if (paper.choices.includes('e-certificate') && paper.certificates.length > 0) return 'e-certificate';
  return paper.choices.length === 1 ? paper.choices[0] : undefined;
}

function UploadInput(props: {
  readonly material: MaterialId;
  readonly name: string;
  readonly t: Texts;
}): VNode {
  const { material, name, t } = props;
  const id = `${paperId(material)}-file`;
  return (
    <div class="upload">
      <label for={id}>{t.form.papers.upload(name)}</label>
      <div class="upload__row">
        <input
          id={id}
          type="file"
          name={paperFileName(material)}
          multiple
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        />
        <button class="ds-button" data-variant="secondary" type="submit" name="do" value="upload">
          {t.form.papers.uploadButton}
          <span class="visually-hidden">{name}</span>
        </button>
      </div>
    </div>
  );
}

function PaperFiles(props: {
  readonly paper: PaperView;
  readonly t: Texts;
  readonly fileHref: (file: string) => string;
}): VNode {
  const { paper, t, fileHref } = props;
  return (
    <>
      <p class="paper__uploaded">{t.form.papers.uploaded}</p>
      <ul class="files">
        {paper.files.map((file) => (
          <li key={file.id}>
            <a href={fileHref(file.id)}>{file.name}</a>{' '}
            <span class="hint unbroken">{t.form.papers.size(Math.max(1, Math.round(file.size / 1024)))}</span>
            <button
              class="ds-button"
              data-variant="tertiary"
              type="submit"
              name="do"
              value={`remove:${file.id}`}
            >
              <span aria-hidden="true">{t.form.papers.remove}</span>
              <span class="visually-hidden">{t.form.papers.removeNamed(file.name)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
