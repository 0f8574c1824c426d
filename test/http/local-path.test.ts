import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPath } from '#http/local-path.ts';

const CASES: readonly (readonly [given: string | undefined, path: string])[] = [
  ['/', '/'],
  ['/things/a?b=c&d=%E5%B8%B8#e', '/things/a?b=c&d=%E5%B8%B8#e'],
  ['/办事?地点=常宁', '/%E5%8A%9E%E4%BA%8B?%E5%9C%B0%E7%82%B9=%E5%B8%B8%E5%AE%81'],
  [undefined, '/'],
  ['', '/'],
  ['things', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/..//evil.example/', '/'],
  ['/./\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/a\r\nSet-Cookie: b=c', '/'],
  ['javascript:alert(1)', '/'],
  [`/${'a'.repeat(2000)}`, '/'],
];

test('only a path of this site is gone back to, anything else becomes the home page', () => {
  for (const [given, path] of CASES) assert.equal(localPath(given), path, given ?? 'nothing');
});
