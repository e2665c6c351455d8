import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type OperationName, topicSchema } from '../src/api/contract';
import { type Rooms, servicesOf } from '../src/api/services';

const names = Object.keys(contract) as OperationName[];
const schemas = names.flatMap((name) => [
  { name, side: 'input' as const, schema: contract[name].input as z.ZodType },
  { name, side: 'output' as const, schema: contract[name].output as z.ZodType },
]);

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Where sub-schemas stand in a JSON Schema; everything else is data of the schema itself. */
const ONE = ['additionalProperties', 'items', 'contains', 'not', 'propertyNames', 'if', 'then', 'else'];
const MANY = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const BY_NAME = ['properties', 'patternProperties', '$defs', 'definitions'];
/** Words that say nothing of what is allowed. */
const SILENT = new Set(['$schema', '$defs', 'definitions', 'default', 'description', 'title', 'examples', '$id', 'id', 'deprecated', 'readOnly']);

/** The places where anything at all would be allowed. */
function openPlaces(schema: Json, at: string): string[] {
  if (schema === true) return [at];
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [];
  const fields = schema as { readonly [key: string]: Json };
  const isEmpty = Object.keys(fields).every((word) => SILENT.has(word));
  return [
    ...(isEmpty ? [at] : []),
    ...ONE.flatMap((word) => (fields[word] === undefined ? [] : openPlaces(fields[word], `${at}.${word}`))),
    ...MANY.flatMap((word) => ((fields[word] ?? []) as readonly Json[]).flatMap((inner, n) => openPlaces(inner, `${at}.${word}[${n}]`))),
    ...BY_NAME.flatMap((word) => Object.entries(fields[word] ?? {}).flatMap(([key, inner]) => openPlaces(inner, `${at}.${key}`))),
  ];
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  // Throws for what JSON cannot hold: dates, bigints, maps, undefined, functions, transforms.
  return z.toJSONSchema(schema, { io, unrepresentable: 'throw', cycles: 'throw' }) as Json;
}

describe('the contract', () => {
  it.each(schemas)('carries only what JSON can hold in the $side of $name', ({ schema }) => {
    expect(() => jsonSchemaOf(schema, 'input')).not.toThrow();
    expect(() => jsonSchemaOf(schema, 'output')).not.toThrow();
  });

  it.each(schemas)('says what may stand everywhere in the $side of $name', ({ schema }) => {
    for (const io of ['input', 'output'] as const) expect(openPlaces(jsonSchemaOf(schema, io), '')).toEqual([]);
  });

  it.each(schemas)('is an object in the $side of $name, so that fields can be added', ({ schema }) => {
    expect(jsonSchemaOf(schema, 'input')).toMatchObject({ type: 'object' });
  });

  it('has a service for every operation and no service besides', () => {
    expect(Object.keys(servicesOf({} as Rooms)).sort()).toEqual([...names].sort());
  });

  it('changes only topics that there are', () => {
    for (const name of names) for (const topic of contract[name].changes) expect(topicSchema.options).toContain(topic);
  });

  it('names an operation as a thing and what is done with it', () => {
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  });
});

describe('the search for open places', () => {
  it.each<[string, z.ZodType, string[]]>([
    ['any', z.object({ a: z.any() }), ['.a']],
    ['unknown', z.object({ a: z.array(z.unknown()) }), ['.a.items']],
    ['a record of anything', z.record(z.string(), z.unknown()), ['.additionalProperties']],
    ['one of a union', z.object({ a: z.union([z.string(), z.unknown().array()]) }), ['.a.anyOf[1].items']],
    ['an optional one with a default', z.object({ a: z.unknown().default(1) }), ['.a']],
    ['a loose object', z.looseObject({}), ['.additionalProperties']],
  ])('finds %s', (_, schema, places) => {
    expect(openPlaces(jsonSchemaOf(schema, 'input'), '')).toEqual(places);
  });

  it.each<[string, z.ZodType]>([
    ['a date', z.object({ a: z.date() })],
    ['a bigint', z.bigint()],
    ['a map', z.map(z.string(), z.string())],
    ['undefined', z.object({ a: z.undefined() })],
    ['a transform', z.object({ a: z.string().transform(Number) })],
  ])('has no need to find %s, which JSON Schema refuses', (_, schema) => {
    expect(() => jsonSchemaOf(schema, 'output')).toThrow();
  });
});
