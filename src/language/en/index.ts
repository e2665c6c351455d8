/** Every sentence of the app in English. A translation is one more folder beside this one with the same keys. */

import { app } from './app';
import { bankStudy } from './bank-study';
import { cli } from './cli';
import { desktop } from './desktop';
import { editing } from './edit';
import { exam } from './exam';
import { exporting } from './export';
import { importing } from './import';
import { lintSentences } from './lint';
import { problems } from './problems';
import { bankProblems } from './problems-bank';
import { setProblems } from './problems-set';
import { storageProblems } from './problems-storage';
import { readiness } from './readiness';
import { report } from './report';
import { safekeeping } from './safekeeping';
import { study } from './study';
import { trends } from './trends';

export const en = {
  ...app,
  ...cli,
  ...desktop,
  ...editing,
  ...exam,
  ...exporting,
  ...importing,
  ...safekeeping,
  ...lintSentences,
  ...problems,
  ...bankProblems,
  ...bankStudy,
  ...setProblems,
  ...storageProblems,
  ...readiness,
  ...report,
  ...study,
  ...trends,
} as const;
