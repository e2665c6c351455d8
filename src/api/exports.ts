/** Exports of questions: a bank as it is asked, or the questions of a finished attempt as they were. */

import type { Bank } from '../core/bank';
import { EXPORT_FILES } from '../core/export/formats';
import { writeBank } from '../core/export/write-bank';
import type { Archive } from './archive';
import type { ParsedInput } from './contract';
import type { Shelf } from './library';
import type { Services } from './serve';
import { wholeBank } from './shelf-bank';

interface ExportRooms {
  readonly shelf: Shelf;
  readonly archive: Archive;
}

export function exportServices({ shelf, archive }: ExportRooms): Pick<Services, 'questions.export'> {
  async function bankFrom(from: ParsedInput<'questions.export'>['from']): Promise<Bank> {
    if (from.kind === 'bank') return wholeBank(await shelf.bank(from.bank));
    const { paper } = await archive.marked(from.attempt);
    const wanted = new Set(from.questions);
    const questions = paper.questions.map(({ question }) => question).filter(({ id }) => wanted.has(id));
    const known = shelf.banks.some(({ id }) => id === paper.bank.id) ? await shelf.own(paper.bank.id) : null;
    return {
      // A name of its own: brought back in, a selection must not take the place of the whole bank.
      id: `${paper.bank.id.slice(0, 54)}-selection`,
      title: from.title,
      version: paper.bank.version,
      language: known?.language ?? 'en',
      licence: known?.licence,
      authors: known?.authors ?? [],
      source: known?.source,
      provenance: known?.provenance,
      blueprints: [paper.blueprint],
      topics: paper.topics,
      learningPoints: paper.learningPoints,
      caseStudies: paper.caseStudies,
      waive: [],
      questions,
      hash: '',
    };
  }

  return {
    async 'questions.export'({ from, format }) {
      const bank = await bankFrom(from);
      const { ending, type } = EXPORT_FILES[format];
      const { text, questions, losses } = writeBank(format, bank, bank.questions, shelf.shipped);
      return { name: `${bank.id}.${ending}`, type, text, questions, losses: [...losses] };
    },
  };
}
