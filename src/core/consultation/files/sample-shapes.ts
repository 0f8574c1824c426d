// The files that only a sample has: published opinions, a constructed plan in two versions, a constructed meeting, and what its desk has done.
import { z } from 'zod';
import { CHANNELS, TEXT_OUTCOMES } from '../consultation.ts';
import { CLAUSE_KINDS, PLAN_STAGES } from '../plan/plan.ts';

/** No real consultation has them: it takes opinions in through its desk, and its plan as a Word file. */
export const SAMPLE_FILES = [
  'opinions.yaml',
  'plan-v1.yaml',
  'plan-v2.yaml',
  'meeting.yaml',
  'work.yaml',
] as const;

const line = z.string().trim().min(1).max(2000);
const name = z.string().trim().min(1).max(80);
const id = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const opinion = z.string().regex(/^OP\d{3}$/);
const clause = z.string().regex(/^c[1-9]\d{0,6}$/);
/** A figure as printed. */
const figure = z.strictObject({ year: z.int().min(1990).max(2100), value: name });

/** Opinions as they were published somewhere; their texts are never changed by us. */
export const opinionsShape = z.strictObject({
  note: line,
  opinions: z.array(
    z.strictObject({
      id: opinion,
      text: line,
      topic: id,
      'topic-as-said': name,
      /** Ours; `class-as-said` is the kind of department the collector gave, `department-as-said` the one the source names. */
      department: id,
      'class-as-said': name,
      'department-as-said': name.optional(),
      channel: z.enum(CHANNELS),
      'channel-as-said': name,
      class: id,
      'contributor-as-said': name,
      disposition: name.optional(),
      'disposition-raw': name.optional(),
      basis: z.enum(['read', 'inferred', 'none']),
      reason: line.optional(),
      'plan-link': line.optional(),
      note: line.optional(),
      source: z.strictObject({ title: line, url: z.url().optional(), date: z.string().optional() }),
    }),
  ),
});
export type OpinionEntry = z.infer<typeof opinionsShape>['opinions'][number];

const clauseEntry = z.strictObject({
  id: clause,
  kind: z.enum(CLAUSE_KINDS),
  no: name.optional(),
  text: line.optional(),
  indicator: z
    .strictObject({
      group: name,
      name,
      unit: name,
      nature: z.enum(['binding', 'expected']).optional(),
      base: figure.optional(),
      target: figure.optional(),
      annual: name.optional(),
    })
    .optional(),
  project: z
    .strictObject({
      name,
      content: line,
      investment: z.strictObject({ value: name, unit: name }).optional(),
      owner: name.optional(),
      years: name.optional(),
    })
    .optional(),
});
export type ClauseEntry = z.infer<typeof clauseEntry>;

export const planShape = z.strictObject({
  stage: z.enum(PLAN_STAGES),
  title: name,
  clauses: z.array(clauseEntry).min(1),
});

const because = { because: z.array(opinion).optional(), editorial: line.optional() };

export const planChangesShape = z.strictObject({
  stage: z.enum(PLAN_STAGES),
  title: name,
  changes: z.array(
    z.union([
      z.strictObject({ ...clauseEntry.omit({ id: true, kind: true }).shape, change: clause, ...because }),
      z.strictObject({ add: clauseEntry, after: clause, ...because }),
    ]),
  ),
});
export type PlanChangeEntry = z.infer<typeof planChangesShape>['changes'][number];

export const meetingShape = z.strictObject({
  title: name,
  on: day,
  place: name,
  topics: z.array(id),
  speakers: z
    .array(
      z.strictObject({
        name,
        role: name,
        class: id,
        groups: z.array(id).optional(),
        district: z
          .string()
          .regex(/^[1-9]\d{11}$/)
          .optional(),
        text: line,
      }),
    )
    .min(1),
});

export const workShape = z.strictObject({
  notice: z.strictObject({ from: day, to: day }),
  support: z.array(opinion),
  'same-person': z.array(z.array(opinion).min(2)),
  /** Clauses an opinion speaks to. */
  clauses: z.record(opinion, z.array(clause)),
  merged: z.array(z.strictObject({ opinions: z.array(opinion).min(2), title: name, why: line })),
  dispatch: z.strictObject({
    due: day,
    /** These by an earlier day. */
    sooner: z.strictObject({ due: day, opinions: z.array(opinion) }),
    supports: z.record(opinion, z.array(id)),
  }),
  views: z.array(
    z.strictObject({
      opinion,
      department: id,
      stance: z.enum(['for', 'partly', 'against']),
      text: line,
      problem: z.string().optional(),
    }),
  ),
  disagreements: z.array(z.strictObject({ opinion, reason: line })),
  disposed: z.array(
    z.strictObject({ opinion, outcome: z.enum(TEXT_OUTCOMES), problem: z.string().optional(), reason: line }),
  ),
  /** To be voted on. */
  statements: z.array(line),
  commitments: z.array(
    z.strictObject({
      opinions: z.array(opinion),
      partner: name.optional(),
      title: name,
      owner: id,
      measure: line,
      due: day,
    }),
  ),
});
