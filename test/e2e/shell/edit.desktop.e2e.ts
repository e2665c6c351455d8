/** The specs of the question editor and of exports once more, over the desktop shell. */

import { testIn } from '../served';
import { startShell } from './harness';

testIn(startShell);
await import('../edit.e2e');
