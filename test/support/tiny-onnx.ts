// A model of one table, encoded by hand: for each token its row (`Gather`), so that the real runtime is exercised with nothing downloaded.
// Field numbers: onnx.proto of the ONNX specification, IR version 8, operator set 13.

const INT64 = 7;
const FLOAT = 1;

/** `rows` × size table; inputs `input_ids` (and `attention_mask` when asked for), output `last_hidden_state` of batch × tokens × size. */
export function tinyModel(rows: readonly (readonly number[])[], inputs = ['input_ids']): Uint8Array {
  const size = rows[0]?.length ?? 0;
  const table = tensor('table', [rows.length, size], new Float32Array(rows.flat()));
  const node = message(
    text(1, 'table'),
    text(1, 'input_ids'),
    text(2, 'last_hidden_state'),
    text(4, 'Gather'),
  );
  const graph = message(
    part(1, node),
    text(2, 'tiny'),
    part(5, table),
    ...inputs.map((name) => part(11, value(name, INT64, ['batch', 'tokens']))),
    part(12, value('last_hidden_state', FLOAT, ['batch', 'tokens', size])),
  );
  return message(number(1, 8), part(8, message(text(1, ''), number(2, 13))), part(7, graph));
}

function tensor(name: string, dims: readonly number[], values: Float32Array): Uint8Array {
  return message(
    ...dims.map((dim) => number(1, dim)),
    number(2, FLOAT),
    text(8, name),
    part(9, new Uint8Array(values.buffer)),
  );
}

function value(name: string, type: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = message(
    ...dims.map((dim) => part(1, message(typeof dim === 'number' ? number(1, dim) : text(2, dim)))),
  );
  return message(text(1, name), part(2, message(part(1, message(number(1, type), part(2, shape))))));
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(fields.flatMap((field) => [...field]));
}

function number(field: number, of: number): Uint8Array {
  return Uint8Array.from([...varint(field * 8), ...varint(of)]);
}

function text(field: number, of: string): Uint8Array {
  return part(field, new TextEncoder().encode(of));
}

function part(field: number, of: Uint8Array): Uint8Array {
  return Uint8Array.from([...varint(field * 8 + 2), ...varint(of.length), ...of]);
}

function varint(of: number): readonly number[] {
  const bytes: number[] = [];
  let rest = of;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
