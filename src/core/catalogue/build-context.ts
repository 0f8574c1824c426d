// What every builder of a model piece needs: the file with its places, the known elements, the mark to fall back on.
import type { Localised } from '#base/localised.ts';
import { parseTimeLimit, type TimeLimit } from '#core/calendar/time-limit.ts';
import { parseCondition } from './condition.ts';
import { defined } from '#base/defined.ts';
import type { Fact, Finding, Mark, Place } from './fact.ts';
import type { Condition } from './model.ts';
import type { PathInFile, YamlFile } from '#base/documents/yaml-file.ts';

export type Building = {
  readonly file: YamlFile;
  readonly elements: ReadonlySet<string>;
  /** Findings made on the way are added here. */
  readonly findings: Finding[];
  /** The mark of a value that carries none of its own, by the key it stands under. */
  readonly markOf: (key: string) => Mark;
};

export function placeAt(building: Building, path: PathInFile): Place {
  return building.file.placeOf(path);
}

export function buildLocalised(raw: string | { zh: string; en?: string | undefined }): Localised {
  return typeof raw === 'string' ? { zh: raw } : defined(raw);
}

export function isYes(raw: boolean | 'yes' | 'no' | undefined, absent: boolean): boolean {
  return raw === undefined ? absent : raw === true || raw === 'yes';
}

/** A condition, or `undefined` with its findings noted (the catalogue is then not handed out). */
export function buildCondition(
  building: Building,
  text: string | undefined,
  path: PathInFile,
): Condition | undefined {
  if (text === undefined) return undefined;
  const { condition, findings } = parseCondition(text, {
    elements: building.elements,
    placeAt: (offset) => building.file.placeInText(path, offset),
  });
  building.findings.push(...findings);
  return condition;
}

type RawLong<Raw> = {
  readonly value: Raw | 'not stated';
  readonly mark?: Mark | undefined;
  readonly note?: string | undefined;
};

/** Short or long form to a fact; absent and `not stated` both become "not stated". */
export function buildFact<Raw extends string | number, Value>(
  raw: Raw | 'not stated' | RawLong<Raw> | undefined,
  { mark, parse }: { readonly mark: Mark; readonly parse: (raw: Raw) => Value | undefined },
): Fact<Value> {
  const long: RawLong<Raw> = typeof raw === 'object' ? raw : { value: raw ?? 'not stated' };
  const value = long.value === 'not stated' ? undefined : parse(long.value);
  const note = long.note === undefined ? {} : { note: long.note };
  return value === undefined
    ? { stated: false, ...note }
    : { stated: true, value, mark: long.mark ?? mark, ...note };
}

/** `3 working-days` to a limit; a limit that the words cannot mean is noted as a finding. */
export function buildTimeLimit(building: Building, path: PathInFile): (raw: string) => TimeLimit | undefined {
  return (raw) => {
    const [amount = '', unit = ''] = raw.split(' ');
    const outcome = parseTimeLimit(amount, unit.replace(/s$/, ''));
    if (outcome.ok) return outcome.value;
    building.findings.push({
      code: 'time-limit',
      level: 'error',
      at: placeAt(building, path),
      params: { written: raw, problem: outcome.error.code },
    });
    return undefined;
  };
}
