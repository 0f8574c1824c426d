// Opinions and speeches of a sample as they are taken in.
import { isDivisionCode } from '#core/divisions/division.ts';
import type { PublishedSource, SubmissionReceived } from '../events.ts';
import type { ContributorId } from '../ids.ts';
import type { ContributorRow } from '../stored-event.ts';
import type { Sample } from './parse-sample.ts';
import type { OpinionEntry } from './sample-shapes.ts';

/** An opinion that was published somewhere, with all its source says. Its text is public already; a name was never known. */
export function submissionOf(opinion: OpinionEntry, contributor: ContributorId): SubmissionReceived {
  const { title } = opinion.source;
  const number = /第(\d+)号(?:建议|提案)/u.exec(title)?.[1];
  return {
    type: 'submission-received',
    channel: opinion.channel,
    contributor: { id: contributor, identityClass: opinion.class, groups: [] },
    text: opinion.text,
    files: [],
    consent: { text: 'yes', name: 'not-asked' },
    published: publishedOf(opinion),
    ...(number === undefined ? {} : { proposalNumber: number }),
  };
}

function publishedOf(opinion: OpinionEntry): PublishedSource {
  const { source, basis, reason } = opinion;
  const words = (basis === 'read' ? opinion['disposition-raw'] : undefined) ?? opinion.disposition;
  const note = [
    `${opinion.id}，摘自公开材料，不是衡阳的意见；原文在来源处已经公开，按同意公开登记`,
    `原渠道：${opinion['channel-as-said']}`,
    `原身份：${opinion['contributor-as-said']}`,
    opinion['department-as-said'] && `原承办单位：${opinion['department-as-said']}`,
    opinion['plan-link'] && `原地落实：${opinion['plan-link']}`,
    opinion.note,
  ].filter((part) => part !== undefined && part !== '');
  return {
    title: source.title,
    url: source.url,
    date: source.date,
    outcome: words === undefined || basis === 'none' ? undefined : { words, basis },
    reason,
    note: note.join('；'),
  };
}

/** What its speakers said, in the order they spoke: recorded, and confirmed by nobody yet. */
export function speechesOf(
  { speakers, on }: Sample['meeting'],
  meeting: number,
  newContributor: () => ContributorId,
): readonly { readonly submission: SubmissionReceived; readonly person: ContributorRow }[] {
  return speakers.map(({ name, role, class: identityClass, groups = [], district, text }, index) => {
    const id = newContributor();
    const trait = { id, identityClass, groups };
    return {
      person: { id, name },
      submission: {
        type: 'submission-received',
        channel: 'meeting',
        contributor: district !== undefined && isDivisionCode(district) ? { ...trait, district } : trait,
        receivedOn: on,
        title: role,
        text,
        files: [],
        consent: { text: 'not-asked', name: 'not-asked' },
        speech: { meeting, order: index + 1 },
      },
    };
  });
}
