// Makes `figures.csv` of the constructed appraisal round. Its figures are drawn by themselves: none is taken from the
// statistical survey, sample or not. Deterministic; `node scripts/make-constructed-appraisal.mjs` writes the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomOf } from './constructed-random.mjs';

const ROUND = new URL('../data/costs/rounds/hengyang-2025-appraisal/', import.meta.url);

/** The file as text. */
export function appraisalFigures() {
  const [, ...rows] = readFileSync(new URL('register.csv', ROUND), 'utf8').trim().split('\n');
  const lines = ['unit,indicator,value,measure,origin'];
  for (const row of rows) {
    const [id] = row.split(',');
    for (const [code, value] of figuresOf(id)) lines.push(`${id},${code},${value},,constructed`);
  }
  return `${lines.join('\n')}\n`;
}

function figuresOf(id) {
  const random = randomOf(`appraisal ${id}`);
  const between = (from, to) => from + (to - from) * random();
  const staff = Math.round(between(18, 160));
  const cost = staff * between(2.4, 5.2);
  const vehicles = staff < 26 ? 0 : Math.round(staff * between(0.03, 0.09));
  const area = staff * between(22, 46);
  const energy = area * between(13, 29);
  return [
    ['K01', staff],
    ['K02', cost.toFixed(2)],
    ['K03', (cost * between(0.93, 1.1)).toFixed(2)],
    ['K04', (vehicles * between(1.1, 3.6)).toFixed(2)],
    ['K05', vehicles],
    ['K06', area.toFixed(2)],
    ['K07', energy.toFixed(2)],
    ['K08', (energy * between(0.96, 1.07)).toFixed(2)],
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('figures.csv', ROUND), appraisalFigures());
