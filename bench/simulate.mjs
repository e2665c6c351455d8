/** `npm run simulate -- --candidates 40000 --seed mine`: prints the simulation of readiness. */

import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({ options: { candidates: { type: 'string', default: '4000' }, seed: { type: 'string', default: 'readiness' } } });
const candidates = Number(values.candidates);
if (!Number.isInteger(candidates) || candidates < 1) throw new RangeError('--candidates is a whole number');
const { module } = await runnerImport(new URL('readiness-simulation.ts', import.meta.url).pathname);
process.stdout.write(`${module.simulate(candidates, values.seed).text}\n`);
