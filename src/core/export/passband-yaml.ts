/** Questions as our own YAML: a whole bank in one file, of which nothing is lost but the pictures beside it. */

import { stringify } from 'yaml';
import type { Bank, Blueprint, Question } from '../bank';
import { lostParts, type Written } from './losses';

/** `shipped` are the exams that every Passband knows: the bank calls them by their ids. */
export function passbandYaml(bank: Bank, questions: readonly Question[], shipped: readonly Blueprint[]): Written {
  const { questions: _, hash: __, blueprints, ...header } = bank;
  const known = new Set(shipped.map(({ id }) => id));
  const content = {
    ...withoutEmpty(header),
    blueprints: blueprints.map((blueprint) => (known.has(blueprint.id) ? blueprint.id : blueprint)),
    questions: questions.map(withoutEmpty),
  };
  // Lines are never folded, and what stands there twice is written twice: our reader knows no aliases.
  const text = stringify(content, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2', schema: 'core' });
  return { text, questions: questions.length, losses: lostParts(questions, ['pictures']) };
}

/** What has its own value where nothing is written need not be written. */
function withoutEmpty(part: object): object {
  const isEmpty = (value: unknown) =>
    value === undefined || value === null || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(part).filter(([, value]) => !isEmpty(value)));
}
