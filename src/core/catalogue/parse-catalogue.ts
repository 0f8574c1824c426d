// The one parser of the catalogue: files in, model and all findings out. Pure; never throws for what a file holds.
import type { z } from 'zod';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Building } from './build-context.ts';
import { buildLocalised } from './build-context.ts';
import { buildCounty } from './build-county.ts';
import { buildCertificate, buildElement, buildMaterial } from './build-definitions.ts';
import { buildItem, itemMarks } from './build-item.ts';
import { buildThing } from './build-thing.ts';
import { byPlace } from '#base/documents/document-finding.ts';
import type { Finding, Mark } from './fact.ts';
import { FILE_SCHEMAS, fileId, fileKindOf, type FileKind } from './file-kinds.ts';
import { agencyKindOf, elementIdOf, isItemId, isThingId } from './ids.ts';
import { lintCatalogue } from './lint/lint-catalogue.ts';
import type { Agency, Catalogue, FormGroup, Implementation, ItemId } from './model.ts';
import { checkSchema } from '#base/documents/schema-findings.ts';
import { readYamlFile, type SourceFile, type YamlFile } from '#base/documents/yaml-file.ts';

export type ParsedCatalogue = {
  /** Absent when any finding is an error. */
  readonly catalogue?: Catalogue;
  /** All of them, by file, line and column. */
  readonly findings: readonly Finding[];
};

type Checked<Kind extends FileKind> = {
  readonly file: YamlFile;
  readonly raw: z.infer<(typeof FILE_SCHEMAS)[Kind]>;
};
type CheckedFiles = { readonly [Kind in FileKind]: readonly Checked<Kind>[] };

/**
 * Reads all files: YAML, schema, references, conditions, then the lint rules. A file that does not fit its schema is
 * left out of the later steps, and what only it could define is not reported as missing.
 */
export function parseCatalogue(files: readonly SourceFile[]): ParsedCatalogue {
  const findings: Finding[] = [];
  const checked = checkFiles(files, findings);
  const itemFiles = new Set(
    files.filter(({ path }) => fileKindOf(path) === 'item').map(({ path }) => fileId(path)),
  );
  const catalogue = buildCatalogue(checked, itemFiles, findings);
  const broken = brokenNames(files, checked);
  // Lint speaks of the whole: with a file left out, "unused" and "missing" would only repeat that file's own findings.
  if (broken.length === 0) findings.push(...lintCatalogue(catalogue));
  const sorted = findings.toSorted(byPlace);
  return findings.some(({ level }) => level === 'error')
    ? { findings: sorted }
    : { catalogue, findings: sorted };
}

function checkFiles(files: readonly SourceFile[], findings: Finding[]): CheckedFiles {
  const read: { readonly kind: FileKind; readonly file: YamlFile }[] = [];
  for (const source of files) {
    const kind = fileKindOf(source.path);
    if (kind === undefined) {
      const at = { file: source.path, line: 1, column: 1 };
      findings.push({ code: 'misplaced-file', level: 'error', at, params: { path: source.path } });
      continue;
    }
    const outcome = readYamlFile(source);
    findings.push(...outcome.findings);
    if (outcome.file !== undefined) read.push({ kind, file: outcome.file });
  }
  const fit = <Raw>(
    kind: FileKind,
    schema: z.ZodType<Raw>,
  ): { readonly file: YamlFile; readonly raw: Raw }[] =>
    read
      .filter((each) => each.kind === kind)
      .flatMap(({ file }) => {
        const outcome = checkSchema(file, schema);
        findings.push(...outcome.findings);
        return outcome.value === undefined ? [] : [{ file, raw: outcome.value }];
      });
  return {
    groups: fit('groups', FILE_SCHEMAS.groups),
    elements: fit('elements', FILE_SCHEMAS.elements),
    materials: fit('materials', FILE_SCHEMAS.materials),
    certificates: fit('certificates', FILE_SCHEMAS.certificates),
    agencies: fit('agencies', FILE_SCHEMAS.agencies),
    item: fit('item', FILE_SCHEMAS.item),
    county: fit('county', FILE_SCHEMAS.county),
    thing: fit('thing', FILE_SCHEMAS.thing),
  };
}

function brokenNames(files: readonly SourceFile[], checked: CheckedFiles): string[] {
  const whole = new Set(Object.values(checked).flatMap((list) => list.map(({ file }) => file.path)));
  return files.map(({ path }) => path).filter((path) => !whole.has(path));
}

function buildCatalogue(
  checked: CheckedFiles,
  itemFiles: ReadonlySet<string>,
  findings: Finding[],
): Catalogue {
  const elementNames = new Set(checked.elements.flatMap(({ raw }) => Object.keys(raw.elements)));
  const building = (file: YamlFile, markOf: (key: string) => Mark): Building => ({
    file,
    elements: elementNames,
    findings,
    markOf,
  });
  const plain = (file: YamlFile, mark: Mark | undefined): Building => building(file, () => mark ?? 'read');

  const groups: FormGroup[] = checked.groups.flatMap(({ file, raw }) =>
    Object.entries(raw.groups).map(([id, name]) => ({
      id,
      name: buildLocalised(name),
      at: file.placeOfKey(['groups'], id),
    })),
  );
  const elements = registry(findings, checked.elements, ({ file, raw }) =>
    Object.entries(raw.elements).map(([id, entry]) =>
      buildElement(plain(file, undefined), elementIdOf(id), entry),
    ),
  );
  const materials = registry(findings, checked.materials, ({ file, raw }) =>
    Object.entries(raw.materials).map(([id, entry]) => buildMaterial(plain(file, raw.mark), id, entry)),
  );
  const certificates = registry(findings, checked.certificates, ({ file, raw }) =>
    Object.entries(raw.certificates).map(([id, entry]) => buildCertificate(plain(file, raw.mark), id, entry)),
  );
  const agencies = new Map(
    checked.agencies.flatMap(({ file, raw }) =>
      Object.entries(raw.agencies).map(([kind, name]): [Agency['kind'], Agency] => [
        agencyKindOf(kind),
        { kind: agencyKindOf(kind), name: buildLocalised(name), at: file.placeOfKey(['agencies'], kind) },
      ]),
    ),
  );
  const items = registry(findings, checked.item, ({ file, raw }) => {
    const id = fileId(file.path);
    return isItemId(id) ? [buildItem(building(file, itemMarks(raw)), id, raw)] : [];
  });
  const things = registry(findings, checked.thing, ({ file, raw }) => {
    const id = fileId(file.path);
    return isThingId(id) ? [buildThing(plain(file, raw.mark), id, raw)] : [];
  });
  const implementations = new Map<DivisionCode, ReadonlyMap<ItemId, Implementation>>();
  for (const { file, raw } of checked.county) {
    const built = buildCounty(plain(file, raw.mark), raw, { items, files: itemFiles });
    if (built === undefined) continue;
    if (implementations.has(built.county)) {
      findings.push({
        code: 'duplicate-id',
        level: 'error',
        at: file.placeOf(['county']),
        params: { id: built.county },
      });
    }
    implementations.set(built.county, built.implementations);
  }
  return { groups, elements, materials, certificates, agencies, items, implementations, things };
}

/** Collects pieces by id; the second one with an id is a finding at its own place. */
function registry<Kind, Piece extends { readonly id: string; readonly at: Finding['at'] }>(
  findings: Finding[],
  files: readonly Kind[],
  build: (file: Kind) => readonly Piece[],
): ReadonlyMap<Piece['id'], Piece> {
  const pieces = new Map<Piece['id'], Piece>();
  for (const piece of files.flatMap(build)) {
    if (pieces.has(piece.id)) {
      findings.push({ code: 'duplicate-id', level: 'error', at: piece.at, params: { id: piece.id } });
    } else pieces.set(piece.id, piece);
  }
  return pieces;
}
