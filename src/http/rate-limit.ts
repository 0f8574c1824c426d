// How often one address and one person may do what is costly or can be guessed at.
import type { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';

/** How many in how many seconds; `byAddress` is generous: a whole centre, or a mobile network, shares one. */
export type RateLimit = { readonly byAddress: number; readonly byPerson: number; readonly seconds: number };

export const LIMITED_ACTS = ['sign-in', 'submit', 'upload', 'look-up', 'post'] as const;
export type LimitedAct = (typeof LIMITED_ACTS)[number];

export const DEFAULT_RATE_LIMITS: Readonly<Record<LimitedAct, RateLimit>> = {
  /** Each sign-in counts three times. We hold no password to guess at: the limit only spares the identity provider. */
  'sign-in': { byAddress: 1500, byPerson: 60, seconds: 300 },
  submit: { byAddress: 300, byPerson: 60, seconds: 300 },
  /** Forms that may bring files: up to 30 MiB each, kept until somebody removes them. */
  upload: { byAddress: 1500, byPerson: 120, seconds: 300 },
  /** A clerk asks about people one at a time; nobody may try numbers out. */
  'look-up': { byAddress: 600, byPerson: 60, seconds: 300 },
  /** Any form that is sent. */
  post: { byAddress: 3000, byPerson: 600, seconds: 300 },
};

/** Counts one more; the seconds to wait when that was one too many. */
export type RateLimits = {
  readonly take: (
    act: LimitedAct,
    who: { readonly address: string; readonly person: string | undefined },
  ) => Promise<number | undefined>;
};

/** Counts in memory for one process, or in the table `rate_limits` when several serve the same people. */
export function makeRateLimits(
  options: {
    readonly limits?: Readonly<Record<LimitedAct, RateLimit>>;
    readonly sharedIn?: Pool;
  } = {},
): RateLimits {
  const limits = options.limits ?? DEFAULT_RATE_LIMITS;
  const limiters = new Map<string, RateLimiterAbstract>();
  for (const act of LIMITED_ACTS) {
    const { byAddress, byPerson, seconds } = limits[act];
    limiters.set(`${act}/address`, makeLimiter(`${act}/address`, byAddress, seconds, options.sharedIn));
    limiters.set(`${act}/person`, makeLimiter(`${act}/person`, byPerson, seconds, options.sharedIn));
  }
  return {
    take: async (act, { address, person }) => {
      const waits = await Promise.all([
        consume(limiters.get(`${act}/address`), address),
        person === undefined ? undefined : consume(limiters.get(`${act}/person`), person),
      ]);
      const longest = Math.max(...waits.map((wait) => wait ?? 0));
      return longest > 0 ? longest : undefined;
    },
  };
}

function makeLimiter(
  keyPrefix: string,
  points: number,
  duration: number,
  pool: Pool | undefined,
): RateLimiterAbstract {
  const memory = new RateLimiterMemory({ keyPrefix, points, duration });
  if (pool === undefined) return memory;
  return new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: true, // every five minutes, rows that ended an hour ago; the timer holds no process up
    keyPrefix,
    points,
    duration,
    insuranceLimiter: memory, // a database that is down must not lock people out by itself
  });
}

async function consume(limiter: RateLimiterAbstract | undefined, key: string): Promise<number | undefined> {
  try {
    await limiter?.consume(key);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw error;
  }
}
