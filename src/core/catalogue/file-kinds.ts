// Which file is what, by its place in the folder.
import {
  agenciesFile,
  certificatesFile,
  countyFile,
  elementsFile,
  groupsFile,
  materialsFile,
} from './definition-schemas.ts';
import { itemFile } from './item-schema.ts';
import { thingFile } from './thing-schema.ts';

/** The schema of each kind; also the name of its JSON Schema file. */
export const FILE_SCHEMAS = {
  groups: groupsFile,
  elements: elementsFile,
  materials: materialsFile,
  certificates: certificatesFile,
  agencies: agenciesFile,
  item: itemFile,
  county: countyFile,
  thing: thingFile,
} as const;

export type FileKind = keyof typeof FILE_SCHEMAS;

const FOLDERS: Readonly<Record<string, FileKind>> = {
  elements: 'elements',
  materials: 'materials',
  items: 'item',
  counties: 'county',
  things: 'thing',
};

const SINGLE_FILES: Readonly<Record<string, FileKind>> = {
  'groups.yaml': 'groups',
  'certificates.yaml': 'certificates',
  'agencies.yaml': 'agencies',
};

/** `undefined` for a place where no catalogue file belongs. */
export function fileKindOf(path: string): FileKind | undefined {
  if (Object.hasOwn(SINGLE_FILES, path)) return SINGLE_FILES[path];
  const [folder = '', name = '', ...deeper] = path.split('/');
  return deeper.length === 0 && /^[a-z0-9][a-z0-9-]*\.yaml$/.test(name) && Object.hasOwn(FOLDERS, folder)
    ? FOLDERS[folder]
    : undefined;
}

/** `items/senior-card.yaml` → `senior-card`. */
export function fileId(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.yaml$/, '');
}
