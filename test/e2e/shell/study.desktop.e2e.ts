/** The specs of notes, weak areas, sets and backups once more, over the desktop shell. */

import { testIn } from '../served';
import { startShell } from './harness';

testIn(startShell);
await import('../study.e2e');
