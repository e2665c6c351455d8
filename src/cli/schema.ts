/** `passband schema`: what stands in a bank's files as JSON Schema, so that an editor completes fields and marks mistakes while one writes. */

import { z } from 'zod';
import { bankHeaderSchema, questionSchema } from '../core/bank';

export type SchemaName = 'bank' | 'questions';

/** The schema of `bank.yaml`, or of a file of questions: what may be written, before defaults are filled in. */
export function jsonSchema(name: SchemaName): string {
  const schema = name === 'bank' ? bankHeaderSchema : z.array(questionSchema);
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  const title = name === 'bank' ? 'Passband: the header of a bank' : 'Passband: a list of questions';
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
