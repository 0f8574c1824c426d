// Files in an S3 bucket. By the SDK itself: flydrive's driver asks for a package we do not have, to sign addresses that
// we never hand out (every file goes through the door).
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export type S3Place = {
  readonly bucket: string;
  readonly region: string;
  /** For a server that is not Amazon's. */
  readonly endpoint?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Milliseconds of silence after which a try counts as failed. Three tries, but one where an answer has begun. */
  readonly patience?: number;
};

/**
 * Files in a bucket that is there already. A server that falls silent is one that fails: without a limit the client
 * waits for ever, and the resident with it. Fulfils the `FileStore` of `app`.
 */
export function openS3Store({ bucket, region, endpoint, credentials, patience = 10_000 }: S3Place): {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  delete(key: string): Promise<void>;
} {
  const client = new S3Client({
    region,
    requestHandler: { connectionTimeout: patience, socketTimeout: patience },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  return {
    put: async (key, bytes) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
    },
    get: async (key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined) throw new Error(`the bucket answered without the file ${key}`);
      return Body.transformToByteArray();
    },
    delete: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
