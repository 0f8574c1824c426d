import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly until: number };

const MOST = 5000;

/** What the demo provider remembers, in memory only: a restart forgets open sign-ins, which are then started again. */
export function makeMemoryAdapter(): AdapterConstructor {
  const kept = new Map<string, Kept>();

  return class MemoryAdapter implements Adapter {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    upsert(id: string, payload: AdapterPayload, seconds: number): Promise<undefined> {
      const key = `${this.#model}:${id}`;
      kept.delete(key); // so that the newest stands last
      kept.set(key, { payload, until: Date.now() + seconds * 1000 });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return Promise.resolve(undefined);
    }

    find(id: string): Promise<AdapterPayload | undefined> {
      const found = kept.get(`${this.#model}:${id}`);
      return Promise.resolve(found !== undefined && found.until > Date.now() ? found.payload : undefined);
    }

    findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return Promise.resolve(this.#first((payload) => payload.uid === uid));
    }

    findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
      return Promise.resolve(this.#first((payload) => payload.userCode === userCode));
    }

    async consume(id: string): Promise<undefined> {
      const payload = await this.find(id);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      return undefined;
    }

    destroy(id: string): Promise<undefined> {
      kept.delete(`${this.#model}:${id}`);
      return Promise.resolve(undefined);
    }

    revokeByGrantId(grantId: string): Promise<undefined> {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      return Promise.resolve(undefined);
    }

    #first(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
      for (const [key, { payload, until }] of kept) {
        if (key.startsWith(`${this.#model}:`) && until > Date.now() && fits(payload)) return payload;
      }
      return undefined;
    }
  };
}
