/** `npm run faults -- --kills 1000`: kills the built app again and again, and prints what was lost. */

import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string', default: 'faults' } } });
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 4) throw new RangeError('--kills is a whole number of at least 4');
const { module } = await runnerImport(new URL('kills.ts', import.meta.url).pathname);
const { text, isWhole } = await module.killAll(kills, values.seed);
process.stdout.write(text);
process.exitCode = isWhole ? 0 : 1;
