/** The specs of readiness and what to study once more, over the desktop shell. */

import { testIn } from '../served';
import { startShell } from './harness';

testIn(startShell);
await import('../readiness.e2e');
