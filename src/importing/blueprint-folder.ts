/** Reads the blueprints that ship with the app: one YAML file each, named after its id. */

import { readdir } from 'node:fs/promises';
import { type Blueprint, byCodeUnit } from '../core/bank';
import { readBlueprint } from '../core/formats/passband';
import { type Problem, problem } from '../core/problem';
import { readTextFile } from './text-file';

export interface BlueprintFolder {
  /** Sorted by id. */
  readonly blueprints: readonly Blueprint[];
  readonly problems: readonly Problem[];
}

export async function readBlueprintFolder(folder: string): Promise<BlueprintFolder> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) {
    return { blueprints: [], problems: [problem('bank.file-missing', { file: folder }, { file: folder })] };
  }
  const blueprints: Blueprint[] = [];
  const problems: Problem[] = [];
  for (const name of names.filter((candidate) => candidate.endsWith('.yaml')).sort(byCodeUnit)) {
    const file = await readTextFile(folder, name);
    if (!file.ok) {
      problems.push(...file.problems);
      continue;
    }
    const read = readBlueprint(file.value.text, name);
    problems.push(...read.problems);
    if (read.blueprint !== null && `${read.blueprint.id}.yaml` !== name) {
      problems.push(problem('bank.blueprint-file-name', { blueprint: read.blueprint.id }, { file: name, field: 'id' }));
    } else if (read.blueprint !== null) {
      blueprints.push(read.blueprint);
    }
  }
  return { blueprints, problems };
}
