/** What a bank is searched by. */

import type { StudySearch } from '../../../api/bank-study-views';

export type Search = Omit<StudySearch, 'bank'>;

export const EMPTY_SEARCH: Search = {
  exam: null,
  domain: null,
  task: null,
  topic: null,
  service: null,
  difficulty: null,
  type: null,
  seen: 'all',
  words: '',
  page: 0,
};
