/** The spec of copies of another computer once more, over the desktop shell. */

import { testIn } from '../served';
import { startShell } from './harness';

testIn(startShell);
await import('../two-machines.e2e');
