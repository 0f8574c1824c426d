// 跨省通办 inside one city (国办发〔2020〕35号): which of its flows a part takes, and what each place must and must not do.
import { assert } from '#base/assert.ts';
import type { Fact } from '#core/catalogue/fact.ts';
import type { Item } from '#core/catalogue/model.ts';
import { codeAtLevel, type DivisionCode } from '#core/divisions/division.ts';
import type { PartNumber } from './events.ts';
import type { CaseState, PartState } from './state.ts';

/**
 * `local`: taken in at a counter of the county that decides. `online`: 全程网办. `received-elsewhere`: 异地代收代办.
 * `joint`: 多地联办, the parts of the case are decided in more than one county.
 */
export type RegionFlow = 'local' | 'online' | 'received-elsewhere' | 'joint';

export type FlowOfPart = {
  readonly flow: RegionFlow;
  readonly decidingCounty: DivisionCode;
  /** The county of the centre that took it in; absent online. */
  readonly receivingCounty?: DivisionCode;
  /** Taken in at a centre of another county than the deciding one: also so in a joint case. */
  readonly receivedElsewhere: boolean;
  /** Of a joint case: the county that keeps the whole together. */
  readonly lead?: DivisionCode;
};

/** What one side does, and what it must leave alone. */
export type DutySide = 'receiving' | 'deciding' | 'lead';

export type Duty =
  /** 形式审查: complete, legible, as the originals. */
  | 'check-form'
  /** 身份核验. */
  | 'check-identity'
  /** By system and, where a paper must travel, by mail. */
  | 'forward'
  /** 实质审查 is not the receiving place's. */
  | 'judge-content'
  | 'decide'
  | 'accept-and-decide'
  | 'issue'
  /** The powers stay where they were (收受分离). */
  | 'give-away-power'
  /** 不得强制申请人到现场. */
  | 'make-applicant-come'
  /** What data sharing can check needs no original. */
  | 'ask-original-again'
  | 'keep-together'
  | 'decide-for-others';

export type DutyLine = { readonly side: DutySide; readonly does: boolean; readonly duty: Duty };

type Filed = Pick<CaseState, 'receivingPlace'> & {
  readonly parts: readonly Pick<PartState, 'part' | 'decidingCounty'>[];
};

/** The flow of one part, from where the case came in and where its parts are decided. */
export function regionFlow(state: Filed, number: PartNumber): FlowOfPart {
  const own = state.parts.find(({ part }) => part === number);
  assert(own, `part ${number}`);
  const deciding = own.decidingCounty;
  const receiving = state.receivingPlace && codeAtLevel(state.receivingPlace, 'county');
  const receivedElsewhere = receiving !== undefined && receiving !== deciding;
  const joint = new Set(state.parts.map(({ decidingCounty }) => decidingCounty)).size > 1;
  const lead = receiving ?? state.parts[0]?.decidingCounty;
  return {
    flow: flowOf({ joint, receiving, receivedElsewhere }),
    decidingCounty: deciding,
    ...(receiving === undefined ? {} : { receivingCounty: receiving }),
    receivedElsewhere,
    ...(joint && lead !== undefined ? { lead } : {}),
  };
}

/** What is whose in this flow, in the order it is shown. */
export function dutiesOf({ flow, receivedElsewhere, receivingCounty }: FlowOfPart): readonly DutyLine[] {
  const lines: DutyLine[] = [];
  const add = (side: DutySide, does: boolean, ...duties: readonly Duty[]): void => {
    lines.push(...duties.map((duty) => ({ side, does, duty })));
  };
  if (receivingCounty !== undefined) {
    add('receiving', true, 'check-form', 'check-identity', 'forward');
    if (receivedElsewhere) add('receiving', false, 'judge-content', 'decide');
  }
  add('deciding', true, 'accept-and-decide', 'issue');
  if (receivedElsewhere) add('deciding', false, 'give-away-power');
  if (receivingCounty === undefined) add('deciding', false, 'make-applicant-come', 'ask-original-again');
  if (flow === 'joint') {
    add('lead', true, 'keep-together');
    add('lead', false, 'decide-for-others');
  }
  return lines;
}

/**
 * What the item says about the way that is used. `not-needed`: nobody crosses a county. `not-stated`: no source says
 * what the item allows. `other`: it states another form (`stated`).
 */
export type CrossRegionCheck =
  | { readonly kind: 'not-needed' | 'not-stated' | 'as-stated' }
  | { readonly kind: 'other'; readonly stated: Extract<Item['crossRegion'], { stated: true }>['value'] };

/** Compares the way used with 通办形式 of the item. */
export function crossRegionCheck(
  stated: Fact<'online' | 'received-elsewhere' | 'joint'>,
  flow: RegionFlow,
): CrossRegionCheck {
  if (flow === 'local') return { kind: 'not-needed' };
  if (!stated.stated) return { kind: 'not-stated' };
  return stated.value === flow ? { kind: 'as-stated' } : { kind: 'other', stated: stated.value };
}

function flowOf(from: {
  readonly joint: boolean;
  readonly receiving: DivisionCode | undefined;
  readonly receivedElsewhere: boolean;
}): RegionFlow {
  if (from.joint) return 'joint';
  if (from.receiving === undefined) return 'online';
  return from.receivedElsewhere ? 'received-elsewhere' : 'local';
}
