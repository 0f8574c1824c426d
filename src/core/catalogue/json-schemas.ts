import { z } from 'zod';
import { FILE_SCHEMAS, type FileKind } from './file-kinds.ts';

/** The JSON Schema of each kind of file, made from the parser's own schemas, so that an editor completes what the parser accepts. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const kinds = Object.keys(FILE_SCHEMAS).filter((kind): kind is FileKind =>
    Object.hasOwn(FILE_SCHEMAS, kind),
  );
  return new Map(
    kinds.map((kind) => [
      `${kind}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(FILE_SCHEMAS[kind], { io: 'input' }), null, 1)}\n`,
    ]),
  );
}
