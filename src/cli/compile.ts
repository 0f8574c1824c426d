// `yici compile <thing>`: the plan of a thing as text or JSON, for every situation or for one.
import { parseArgs } from 'node:util';
import { compilerFindingSentence, type Naming } from '#app/compiler-texts.ts';
import { conditionWords } from '#app/condition-words.ts';
import { planText, settledText } from '#app/plan-text.ts';
import type { Json } from '#base/canonical-json.ts';
import { inLanguage, type Language } from '#base/localised.ts';
import type { Catalogue, DataElement, Thing } from '#core/catalogue/model.ts';
import { nearestWord } from '#base/documents/nearest-word.ts';
import { parseCatalogue } from '#core/catalogue/parse-catalogue.ts';
import { compile } from '#core/compiler/compile.ts';
import type { Answers, Plan } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import { isDivisionCode, type DivisionCode } from '#core/divisions/division.ts';
import type { CommandIo, ExitCode } from './command-io.ts';

export const USAGE = `usage: yici compile <thing> [--county 430482000000 | --county <element>=430482000000]…
                    [--situation <element>=<value> …] [--today 2026-01-31] [--explain] [--json] [--lang zh-CN|en]
                    [--catalogue <folder>]`;

/** The plan to stdout; findings that stop it to stderr. 1 when there is no plan, 2 for a call that makes no sense. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const asked = readArguments(args);
  if (typeof asked === 'string') return misunderstood(io, asked);
  const folder = asked.folder ?? io.ownCatalogue;
  const files = await io.readCatalogueFiles(folder).catch(() => undefined);
  if (files === undefined) return misunderstood(io, `cannot read the folder ${folder}`);
  const { catalogue, findings } = parseCatalogue(files);
  if (catalogue === undefined) {
    const errors = findings.filter(({ level }) => level === 'error').length;
    io.err(`yici compile: the catalogue has ${errors} errors; see them with yici check`);
    return 1;
  }
  const thing = [...catalogue.things.values()].find((each) => each.id === asked.thing);
  if (thing === undefined) return misunderstood(io, unknown('thing', asked.thing, catalogue.things.keys()));
  return compileThing(io, { asked, catalogue, thing });
}

type Asked = {
  readonly thing: string;
  readonly counties: readonly string[];
  readonly situation: readonly string[];
  readonly today: string | undefined;
  readonly explain: boolean;
  readonly json: boolean;
  readonly language: Language;
  readonly folder: string | undefined;
};

function compileThing(
  io: CommandIo,
  {
    asked,
    catalogue,
    thing,
  }: { readonly asked: Asked; readonly catalogue: Catalogue; readonly thing: Thing },
): ExitCode {
  const counties = readCounties(asked.counties, catalogue, thing);
  if (typeof counties === 'string') return misunderstood(io, counties);
  const outcome = compile(catalogue, { thing: thing.id, counties, law: io.readLaw() });
  if (!outcome.ok) {
    const naming = namingIn(catalogue, asked.language, io.divisionName);
    for (const each of outcome.findings) {
      const sentence = compilerFindingSentence(each, asked.language, naming) ?? '';
      io.err(`${each.at.file}:${each.at.line}:${each.at.column} ${each.level} ${each.code} ${sentence}`);
    }
    if (asked.json) io.out(JSON.stringify(outcome, undefined, 2));
    return 1;
  }
  const said = io.divisionName === undefined ? asked : { ...asked, divisionName: io.divisionName };
  if (asked.situation.length === 0) {
    print(io, asked, outcome.plan, planText(outcome.plan, said));
    return 0;
  }
  const answers = readSituation(asked.situation, outcome.plan);
  if (typeof answers === 'string') return misunderstood(io, answers);
  const today = readDay(asked.today);
  if (today === undefined) return misunderstood(io, `not a date: ${asked.today ?? ''}`);
  const settled = settle(outcome.plan, answers, today);
  print(io, asked, { ...settled, plan: outcome.plan.version }, settledText(settled, said));
  return 0;
}

function print(io: CommandIo, { json }: Asked, value: object, text: readonly string[]): void {
  if (json) io.out(JSON.stringify(value, undefined, 2));
  else for (const line of text) io.out(line);
}

function misunderstood(io: CommandIo, message: string): ExitCode {
  io.err(message === '' ? USAGE : `yici compile: ${message}`);
  return 2;
}

/** The arguments, or what is wrong with them; empty text for the usage. */
function readArguments(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: joinSituations(args),
      allowPositionals: true,
      options: {
        county: { type: 'string', multiple: true },
        situation: { type: 'string', multiple: true },
        today: { type: 'string' },
        explain: { type: 'boolean' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
        catalogue: { type: 'string' },
      },
    });
    const [thing] = positionals;
    const { lang = 'zh-CN' } = values;
    if (thing === undefined || positionals.length > 1 || (lang !== 'zh-CN' && lang !== 'en')) return '';
    return {
      thing,
      counties: values.county ?? [],
      situation: values.situation ?? [],
      today: values.today,
      explain: values.explain ?? false,
      json: values.json ?? false,
      language: lang,
      folder: values.catalogue,
    };
  } catch {
    return '';
  }
}

/** `--situation a=1 b=2` means both: every `k=v` after `--situation` belongs to it. */
function joinSituations(args: readonly string[]): string[] {
  let inside = false;
  return args.flatMap((arg) => {
    if (arg === '--situation') {
      inside = true;
      return [];
    }
    if (inside && !arg.startsWith('-') && arg.includes('=')) return [`--situation=${arg}`];
    inside = false;
    return [arg];
  });
}

/** One county for every jurisdiction of the thing, or one for each, by its element. */
function readCounties(
  texts: readonly string[],
  catalogue: Catalogue,
  thing: Thing,
): Readonly<Record<string, DivisionCode>> | string {
  const elements = new Set<string>(
    thing.items.flatMap(({ item }) => {
      const jurisdiction = catalogue.items.get(item)?.jurisdiction;
      return jurisdiction === undefined ? [] : [jurisdiction];
    }),
  );
  const counties: Record<string, DivisionCode> = {};
  for (const text of texts) {
    const [key = '', code = key] = text.split('=');
    if (!isDivisionCode(code) || !catalogue.implementations.has(code))
      return unknown('county', code, catalogue.implementations.keys());
    if (code !== key && !elements.has(key)) return unknown('jurisdiction element', key, elements);
    for (const element of code === key ? elements : [key]) counties[element] = code;
  }
  return counties;
}

function readSituation(texts: readonly string[], plan: Plan): Answers | string {
  const elements = new Map<string, DataElement>(
    plan.form.flatMap(({ fields }) => fields.map(({ element }) => [element.id, element] as const)),
  );
  const answers: Record<string, Json> = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    const [key, value] = [text.slice(0, at), text.slice(at + 1)];
    const element = elements.get(key);
    if (element === undefined) return unknown('element of this thing', key, elements.keys());
    const answer = readAnswer(element, value);
    if (answer === undefined) return `${key} cannot be "${value}"${optionsOf(element)}`;
    answers[key] = answer;
  }
  return answers;
}

/** As a form would read it; `undefined` for what the element does not accept. */
function readAnswer({ type, options }: DataElement, value: string): Json | undefined {
  if (type === 'yes-no')
    return value === 'true' || value === 'yes'
      ? true
      : value === 'false' || value === 'no'
        ? false
        : undefined;
  if (type === 'number' || type === 'money')
    return value !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
  if (type === 'choice') return options?.some(({ code }) => code === value) === true ? value : undefined;
  if (type === 'date') return readDay(value) === undefined ? undefined : value;
  return value;
}

function optionsOf({ type, options }: DataElement): string {
  if (type === 'yes-no') return '; one of: true false';
  return options === undefined ? '' : `; one of: ${options.map(({ code }) => code).join(' ')}`;
}

function readDay(text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined) return Temporal.Now.plainDateISO('Asia/Shanghai');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

function unknown(what: string, typed: string, known: Iterable<string>): string {
  const all = [...known];
  const near = nearestWord(typed, all);
  return `no ${what} "${typed}"${near === undefined ? `; there are: ${all.join(' ')}` : `; did you mean ${near}?`}`;
}

function namingIn(catalogue: Catalogue, language: Language, divisionName: CommandIo['divisionName']): Naming {
  const lists: readonly ReadonlyMap<string, Pick<DataElement, 'name'>>[] = [
    catalogue.things,
    catalogue.items,
    catalogue.elements,
    catalogue.materials,
  ];
  const { elements } = catalogue;
  const source = divisionName === undefined ? { elements } : { elements, divisionName };
  return {
    nameOf: (id) => {
      const found = lists.map((list) => list.get(id)).find((each) => each !== undefined);
      return found === undefined ? id : inLanguage(found.name, language);
    },
    conditionOf: (text) => conditionWords({ text }, source, language),
  };
}
