// The demo provider's keys: made at its first start, kept in the data folder, never in the repository.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const SECRETS = z.object({
  /** Signs id tokens; a private JWK (P-256). */
  signingKey: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    d: z.string(),
  }),
  cookieKey: z.string().min(32),
  clientSecret: z.string().min(32),
});
export type DemoSecrets = z.infer<typeof SECRETS>;

/** Reads `demo-identity-provider.json` in the data folder, readable by its owner only, or makes it. */
export function demoSecrets(home: string): DemoSecrets {
  const file = join(home, 'demo-identity-provider.json');
  try {
    return SECRETS.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const made = makeSecrets();
    mkdirSync(home, { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync(half, JSON.stringify(made), { mode: 0o600 });
    renameSync(half, file);
    return made;
  }
}

function makeSecrets(): DemoSecrets {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return SECRETS.parse({
    signingKey: privateKey.export({ format: 'jwk' }),
    cookieKey: randomBytes(32).toString('base64url'),
    clientSecret: randomBytes(32).toString('base64url'),
  });
}
