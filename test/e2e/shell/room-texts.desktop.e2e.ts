/** The specs of the texts in the exam room once more, over the desktop shell. */

import { testIn } from '../served';
import { startShell } from './harness';

testIn(startShell);
await import('../room-texts.e2e');
