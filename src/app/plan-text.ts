// A compiled thing as plain text: for the command line, the golden examples and anybody who reads a diff of a plan.
import { inLanguage, type Language } from '#base/localised.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { Fact, Finding } from '#core/catalogue/fact.ts';
import {
  REDUCTIONS,
  type Plan,
  type PlanField,
  type PlanItem,
  type PlanMaterial,
  type Reason,
  type ReductionName,
  type Settled,
} from '#core/compiler/plan.ts';
import {
  REDUCTION_TEXTS,
  WAY_TEXTS,
  compilerFindingSentence,
  namingOf,
  reasonSentences,
  type NameOf,
  type Naming,
} from './compiler-texts.ts';
import { PLAN_WORDS, UNIT_WORDS } from './plan-words.ts';

export type PlanTextOptions = {
  readonly language: Language;
  /** A line for every reason under each piece. */
  readonly explain: boolean;
  /** Each reason with its file and line. Left out where a moved line must not show. */
  readonly places?: boolean;
  /** Divisions that conditions name, by their codes. */
  readonly divisionName?: (code: string) => string | undefined;
};

type Page = PlanTextOptions & {
  readonly nameOf: NameOf;
  readonly naming: Naming;
  readonly words: (typeof PLAN_WORDS)[Language];
  readonly ids: NameOf;
};

/** The plan itself, for every situation. */
export function planText(plan: Plan, options: PlanTextOptions): readonly string[] {
  return textOf(
    plan,
    { ...plan, excluded: [], open: [], notOffered: plan.items.filter((each) => !each.offered) },
    options,
  );
}

/** The plan under answers. */
export function settledText(settled: Settled, options: PlanTextOptions): readonly string[] {
  const { plan } = settled;
  return textOf(
    plan,
    {
      ...settled,
      items: settled.included,
      questions: settled.nextQuestions,
      hints: [],
      excluded: settled.excluded.map(({ item }) => item),
    },
    options,
  );
}

/** The before/after table alone. */
export function savingsText(
  plan: Plan,
  savings: Plan['savings'],
  options: PlanTextOptions,
): readonly string[] {
  return figures(savings, pageOf(plan, options));
}

type View = Pick<Plan, 'items' | 'questions' | 'form' | 'materials' | 'flow' | 'savings' | 'hints'> & {
  readonly excluded: readonly PlanItem[];
  readonly open: readonly PlanItem[];
  readonly notOffered: readonly PlanItem[];
};

function pageOf(plan: Plan, options: PlanTextOptions): Page {
  const naming = namingOf(plan, options.language, options.divisionName);
  const { nameOf } = naming;
  return {
    ...options,
    nameOf,
    naming,
    words: PLAN_WORDS[options.language],
    ids: (id) => (nameOf(id) === id ? id : `${nameOf(id)} ${id}`),
  };
}

function textOf(plan: Plan, view: View, options: PlanTextOptions): readonly string[] {
  const page = pageOf(plan, options);
  const { words } = page;
  const counties = Object.entries(plan.counties).map(([element, county]) => `${element}=${county}`);
  return [
    `${inLanguage(plan.name, page.language)} ${plan.thing}`,
    `${words.version} ${plan.version}`,
    ...(counties.length === 0 ? [] : [`${words.counties} ${counties.join(' ')}`]),
    ...section(words.items, items(view, page)),
    ...section(words.questions, orNone(questions(view, page), page)),
    ...section(words.form, form(view, page)),
    ...section(
      words.papers,
      orNone(
        view.materials.flatMap((each) => paper(each, page)),
        page,
      ),
    ),
    ...section(words.flow, flow(view, page)),
    ...section(words.figures, figures(view.savings, page)),
    ...(view.hints.length === 0
      ? []
      : section(
          words.hints,
          view.hints.map((each) => hint(each, page)),
        )),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function orNone(lines: readonly string[], { words }: Page): readonly string[] {
  return lines.length === 0 ? [words.none] : lines;
}

function reasons(
  because: readonly Reason[],
  { explain, places, language, naming, words }: Page,
): readonly string[] {
  if (!explain) return [];
  return reasonSentences(because, language, naming).map(({ sentence, at }) => {
    const where = [...new Set(at.map(({ file, line }) => `${file}:${line}`))].join(' ');
    return `    ${words.because} ${sentence}${places === false ? '' : ` [${where}]`}`;
  });
}

function items(view: View, page: Page): readonly string[] {
  const { words } = page;
  const offered = view.items.filter((each) => each.offered);
  const rest = [
    ['excluded', view.excluded],
    ['open', view.open],
    ['notOffered', view.notOffered],
  ] as const;
  return [
    ...offered.flatMap((each) => [
      `${page.ids(each.item.id)} · ${inLanguage(each.agency.name, page.language)} · ${limitText(each.promised, page)}`,
      ...reasons(each.because, page),
    ]),
    ...rest.flatMap(([key, some]) => some.map((each) => `- ${words[key]}: ${page.ids(each.item.id)}`)),
  ];
}

function questions(view: View, page: Page): readonly string[] {
  return view.questions.flatMap((each, index) => [
    `${index + 1}. ${page.ids(each.element)} (${page.words.settles} ${each.settles})`,
    ...reasons(each.because, page),
  ]);
}

function form(view: View, page: Page): readonly string[] {
  return view.form.flatMap(({ group, fields }) => [
    `[${inLanguage(group.name, page.language)}]`,
    ...fields.flatMap((field) => [
      `${page.ids(field.element.id)} · ${fieldNotes(field, page)}`,
      ...reasons(field.because, page),
    ]),
  ]);
}

function fieldNotes(field: PlanField, { words, nameOf }: Page): string {
  const limits = [
    ...(field.min === undefined ? [] : [`≥${field.min}`]),
    ...(field.max === undefined ? [] : [`≤${field.max}`]),
    ...(field.options === undefined ? [] : [field.options.join('|')]),
  ];
  const by = [...new Set(field.asks.map((each) => nameOf(each.item)))];
  return [
    words[field.fill],
    field.required ? words.required : words.optional,
    ...limits,
    field.askedByPlan ? words.plan : `← ${by.join(words.listComma)}`,
  ].join(' · ');
}

function paper(each: PlanMaterial, page: Page): readonly string[] {
  const { words, language, nameOf } = page;
  const { material } = each;
  const by = [...new Set(each.asks.map(({ item }) => nameOf(item)))];
  const from = each.way === 'from-sibling' ? ` (${each.producedBy.map(nameOf).join(` ${words.or} `)})` : '';
  const notes = [
    `${WAY_TEXTS[each.way][language]}${from}`,
    each.required ? words.needed : words.notNeeded,
    ...(each.copies > 1 ? [`${each.copies} ${words.copies}`] : []),
    ...(each.mayBeOwed ? [words.owed] : []),
    ...(each.mayBeCommitted ? [words.committed] : []),
    ...(each.alternatives.length > 0
      ? [`${words.or} ${each.alternatives.map(nameOf).join(words.listComma)}`]
      : []),
    `${words.trust} ${material.trust.stated ? material.trust.value : words.notStated}`,
    `${words.validity} ${limitText(material.validity, page)}`,
    `← ${by.join(words.listComma)}`,
  ];
  return [`${page.ids(material.id)} · ${notes.join(' · ')}`, ...reasons(each.because, page)];
}

function flow(
  { flow: { stages, edges, criticalPath, computed, promised, ceiling, schedule } }: View,
  page: Page,
): readonly string[] {
  const { words, nameOf } = page;
  const times = new Map(schedule.map((each) => [each.item, each]));
  const stageLines = stages.map((stage, index) => {
    const names = stage.map((id) => {
      const time = times.get(id);
      return time?.stated === true
        ? `${nameOf(id)} (${time.start}–${time.end})`
        : `${nameOf(id)} (${words.notStated})`;
    });
    return `${words.stage.replace('{n}', String(index + 1))}: ${names.join(' ∥ ')}`;
  });
  const edgeLines = edges.flatMap((edge) => {
    const from = edge.from.map(nameOf).join(` ${words.or} `);
    const carries =
      edge.carries.length === 0
        ? ''
        : ` · ${words.carries} ${edge.carries.map((each) => inLanguage(each, page.language)).join(words.listComma)}`;
    return [
      `${words.waits}: ${nameOf(edge.to)} ← ${from}${carries} · ${edge.mark}`,
      ...reasons(edge.because, page),
    ];
  });
  const whole = amount({ amount: computed.workingDays, unit: 'working-day' }, page);
  const partly = computed.notStated.length + computed.apart.length > 0 ? `${words.atLeast} ${whole}` : whole;
  const total = schedule.some((each) => each.stated) ? partly : words.notStated;
  const unknown = computed.notStated.map(nameOf);
  const apart = computed.apart.map(({ item, limit }) => `${nameOf(item)} ${amount(limit, page)}`);
  return [
    ...stageLines,
    ...edgeLines,
    `${words.longest}: ${criticalPath.map(nameOf).join(' → ')}`,
    `${words.computed}: ${total}`,
    ...(unknown.length === 0 ? [] : [`${words.notStated}: ${unknown.join(words.listComma)}`]),
    ...(apart.length === 0 ? [] : [`${words.apart}: ${apart.join(words.listComma)}`]),
    `${words.promised}: ${limitText(promised, page)}`,
    ...(ceiling === undefined
      ? []
      : [
          `${words.ceiling}: ${ceiling.workingDays} (${words.extension} ${ceiling.extension}) · ${ceiling.clause}`,
        ]),
  ];
}

const WHY_LEFT_OUT = {
  steps: 'collectLeftOut',
  materials: 'leftOut',
  days: 'daysLeftOut',
  trips: 'leftOut',
} as const satisfies Readonly<Record<ReductionName, keyof (typeof PLAN_WORDS)['en']>>;

function figures(savings: Plan['savings'], page: Page): readonly string[] {
  const { words, language, nameOf } = page;
  const rows = REDUCTIONS.flatMap((name) => {
    const { before, after, lines, notStated, counted } = savings[name];
    const why = words[WHY_LEFT_OUT[name]];
    const left = notStated.length === 0 ? '' : ` · ${why}: ${notStated.map(nameOf).join(words.listComma)}`;
    const sides =
      counted.length === 0 && notStated.length > 0
        ? words.notStated
        : `${words.before} ${before} → ${words.after} ${after}`;
    return [
      `${REDUCTION_TEXTS[name][language]}: ${sides}${left}`,
      ...(page.explain
        ? lines.flatMap((line) => [
            `  ${page.ids(line.label)}: ${line.before} → ${line.after}`,
            ...reasons(line.because, page).map((each) => `  ${each}`),
          ])
        : []),
    ];
  });
  const { published } = savings;
  const stated = [
    ['before', published?.before],
    ['after', published?.after],
  ] as const;
  return [
    ...rows,
    ...stated.flatMap(([side, given]) =>
      given === undefined
        ? []
        : [
            `${words.published} (${words[side]}): ${Object.entries(given)
              .map(([key, value]) => `${key} ${value}`)
              .join(', ')}`,
          ],
    ),
  ];
}

function hint(finding: Finding, { language, naming }: Page): string {
  const basis = finding.basis === undefined ? '' : ` [${finding.basis}]`;
  return `${finding.level} ${finding.code} ${compilerFindingSentence(finding, language, naming) ?? ''}${basis}`;
}

function limitText(limit: Fact<TimeLimit>, page: Page): string {
  return limit.stated ? `${amount(limit.value, page)} (${limit.mark})` : page.words.notStated;
}

function amount({ amount: value, unit }: TimeLimit, { language }: Page): string {
  return `${value}${UNIT_WORDS[language][unit]}`;
}
