/** Property tests draw the same cases every time, so that a change is blamed for what it broke and for nothing else. PASSBAND_SEED=n draws others. */

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PASSBAND_SEED ?? 2013) });
