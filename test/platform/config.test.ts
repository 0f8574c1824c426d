import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config, type Environment } from '#config.ts';

const OIDC = {
  YICI_OIDC_ISSUER: 'https://id.example.gov.cn',
  YICI_OIDC_CLIENT_ID: 'yici',
  YICI_OIDC_CLIENT_SECRET: 'kept',
};

function good(environment: Environment): Config {
  const config = readConfig(environment);
  assert.ok(config.ok, config.ok ? '' : config.error);
  return config.value;
}

test('an empty environment is the demo on port 3000 with everything in one folder', () => {
  const config = good({});
  assert.equal(config.port, 3000);
  assert.equal(config.origin, 'http://127.0.0.1:3000');
  assert.equal(config.demo, true);
  assert.equal(config.databaseUrl, undefined);
  assert.ok(isAbsolute(config.home));
  assert.deepEqual(config.files, { kind: 'folder', folder: join(config.home, 'files') });
  assert.deepEqual(good({ PORT: '', YICI_DEMO: ' ' }), config);
});

test('every variable is honoured', () => {
  const config = good({
    ...OIDC,
    PORT: '8080',
    YICI_HOME: '/srv/yici',
    DATABASE_URL: 'postgres://yici:pw@db:5432/yici',
    YICI_ORIGIN: 'https://yici.example.gov.cn/',
    YICI_PROXIES: '2',
    YICI_FILES: 's3://papers',
    YICI_S3_ENDPOINT: 'https://s3.example.gov.cn',
    AWS_REGION: 'cn-south-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    YICI_SMTP_URL: 'smtps://yici:pw@mail.example.gov.cn',
    YICI_MAIL_FROM: '一次办 <yici@example.gov.cn>',
    YICI_HOOKS: '/srv/yici/hooks.yaml',
    YICI_SURVEYS: '/srv/yici/surveys',
    YICI_CONSULTATIONS: '/srv/yici/consultations',
    YICI_EMBEDDER: '/srv/yici/model',
    YICI_DEMO: 'off',
  });
  assert.deepEqual(config, {
    port: 8080,
    home: '/srv/yici',
    databaseUrl: 'postgres://yici:pw@db:5432/yici',
    origin: 'https://yici.example.gov.cn',
    proxies: 2,
    files: {
      kind: 's3',
      bucket: 'papers',
      region: 'cn-south-1',
      endpoint: 'https://s3.example.gov.cn',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    },
    mail: { url: 'smtps://yici:pw@mail.example.gov.cn', from: '一次办 <yici@example.gov.cn>' },
    hooks: '/srv/yici/hooks.yaml',
    surveys: '/srv/yici/surveys',
    consultations: '/srv/yici/consultations',
    embedder: '/srv/yici/model',
    demo: false,
    oidc: { issuer: 'https://id.example.gov.cn', clientId: 'yici', clientSecret: 'kept' },
  });
});

test('whoever names a real identity provider gets no invented people unless he asks for them', () => {
  const live = { ...OIDC, YICI_ORIGIN: 'https://yici.example.gov.cn' };
  assert.equal(good(live).demo, false);
  assert.equal(good({ ...live, YICI_DEMO: 'on' }).demo, true);
});

const BAD: readonly (readonly [variable: string, environment: Environment])[] = [
  ['PORT', { PORT: 'http' }],
  ['PORT', { PORT: '0' }],
  ['PORT', { PORT: '65536' }],
  ['YICI_PROXIES', { YICI_PROXIES: '-1' }],
  ['YICI_DEMO', { YICI_DEMO: 'maybe' }],
  ['YICI_MAIL_FROM', { YICI_SMTP_URL: 'smtp://mail.example.gov.cn' }],
  ['YICI_SMTP_URL', { YICI_SMTP_URL: 'mail.example.gov.cn', YICI_MAIL_FROM: 'yici@example.gov.cn' }],
  ['YICI_MAIL_FROM', { YICI_SMTP_URL: 'smtp://mail.example.gov.cn', YICI_MAIL_FROM: 'yici' }],
  ['YICI_OIDC_ISSUER', { YICI_DEMO: 'off' }],
  ['YICI_OIDC_CLIENT_SECRET', { YICI_OIDC_ISSUER: 'https://id.example.gov.cn' }],
  ['YICI_OIDC_ISSUER', { ...OIDC, YICI_OIDC_ISSUER: 'http://id.example.gov.cn' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://x/y' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://host' }],
  ['YICI_ORIGIN', { YICI_ORIGIN: 'yici.example.gov.cn' }],
  ['YICI_ORIGIN', { YICI_ORIGIN: 'https://yici.example.gov.cn/path' }],
  ['YICI_ORIGIN', { ...OIDC, YICI_DEMO: 'off', YICI_ORIGIN: 'http://yici.example.gov.cn' }],
  ['YICI_FILES', { YICI_FILES: 'ftp://papers' }],
  ['AWS_REGION', { YICI_FILES: 's3://papers' }],
  ['YICI_S3_ENDPOINT', { YICI_FILES: 's3://papers', AWS_REGION: 'x', YICI_S3_ENDPOINT: 'papers' }],
  ['AWS_SECRET_ACCESS_KEY', { YICI_FILES: 's3://papers', AWS_REGION: 'x', AWS_ACCESS_KEY_ID: 'a' }],
];

test('a bad value is refused with one sentence that names its variable', () => {
  for (const [variable, environment] of BAD) {
    const config = readConfig(environment);
    assert.ok(!config.ok, JSON.stringify(environment));
    assert.match(config.error, new RegExp(`^[^\\n]*\\b${variable}\\b[^\\n]*\\.$`));
  }
});

test('the sentence never repeats the password of the database', () => {
  const config = readConfig({ DATABASE_URL: 'postgre://yici:kept-secret@db/yici' });
  assert.ok(!config.ok);
  assert.doesNotMatch(config.error, /kept-secret/);
});

test('a bad value ends the program with exit code 78 and no stack trace', () => {
  const module = fileURLToPath(new URL('../../src/config.ts', import.meta.url));
  const program = `import { configOrExit } from ${JSON.stringify(module)}; configOrExit(process.env);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, PORT: 'x' },
    encoding: 'utf8',
  });
  assert.equal(run.status, 78);
  assert.equal(run.stderr, 'yici: PORT is "x"; it must be a number from 1 to 65535.\n');
});
