import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { makeAgencyHook } from './agency-hook.ts';
import type { AgencyHook } from '#core/exchange/outlets.ts';

const hooksShape = z.strictObject({
  hooks: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z\d-]{1,40}$/),
      county: z.string().regex(/^[1-9]\d{11}$/),
      agency: z.string().min(1),
      url: z.url({ protocol: /^https?$/ }),
      /** At least 256 bits as hex or base64. */
      secret: z.string().min(32),
    }),
  ),
});

/** The hooks file is wrong; says where, never what the secret is. */
export class HooksFileError extends Error {}

/** The agencies' own systems from a YAML file: `hooks: [{name, county, agency, url, secret}]`. Throws `HooksFileError`. */
export function readHooks(path: string): readonly AgencyHook[] {
  let text: unknown;
  try {
    text = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new HooksFileError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = hooksShape.safeParse(text);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new HooksFileError(`${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { hooks } = read.data;
  const names = hooks.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new HooksFileError(`${path}: ${twice} is named twice`);
  return hooks.map(makeAgencyHook);
}
