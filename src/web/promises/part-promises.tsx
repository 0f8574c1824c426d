// What a part rests on besides papers: for its officer, and for its citizen.
import type { VNode } from 'preact';
import { inLanguage } from '#base/localised.ts';
import type { CaseView, PartProgress, PartView } from '#read/case-lines.ts';
import { nameIn } from '../desk/desk-words.ts';
import { dateWords } from '../elements/words.ts';
import type { PageContext } from '../frame/page-context.ts';
import type { Texts } from '../texts/texts.ts';
import type { Language } from '#base/localised.ts';

/** At the desk: owed papers with their days, the documents, and the pages of the acts on them. */
export function PartPromises({
  ctx,
  part,
}: {
  readonly ctx: PageContext;
  readonly part: PartView;
}): VNode | null {
  const { t } = ctx;
  const words = t.promises;
  const owing = part.part.owed.length > 0 || part.materials.some(({ way }) => way === 'owed');
  const committed = part.materials.some(({ way }) => way === 'committed');
  const mayRevoke = part.acts.includes('revoke');
  if (!owing && !committed && !mayRevoke) return null;
  const at = `/desk/${part.number}/${part.part.part}`;
  const isOwed = part.materials.some(({ way }) => way === 'owed');
  const links = [
    ...(owing || committed ? [{ href: `${at}/documents`, label: words.documents.open }] : []),
    ...(isOwed && part.acts.includes('extend-owed')
      ? [
          { href: `${at}/paper-arrived`, label: words.arrival.title },
          { href: `${at}/extend-owed`, label: words.extend.title },
        ]
      : []),
    ...(part.acts.includes('check-commitment')
      ? [{ href: `${at}/check-commitment`, label: words.check.title }]
      : []),
    ...(mayRevoke ? [{ href: `${at}/revoke`, label: words.revoke.title }] : []),
  ];
  return (
    <section class="no-print">
      <h2>{words.owed.block}</h2>
      {part.part.owed.length > 0 && (
        <ul>
          {part.part.owed.map(({ material, date, arrivedOn }) => (
            <li key={material}>
              {nameIn(
                ctx,
                part.materials.find((paper) => paper.material === material)?.name ?? { zh: material },
              )}
              {t.form.colon}
              {arrivedOn === undefined
                ? words.owed.until(dateWords(date, ctx.language))
                : words.owed.arrived(dateWords(arrivedOn, ctx.language))}
            </li>
          ))}
        </ul>
      )}
      {part.part.checks.at(-1)?.outcome === 'true' && <p>{words.check.trueNext}</p>}
      {part.part.checks.at(-1)?.outcome === 'false' && part.part.stage !== 'revoked' && (
        <p class="notice notice--wait">{words.check.falseNext}</p>
      )}
      <nav aria-label={words.owed.sideLinks}>
        <ul class="bare-list link-row">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
}

/** For the citizen: every paper that is owed, until when, and how to hand it in. */
export function OwedPapers({
  found,
  t,
  language,
}: {
  readonly found: CaseView;
  readonly t: Texts;
  readonly language: Language;
}): VNode | null {
  const words = t.promises.owed;
  const lines = linesOfCase(found);
  if (lines.length === 0) return null;
  return (
    <section class="notice notice--wait">
      <h2>{words.heading}</h2>
      <ul>
        {lines.map(({ part, paper, date }) => (
          <li key={`${part.part}/${paper.material}`}>
            {inLanguage(paper.name, language)}
            {t.form.inBrackets(inLanguage(part.itemName, language))}
            {t.form.colon}
            <strong>{date === undefined ? words.notYetTold : words.until(dateWords(date, language))}</strong>
          </li>
        ))}
      </ul>
      <p>{words.channels}</p>
      <p>
        <a class="ds-button" href={`/my-cases/${found.number}/supplement`}>
          {words.bring}
        </a>
      </p>
    </section>
  );
}

/** Before anything is accepted: what was promised, so that nobody thinks there is nothing left to do. */
export function PromisedLater({
  found,
  t,
  language,
}: {
  readonly found: CaseView;
  readonly t: Texts;
  readonly language: Language;
}): VNode | null {
  const names = promisedLater(found).map(({ name }) => inLanguage(name, language));
  if (names.length === 0) return null;
  return <p class="notice notice--wait">{t.promises.owed.later(names.join(t.frame.listSeparator))}</p>;
}

/** Papers owed for parts that nobody has accepted yet. */
export function promisedLater(found: CaseView): CaseView['materials'] {
  if (owesPapers(found)) return [];
  const open = found.parts.filter(({ holder }) => holder !== 'nobody').map(({ item }) => item);
  return found.materials.filter(
    ({ way, items }) => way === 'owed' && items.some((item) => open.includes(item)),
  );
}

type Line = {
  readonly part: PartProgress;
  readonly paper: CaseView['materials'][number];
  readonly date: string | undefined;
};

/** Whether something can still be handed in that is owed. */
export function owesPapers(found: CaseView): boolean {
  return linesOfCase(found).length > 0;
}

function linesOfCase(found: CaseView): readonly Line[] {
  const open = found.parts.filter(({ acts }) => acts.includes('hand-in-supplement'));
  return open.flatMap((part) => linesOf(part, found));
}

function linesOf(part: PartProgress, { materials }: CaseView): readonly Line[] {
  return materials
    .filter(({ way, items }) => way === 'owed' && items.includes(part.item))
    .map((paper) => ({
      part,
      paper,
      date: part.owed.find(({ material }) => material === paper.material)?.date,
    }));
}

/** Whether the case has any document to open. */
export function hasDocuments({ promises, parts }: Pick<CaseView, 'promises' | 'parts'>): boolean {
  return promises.length > 0 || parts.some(({ owed }) => owed.length > 0);
}
