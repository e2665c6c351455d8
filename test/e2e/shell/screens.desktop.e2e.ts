/** The specs of all screens once more, over the desktop shell. */

import { testIn } from '../served';
import { startShell } from './harness';

testIn(startShell);
await import('../screens.e2e');
