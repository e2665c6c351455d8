/** Questions in our own YAML, and what is read of one between two good ones. */

import { expect } from 'vitest';
import { blueprintSchema } from '../../../src/core/bank';
import { type Known, readQuestions } from '../../../src/core/formats/passband';
import { bankProblems } from '../../../src/language/en/problems-bank';

export const good = (id: string, more = '') => `- id: ${id}
  version: 1
  type: single
  stem: Which service stores objects?
  options:
    - { id: a, text: Amazon S3 }
    - { id: b, text: Amazon EBS }
    - { id: c, text: Amazon EFS }
  key: [a]
${more}`;

export const saa = blueprintSchema.parse({
  id: 'saa-c03',
  title: 'SAA',
  code: 'SAA-C03',
  vendor: 'AWS',
  questions: 65,
  minutes: 130,
  pass: { kind: 'scaled', mark: 720 },
  domains: [{ id: '1', title: 'Secure', weight: 30 }],
});

/** The second question of three as `entry`: what is said of it, and which questions are left. */
export function readMiddle(entry: string, known?: Known) {
  const { questions, problems } = readQuestions(`${good('q-first')}${entry}\n${good('q-last')}`, 'x.yaml', known);
  for (const { code } of problems) expect(Object.keys(bankProblems)).toContain(code);
  return { ids: questions.map(({ id }) => id), said: problems.map(({ code, severity, place }) => ({ code, severity, ...place })) };
}
