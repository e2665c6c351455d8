/** A bank, or a selection of its questions, as a file for other programs or other candidates. */

import type { Bank, Blueprint, Question } from '../bank';
import { ankiText } from './anki-text';
import type { ExportFormat } from './formats';
import type { Written } from './losses';
import { passbandYaml } from './passband-yaml';
import { taskList } from './task-list';
import { udemyCsv } from './udemy-csv';

/** `shipped` are the exams that need not be written out. */
export function writeBank(format: ExportFormat, bank: Bank, questions: readonly Question[], shipped: readonly Blueprint[]): Written {
  switch (format) {
    case 'passband':
      return passbandYaml(bank, questions, shipped);
    case 'csv':
      return udemyCsv(bank, questions);
    case 'markdown':
      return taskList(bank, questions);
    case 'anki':
      return ankiText(bank, questions);
  }
}
