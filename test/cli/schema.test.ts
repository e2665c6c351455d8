/** The schemas beside the banks are those that the app reads by. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { jsonSchema, type SchemaName } from '../../src/cli/schema';

test.each<SchemaName>(['bank', 'questions'])('question-banks/%s.schema.json is what `passband schema` prints', async (name) => {
  const kept = await readFile(new URL(`../../question-banks/${name}.schema.json`, import.meta.url), 'utf8');
  expect(kept).toBe(jsonSchema(name));
});

test('the schema of questions knows the fields of each type, and which are needed', () => {
  const { items } = JSON.parse(jsonSchema('questions'));
  const matching = items.oneOf.find((one: { properties: { type: { const: string } } }) => one.properties.type.const === 'matching');
  expect(matching.required).toEqual(expect.arrayContaining(['id', 'version', 'type', 'stem', 'options', 'prompts', 'key']));
  expect(matching.required).not.toContain('shuffle');
});
