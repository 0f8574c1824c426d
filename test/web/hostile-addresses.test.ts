// Every page and every form of the site, asked by everybody with what nobody sane would ask: no address and no field makes a
// fault. A fault is an answer of 500 and above.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadSampleConsultations } from '#app/load-sample-consultation.ts';
import { readSamples } from '#connectors/consultation-files/load.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { newbornDraft, pensionDraft, submitted } from '../support/journeys.ts';
import { pagesAs } from '../support/pages-as.ts';
import { sampleApp, type SampleApp } from '../support/sample-app.ts';
import {
  bureau,
  citizen,
  clerk,
  collector,
  handlerOf,
  officer,
  PLACES,
  planner,
  reporter,
} from '../support/sample-people.ts';

let sample: SampleApp;
before(async () => {
  sample = await sampleApp();
  const folder = fileURLToPath(new URL('../../data/consultations', import.meta.url));
  await loadSampleConsultations(sample.app, readSamples(folder));
});
after(() => sample.drop());

const owner = citizen('样本敌', '1990-05-06', 311);
const father = citizen('样父敌', '1990-05-07', 312);
const window = clerk(PLACES.centre, 391);
const office = officer(PLACES.changning, 'human-resources', 491);
const VIEWERS: readonly Viewer[] = [
  owner,
  window,
  office,
  bureau(),
  { ...bureau(), role: 'mayor' },
  reporter('cz'),
  collector(),
  planner(),
  handlerOf('gxj'),
  { role: 'visitor' },
];

const FIELDS = [
  'text',
  'note',
  'reason',
  'day',
  'days',
  'on',
  'up_to',
  'happened',
  'slot',
  'code',
  'id',
  'division',
  'number',
  'material',
  'grade',
  'version',
  'by',
  'to',
  'leg',
  'finding',
  'responsible',
  'act',
  'step',
  'outcome',
  'ground',
  'matter',
  'key',
  'place',
  'mail',
  'phone',
  'until',
  'thing',
  'acts',
  'windows',
  'minutes',
  'from',
  'contents',
  'carrier',
  'parcel',
  'dispute',
  'answer',
  // Of consultations.
  'texts',
  'demand',
  'into',
  'why',
  'pair',
  'basis',
  'threshold',
  'problem',
  'change',
  'stance',
  'how',
  'title',
  'owner',
  'measure',
  'due',
  'demands',
  'because',
  'editorial',
  'seen',
  'stage',
  'milestone',
  'nth',
  'shortReason',
  'channel',
  'form-key',
  'class',
  'district',
  'name',
  'purpose',
  'lead:D1',
  'other:D1',
  'mode',
  'topic-D97',
  'vote',
  'statement',
] as const;

/** What stands in a place of an address, or in every field of a form. */
function nonsense(number: string): readonly string[] {
  return [
    number,
    '1',
    '0',
    '-1',
    '99999999999999999999',
    '2026-13-45T99:99:99Z',
    '2026-02-30',
    '9999-12-31 23:59',
    '+275760-09-13',
    '0199b000-0000-7000-8000-000000000001',
    'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz',
    '430408001001',
    '430482000000',
    "'; drop table cases; --",
    '\u{0}\u{D800}%',
    '__proto__',
    'constructor',
    `<script>alert(1)</script>`,
    '../../etc/passwd',
  ];
}

test('no address and no field makes a fault, whoever asks', async () => {
  const { app } = sample;
  const faults: string[] = [];
  const number = await submitted(app, window, await pensionDraft(app, window, owner));
  const bundle = await submitted(app, window, await newbornDraft(app, window, owner, father));
  const pages = pagesAs(app);
  const { routes } = pages;
  let viewer: Viewer = { role: 'visitor' };
  routes.onError((error, c) => {
    faults.push(`${viewer.role} ${c.req.method} ${c.req.path} ${error.message}`);
    return c.text('', 500);
  });
  const known = new Set(
    routes.routes
      .filter(({ method }) => method === 'GET' || method === 'POST')
      .map(({ method, path }) => `${method} ${path}`),
  );
  let asked = 0;
  for (const [turn, each] of VIEWERS.entries()) {
    viewer = each;
    for (const route of known) {
      const [method = '', path = ''] = route.split(' ');
      if (path.includes('*')) continue;
      for (const [index, value] of nonsense(path.length % 2 === 0 ? bundle : number).entries()) {
        // Every page meets every value, each viewer a third of them.
        if (index > 0 && index % 3 !== turn % 3) continue;
        const isPlan = path.startsWith('/consultations') || path.startsWith('/plans');
        const address = path.replaceAll(/:(\w+)/g, (_all, name: string) =>
          encodeURIComponent(
            isPlan && index > 0 && (name === 'consultation' || name === 'id')
              ? 'open-door-sample'
              : isPlan && index % 2 === 0 && name in SPOKEN
                ? (SPOKEN[name] ?? '')
                : name === 'number' && index > 0
                  ? number
                  : name === 'part' && index > 2
                    ? '1'
                    : clean(value),
          ),
        );
        const query = [
          'page',
          'from',
          'to',
          'day',
          'number',
          'by',
          'only',
          'q',
          'place',
          'move',
          'matter',
          'a',
          'b',
          'grade',
          'called',
          'done',
          'light',
        ]
          .map((name) => `${name}=${encodeURIComponent(clean(value))}`)
          .join('&');
        pages.be(each, new Map(FIELDS.map((name) => [name, [value, value]])));
        // oxlint-disable-next-line no-await-in-loop -- the viewer is one
        const answer = await routes.request(
          `http://localhost${address}${method === 'GET' ? `?${query}` : ''}`,
          { method },
        );
        asked += 1;
        if (answer.status >= 500)
          faults.push(`${each.role} ${route} <- ${JSON.stringify(value)}: ${answer.status}`);
      }
    }
  }
  assert.ok(asked > 1000, `asked ${asked}`);
  assert.deepEqual([...new Set(faults)], []);
});

/** What is really there in the sample consultation, so that nonsense reaches further than the door. */
const SPOKEN: Readonly<Record<string, string>> = {
  number: '1',
  demand: 'D1',
  point: '97-1',
  nth: '2',
  clause: 'c12',
  commitment: 'K1',
  meeting: '1',
  phase: 'mid-term',
  seq: '100',
  chapter: 'c12',
  statement: '1',
};

/** An address cannot hold half a character. */
function clean(value: string): string {
  return value.replaceAll('\u{D800}', '');
}
