/** The specs of the mock exam once more, over the desktop shell. */

import { testIn } from '../served';
import { startShell } from './harness';

testIn(startShell);
await import('../mock-exam.e2e');
