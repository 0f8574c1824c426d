// A plan is named by its content: what is asked, handed in, waited for and decided. Places in files are not content.
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import { sha256Hex } from '#base/sha256.ts';
import type { Plan, PlanVersion } from './plan.ts';

/** Left out at any depth: where it stands and why it is there; and what is computed from the rest. */
const NOT_CONTENT: ReadonlySet<string> = new Set([
  'at',
  'because',
  'sources',
  'version',
  'hints',
  'savings',
  'asks',
]);

/** The same content gives the same version on every machine; a moved line or a reworded reason does not change it. */
export function versionOf(plan: Omit<Plan, 'version'>): PlanVersion {
  const digest = sha256Hex(canonicalJson(contentOf(plan)));
  return brandVersion(digest);
}

function brandVersion(digest: string): PlanVersion {
  if (!isPlanVersion(digest)) throw new Error('a digest has 64 hexadecimal digits');
  return digest;
}

function isPlanVersion(text: string): text is PlanVersion {
  return /^[0-9a-f]{64}$/.test(text);
}

function contentOf(value: unknown): Json {
  if (Array.isArray(value)) return value.map(contentOf);
  if (typeof value === 'object' && value !== null) {
    const kept: Record<string, Json> = {};
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined && !NOT_CONTENT.has(key)) kept[key] = contentOf(inner);
    }
    return kept;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}
