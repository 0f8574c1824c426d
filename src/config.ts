// What the environment may say, read once at the start. Nothing else in the program reads `process.env`.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, refuse, type Result } from '#base/result.ts';

export type FilesConfig =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      /** For a server that is not Amazon's; `undefined` means Amazon's own address. */
      readonly endpoint: string | undefined;
      /** `undefined` leaves finding them to the S3 client (instance role, shared file). */
      readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
    };

export type OidcConfig = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type Config = {
  readonly port: number;
  /** Data folder: embedded database, files, secrets made at first start. Absolute. */
  readonly home: string;
  /** An outside PostgreSQL ≥ 15; `undefined` means the embedded one. Holds a password: never log it. */
  readonly databaseUrl: string | undefined;
  /** Scheme, host and port under which people reach us, without a trailing slash. */
  readonly origin: string;
  /** How many proxies of ours stand before us, each adding to `X-Forwarded-For`; 0: people reach us directly. */
  readonly proxies: number;
  readonly files: FilesConfig;
  /** How mail goes out; `undefined`: it does not, or only the demo shows it. The address holds a password: never log it. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** YAML file of agencies' own systems; absolute. */
  readonly hooks: string | undefined;
  /** Folder of the city's own survey rounds, beside those that came with the product; absolute. */
  readonly surveys: string | undefined;
  /** Folder of the city's own consultations on its plans, beside those that came with the product; absolute. */
  readonly consultations: string | undefined;
  /** Folder of a language model (ONNX) that the city brings for finding similar opinions; absolute. */
  readonly embedder: string | undefined;
  /** The sample city and its demo identity provider are there. */
  readonly demo: boolean;
  /** The outside identity provider; `undefined` only where `demo` brings its own. */
  readonly oidc: OidcConfig | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** sysexits.h EX_CONFIG. */
export const EXIT_BAD_CONFIG = 78;

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The configuration, or one sentence that names the variable, what it says and what it may say. */
export function readConfig(environment: Environment): Result<Config, string> {
  try {
    return ok(parse(environment));
  } catch (error) {
    if (error instanceof BadValue) return refuse(error.message);
    throw error;
  }
}

/** `readConfig` for a program's first line: a bad value ends the process with its sentence and exit code 78. */
export function configOrExit(environment: Environment): Config {
  const config = readConfig(environment);
  if (config.ok) return config.value;
  process.stderr.write(`yici: ${config.error}\n`);
  return process.exit(EXIT_BAD_CONFIG);
}

class BadValue extends Error {}

function parse(environment: Environment): Config {
  // An empty variable is one that a shell script forgot to fill: the same as none.
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = portOf(text('PORT'));
  const home = resolve(text('YICI_HOME') ?? join(ROOT, '.yici'));
  const oidc = oidcOf(text('YICI_OIDC_ISSUER'), text('YICI_OIDC_CLIENT_ID'), text('YICI_OIDC_CLIENT_SECRET'));
  // Invented people and numbers have no business beside real ones unless somebody says so.
  const demo = switchOf('YICI_DEMO', text('YICI_DEMO'), oidc === undefined);
  if (!demo && oidc === undefined) {
    throw new BadValue(
      'YICI_DEMO is off, so nobody could sign in: set YICI_OIDC_ISSUER, YICI_OIDC_CLIENT_ID and YICI_OIDC_CLIENT_SECRET.',
    );
  }
  return {
    port,
    home,
    databaseUrl: databaseOf(text('DATABASE_URL')),
    origin: originOf(text('YICI_ORIGIN'), port, demo),
    proxies: proxiesOf(text('YICI_PROXIES')),
    files: filesOf(text, home),
    mail: mailOf(text('YICI_SMTP_URL'), text('YICI_MAIL_FROM')),
    hooks: fileOf(text('YICI_HOOKS')),
    surveys: fileOf(text('YICI_SURVEYS')),
    consultations: fileOf(text('YICI_CONSULTATIONS')),
    embedder: fileOf(text('YICI_EMBEDDER')),
    demo,
    oidc,
  };
}

function portOf(value: string | undefined): number {
  if (value === undefined) return 3000;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65_535)
    throw new BadValue(`PORT is "${value}"; it must be a number from 1 to 65535.`);
  return port;
}

function proxiesOf(value: string | undefined): number {
  if (value === undefined) return 0;
  if (!/^[0-9]$/.test(value))
    throw new BadValue(`YICI_PROXIES is "${value}"; it must be how many proxies stand before us, 0 to 9.`);
  return Number(value);
}

function switchOf(name: string, value: string | undefined, standard: boolean): boolean {
  switch (value?.toLowerCase()) {
    case undefined:
      return standard;
    case 'on':
    case '1':
    case 'true':
    case 'yes':
      return true;
    case 'off':
    case '0':
    case 'false':
    case 'no':
      return false;
    default:
      throw new BadValue(`${name} is "${value}"; it must be on or off.`);
  }
}

function databaseOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  // The value may hold a password, so the sentence does not repeat it.
  const url = URL.parse(value);
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2) {
    throw new BadValue(
      'DATABASE_URL cannot be read; it must look like postgres://user:password@host:5432/database.',
    );
  }
  return value;
}

function originOf(value: string | undefined, port: number, demo: boolean): string {
  if (value === undefined) return `http://127.0.0.1:${port}`;
  const url = URL.parse(value);
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.origin !== value.replace(/\/$/, '')
  ) {
    throw new BadValue(
      `YICI_ORIGIN is "${value}"; it must be scheme, host and port only, like https://yici.example.gov.cn.`,
    );
  }
  if (!demo && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new BadValue(`YICI_ORIGIN is "${value}"; outside the demo people sign in over https only.`);
  }
  return url.origin;
}

function oidcOf(
  issuer: string | undefined,
  clientId: string | undefined,
  clientSecret: string | undefined,
): OidcConfig | undefined {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new BadValue(
      'YICI_OIDC_ISSUER, YICI_OIDC_CLIENT_ID and YICI_OIDC_CLIENT_SECRET belong together: set all three or none.',
    );
  }
  const url = URL.parse(issuer);
  if (
    url === null ||
    !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  ) {
    throw new BadValue(
      `YICI_OIDC_ISSUER is "${issuer}"; it must be the https address of the identity provider.`,
    );
  }
  return { issuer, clientId, clientSecret };
}

function filesOf(text: (name: string) => string | undefined, home: string): FilesConfig {
  const value = text('YICI_FILES');
  if (value === undefined) return { kind: 'folder', folder: join(home, 'files') };
  if (!value.includes('://')) return { kind: 'folder', folder: resolve(value) };
  const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(value)?.[1];
  if (bucket === undefined)
    throw new BadValue(`YICI_FILES is "${value}"; it must be a folder, or s3://bucket.`);
  const region = text('AWS_REGION') ?? text('AWS_DEFAULT_REGION');
  if (region === undefined) throw new BadValue('YICI_FILES names an S3 bucket, so AWS_REGION must be set.');
  const endpoint = text('YICI_S3_ENDPOINT');
  if (endpoint !== undefined && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    throw new BadValue(
      `YICI_S3_ENDPOINT is "${endpoint}"; it must be an address like https://s3.example.gov.cn.`,
    );
  }
  return {
    kind: 's3',
    bucket,
    region,
    endpoint,
    credentials: credentialsOf(text('AWS_ACCESS_KEY_ID'), text('AWS_SECRET_ACCESS_KEY')),
  };
}

function credentialsOf(
  accessKeyId: string | undefined,
  secretAccessKey: string | undefined,
): { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined {
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new BadValue('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: set both or none.');
  }
  return { accessKeyId, secretAccessKey };
}

function mailOf(
  url: string | undefined,
  from: string | undefined,
): { readonly url: string; readonly from: string } | undefined {
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined)
    throw new BadValue('YICI_SMTP_URL and YICI_MAIL_FROM belong together: set both or none.');
  // The value may hold a password, so the sentence does not repeat it.
  if (!['smtp:', 'smtps:'].includes(URL.parse(url)?.protocol ?? ''))
    throw new BadValue(
      'YICI_SMTP_URL cannot be read; it must look like smtps://user:password@mail.example.gov.cn.',
    );
  if (!/^[^@\r\n]*[^@\s<]+@[^@\s>]+>?$/.test(from))
    throw new BadValue(
      `YICI_MAIL_FROM is "${from}"; it must be a mail address, or a name with <address> after it.`,
    );
  return { url, from };
}

function fileOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : resolve(value);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
