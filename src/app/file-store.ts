/** Where uploaded files lie: a folder or an S3 bucket. Keys are made by the platform, never by the user. */
export type FileStore = {
  /** Stores all bytes under the key, or throws and stores nothing. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Throws when there is none. */
  get(key: string): Promise<Uint8Array>;
  delete(key: string): Promise<void>;
};
