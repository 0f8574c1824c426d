// The survey of operating costs asked by careless and by ill-meaning people: with the right address and round, a wrong unit,
// stale or missing fields, texts nobody types.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { App } from '#app/app.ts';
import { approveTotals } from '#app/approve-totals.ts';
import { openReturn } from '#app/open-return.ts';
import { approveReturn } from '#app/review-return.ts';
import { saveCells } from '#app/save-cells.ts';
import { signReturn, submitReturn } from '#app/sign-return.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { returnFor } from '#read/return-for.ts';
import { totalsTable } from '#read/totals.ts';
import { good } from '../support/journeys.ts';
import { pagesAs, type PagesAs } from '../support/pages-as.ts';
import { bookOf, bringToLock, returnsRound, staffOf, typedCells } from '../support/returns-round.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import { bureau, citizen, collector, PLACES, reporter } from '../support/sample-people.ts';

const SMALL = returnsRound('hostile-2025');
/** The same, where no form asks for C. */
const HIDDEN = returnsRound('hidden-2025', {
  forms: SMALL.forms.map((form) => ({
    ...form,
    lines: form.lines.filter(({ cells }) => cells[0] !== 'C'),
  })),
});
let sample: SampleApp;
let app: App;
let viewer: Viewer = { role: 'visitor' };
let fields: ReadonlyMap<string, readonly string[]> = new Map();
const faults: string[] = [];
let pages: PagesAs;

before(async () => {
  sample = await sampleApp();
  const rounds = [...sample.app.surveys.rounds.values(), SMALL, HIDDEN];
  app = { ...sample.app, surveys: { ...sample.app.surveys, ...bookOf(...rounds) } };
  await bringToLock(app, { round: SMALL.id, unit: 'cz', offices: [collector()] });
  const { filler } = staffOf('tj');
  good(await openReturn(app, filler, { round: SMALL.id, unit: 'tj' }));
  pages = pagesAs(app);
  pages.routes.onError((error, c) => {
    faults.push(`${viewer.role} ${c.req.method} ${c.req.path} ${error.message.slice(0, 200)}`);
    return c.text('', 500);
  });
});
after(() => sample.drop());

/** Everybody with something to do with the survey, and two without. */
const VIEWERS: readonly Viewer[] = [
  { role: 'visitor' },
  citizen('路人', '1981-05-06', 61),
  bureau(),
  reporter('tj'),
  reporter('tj', 'head', 911),
  reporter('cz'),
  reporter('cz', 'head', 911),
  staffOf('cn-cz').filler,
  collector(),
  collector(PLACES.changning, 931),
  collector(PLACES.zhengxiang, 932),
];

const NAMES =
  'content seq reason cells text cell note act use form pasted file A B N c:A w:A c:N cell.A cell.N e:S2 e:__proto__ __proto__ year basis constructor'.split(
    ' ',
  );
const VALUES = [
  '',
  '0',
  '-1',
  '99999999999999999999',
  '\u{0}\u{D800}%',
  '__proto__',
  'constructor',
  '=1+1',
  '../../etc/passwd',
  '长'.repeat(100_000),
  'approve',
  'submit',
];

async function ask(method: 'GET' | 'POST', path: string): Promise<Response> {
  pages.be(viewer, fields);
  return pages.routes.request(`http://localhost${path}`, { method });
}

function addresses(): readonly (readonly ['GET' | 'POST', string])[] {
  const places: Readonly<Record<string, readonly string[]>> = {
    round: [SMALL.id],
    unit: ['cz', 'tj', 'cn-cz', 'none', '%00'],
    form: ['F1', '%00'],
    indicator: ['A', '%00'],
    question: ['0199b000-0000-7000-8000-000000000001', '%00'],
    file: ['x.csv', '%00'],
  };
  const known = new Set(
    pages.routes.routes.flatMap(({ method, path }) =>
      path.startsWith('/costs') && !path.includes('*') && (method === 'GET' || method === 'POST')
        ? [`${method} ${path}`]
        : [],
    ),
  );
  return [...known].flatMap((each) => {
    const [method = '', path = ''] = each.split(' ');
    let paths = [path];
    for (const [, name = ''] of path.matchAll(/:(\w+)/g))
      paths = paths.flatMap((one) => (places[name] ?? ['x']).map((value) => one.replace(`:${name}`, value)));
    return paths.map((one) => [method === 'POST' ? 'POST' : 'GET', one] as const);
  });
}

test('no page and no form of the survey makes a fault on a real return, whoever asks with whatever', async () => {
  let asked = 0;
  for (const [turn, each] of VIEWERS.entries()) {
    viewer = each;
    for (const [method, path] of addresses())
      for (const [at, value] of VALUES.entries()) {
        // Every page meets every value from somebody.
        if (at % 4 !== turn % 4) continue;
        fields = new Map(NAMES.map((name) => [name, [value, value]]));
        const query = [
          'stage',
          'kind',
          'page',
          'cell',
          'left',
          'right',
          'office',
          'scope',
          'nth',
          'year',
          'done',
          'v',
        ]
          .map((name) => `${name}=${encodeURIComponent(value.toWellFormed().slice(0, 200))}`)
          .join('&');
        // oxlint-disable-next-line no-await-in-loop -- the viewer is one
        const { status } = await ask(method, method === 'GET' ? `${path}?${query}` : path);
        asked += 1;
        if (status >= 500)
          faults.push(`${each.role} ${method} ${path} <- ${JSON.stringify(value).slice(0, 40)}`);
      }
  }
  assert.ok(asked > 1500, String(asked));
  assert.deepEqual([...new Set(faults)], []);
});

test('a page about a unit opens, and a form of it does anything, for that unit and for who collects from it alone', async () => {
  const reaches: Readonly<Record<string, readonly string[]>> = {
    'reporter tj': ['tj'],
    'reporter cz': ['cz'],
    'reporter cn-cz': ['cn-cz'],
    'collector 430400000000': ['cz', 'tj', 'cn-cz'],
    'collector 430482000000': ['cn-cz'],
  };
  fields = new Map([
    ['reason', ['要改']],
    ['text', ['问']],
    ['seq', ['99']],
    ['A', ['3']],
    ['c:A', ['3']],
    ['act', ['sign']],
  ]);
  const [opened, kept]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const each of VIEWERS) {
    viewer = each;
    const who = each.role === 'reporter' ? each.unit : each.role === 'collector' ? each.office : '';
    for (const [method, path] of addresses()) {
      const unit = /\/units\/([^/]+)/.exec(path)?.[1];
      if (unit === undefined) continue;
      // oxlint-disable-next-line no-await-in-loop -- the viewer is one
      const answer = await ask(method, path);
      const to = answer.headers.get('location') ?? '';
      const inside = (reaches[`${each.role} ${who}`] ?? []).includes(unit);
      // Sent to sign in, or to the collector's page of the same address, is not let in.
      if (answer.status === 404 || answer.status === 403 || /^\/sign-in|\/review$/.test(to)) kept.add(path);
      else if (inside) opened.add(path);
      else assert.fail(`${each.role} ${who} ${method} ${path}: ${answer.status} ${to}`);
    }
  }
  assert.ok(opened.size > 30, String(opened.size));
  assert.ok(kept.size > 60, String(kept.size));
});

test('nothing that a form, a hidden field or a file name brings is stored where no form shows it, or too long for any cell', async () => {
  const { filler } = staffOf('tj');
  const at = { round: HIDDEN.id, unit: 'tj' };
  good(await openReturn(app, filler, at));
  const hidden = await saveCells(app, filler, { ...at, cells: typedCells({ C: '1' }) });
  assert.equal(hidden.ok ? '' : hidden.error.code, 'return-cell-unknown');
  for (const code of ['A', 'N']) {
    const long = await saveCells(app, filler, { ...at, cells: typedCells({ [code]: '9'.repeat(1001) }) });
    assert.equal(long.ok ? '' : long.error.code, 'text-too-long');
  }
  const takenIn = { from: 'workbook', fileName: 'a\u{0}\u{D800}.xlsx' } as const;
  good(await saveCells(app, filler, { ...at, cells: typedCells({ A: '3\u{0}' }), takenIn }));
  const stored = [...((await returnFor(filler, app, at))?.typed.values() ?? [])];
  assert.deepEqual(
    stored.map(({ code, scaled, typed }) => [code, scaled, typed]),
    [['A', 300, '3']],
  );
});

test('words beside an approval may hold anything, and nothing they hold makes a fault', async () => {
  const city = collector();
  const view = await totalsTable(city, app, { round: SMALL.id, scope: 'region', stage: 'approved' });
  const content = view?.content ?? '';
  good(
    await approveTotals(app, city, { round: SMALL.id, scope: 'region', content, note: '缺\u{0}报\u{D800}' }),
  );
});

test('who signed a return for the unit does not approve it as the office, in whichever of the two duties', async () => {
  const unit = 'ms';
  const at = { round: SMALL.id, unit };
  const { filler, head } = staffOf(unit);
  good(await openReturn(app, filler, at));
  const cells = typedCells({ A: '3', B: '1', C: '2' });
  const { content } = good(await saveCells(app, filler, { ...at, cells })).standing;
  good(await signReturn(app, filler, { ...at, content }));
  const { seq } = good(await submitReturn(app, head, { ...at, content })).state;
  for (const { person, name } of [filler, head]) {
    const same = await approveReturn(app, { ...collector(), person, name }, { ...at, seq });
    assert.equal(same.ok ? '' : same.error.code, 'return-own-review');
  }
  good(await approveReturn(app, collector(), { ...at, seq }));
});
