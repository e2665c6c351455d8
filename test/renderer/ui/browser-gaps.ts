/** What jsdom lacks and react-aria asks for, once an overlay opens. */

import { vi } from 'vitest';

vi.stubGlobal('CSS', { escape: (name: string) => name });
