import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { AgencyKind, ItemId } from '#core/catalogue/model.ts';
import type { Flow } from '#core/compiler/plan.ts';
import { FLOW_SIZES, layoutFlow, type FlowItem, type FlowLayout } from './flow-layout.ts';
import { textWidth, wrapText } from './wrap-text.ts';

function itemId(text: string): ItemId {
  assert.ok(isItemId(text));
  return text;
}
function isItemId(text: string): text is ItemId {
  return text !== '';
}
function agencyKind(text: string): AgencyKind {
  assert.ok(isAgencyKind(text));
  return text;
}
function isAgencyKind(text: string): text is AgencyKind {
  return text !== '';
}

const AT = { file: 'things/x.yaml', line: 1, column: 1 };

/** Items in a chain or beside each other; days `undefined`: not stated. */
function flowOf(
  items: readonly { readonly days?: number; readonly after?: number; readonly agency: number }[],
): FlowLayout {
  const ends: number[] = [];
  const schedule = items.map(({ days, after }, index) => {
    const start = after === undefined ? 0 : (ends[after] ?? 0);
    ends.push(start + (days ?? 0));
    return { item: itemId(`item-${index}`), start, end: start + (days ?? 0), stated: days !== undefined };
  });
  const edges = items.flatMap(({ after }, index) =>
    after === undefined
      ? []
      : [
          {
            from: [itemId(`item-${after}`)],
            to: itemId(`item-${index}`),
            mark: 'read' as const,
            carries: [],
            because: [{ by: itemId('x'), rule: 'stated-dependency' as const, at: AT }],
          },
        ],
  );
  const flow: Flow = {
    stages: [],
    edges,
    schedule,
    criticalPath: [],
    promised: { stated: false },
    computed: { workingDays: 0, notStated: [], apart: [] },
  };
  const drawn = items.map(({ agency }, index): FlowItem => ({
    id: itemId(`item-${index}`),
    name: `事项${'很'.repeat(index * 5)}长的名称${index}`,
    agency: { kind: agencyKind(`agency-${agency}`), name: `某某市某某区${'行政审批'.repeat(agency * 3)}局` },
  }));
  return layoutFlow(flow, drawn, (length) =>
    length.days === undefined ? '时限来源未说明' : `${length.days} 个工作日`,
  );
}

const items = fc
  .array(
    fc.record({
      days: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      chained: fc.boolean(),
      agency: fc.nat(3),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) =>
    rows.map(({ days, chained, agency }, index) => ({
      agency,
      ...(days === undefined ? {} : { days }),
      ...(chained && index > 0 ? { after: index - 1 } : {}),
    })),
  );

test('no two bars or names overlap, and everything lies inside the drawing', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const { bars, lanes, width, height } = flowOf(rows);
      const boxes = bars.map((bar) => ({
        top: bar.rowTop,
        bottom: bar.y + FLOW_SIZES.bar,
        left: bar.x,
        right: Math.max(
          bar.x + bar.width + 12 + textWidth(bar.words, 13),
          ...bar.nameLines.map((line) => bar.nameX + textWidth(line, FLOW_SIZES.font)),
        ),
      }));
      for (const [index, a] of boxes.entries()) {
        assert.ok(a.right <= width && a.bottom <= height && a.left >= 0);
        for (const b of boxes.slice(index + 1)) assert.ok(a.bottom < b.top || b.bottom < a.top);
      }
      for (const lane of lanes) assert.ok(lane.labelLines.length * FLOW_SIZES.line <= lane.height);
    }),
    { seed: 20261122, numRuns: 200 },
  );
});

test('what waits starts where the other ends, never before', () => {
  fc.assert(
    fc.property(items, (rows) => {
      const { bars } = flowOf(rows);
      for (const [index, row] of rows.entries()) {
        const mine = bars.find((bar) => bar.item === `item-${index}`);
        const other = bars.find((bar) => bar.item === `item-${row.after ?? -1}`);
        if (mine && other) assert.ok(mine.x >= other.x + other.width - 0.001);
      }
    }),
    { seed: 20261122, numRuns: 200 },
  );
});

test('a limit nobody states is drawn as wide as the widest name and has no days; what follows starts "at least"', () => {
  const { bars, ticks } = flowOf([{ agency: 0 }, { agency: 1, days: 5, after: 0 }, { agency: 0 }]);
  assert.equal(bars[0]?.days, undefined);
  const unstated = bars.filter(({ days }) => days === undefined);
  assert.equal(new Set(unstated.map(({ width }) => width)).size, 1);
  for (const { x, nameX, nameLines, width } of unstated)
    for (const line of nameLines) assert.ok(nameX + textWidth(line, FLOW_SIZES.font) <= x + width);
  assert.equal(bars.find(({ days }) => days === 5)?.startsAtLeast, true);
  assert.deepEqual(
    ticks.map(({ day }) => day),
    [0],
    'the axis does not count what it cannot know',
  );
});

test('text is broken between Chinese letters, never before closing or after opening punctuation', () => {
  assert.deepEqual(wrapText('城乡居民（养老）保险', 70, 14), ['城乡居民', '（养老）保', '险']);
  assert.deepEqual(wrapText('pension insurance', 80, 14), ['pension', 'insurance']);
  assert.deepEqual(wrapText('', 80, 14), []);
});
