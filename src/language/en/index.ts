/** Every sentence of the app in English. A translation is one more folder beside this one with the same keys. */

import { app } from './app';
import { cli } from './cli';
import { desktop } from './desktop';
import { exam } from './exam';
import { lintSentences } from './lint';
import { problems } from './problems';
import { bankProblems } from './problems-bank';
import { storageProblems } from './problems-storage';
import { report } from './report';

export const en = { ...app, ...cli, ...desktop, ...exam, ...lintSentences, ...problems, ...bankProblems, ...storageProblems, ...report } as const;
