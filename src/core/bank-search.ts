/** Finding questions of a bank to read: by place, kind, acquaintance and words, quick enough for 20,000 of them. */

import type { Question, QuestionEntry } from './bank';
import type { DrawIndex } from './draw-index';
import type { Sighting } from './recall';

/** Null means any. Tasks are named within their domain. */
export interface BankSearch {
  readonly exam: string | null;
  readonly domain: string | null;
  readonly task: string | null;
  readonly topic: string | null;
  readonly service: string | null;
  readonly difficulty: Question['difficulty'] | null;
  readonly type: Question['type'] | null;
  readonly seen: 'all' | 'unseen' | 'seen' | 'missed' | 'kept';
  readonly words: string;
}

/** Everything of a question that words are looked for in, in lower case. */
export function searchText(question: Question): string {
  return [
    question.id,
    question.scenario,
    question.stem,
    ...question.options.flatMap(({ text, rationale }) => [text, rationale ?? '']),
    ...(question.type === 'matching' ? question.prompts.map(({ text }) => text) : []),
    question.explanation ?? '',
    ...question.services,
  ]
    .join('\n')
    .toLowerCase();
}

/**
 * The questions that fit, in the order of the bank; `texts` holds the text of each, and may be empty where no words are asked for. What is `kept` for mocks is found by `seen: 'kept'` only, and never by its words, which would
 * tell what is in it; what is `hidden` is never found.
 */
export function findQuestions(
  questions: readonly QuestionEntry[],
  texts: readonly string[],
  search: BankSearch,
  seen: ReadonlyMap<string, Sighting>,
  kept: ReadonlySet<string>,
  hidden: ReadonlySet<string>,
): readonly QuestionEntry[] {
  const words = search.words.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (question: QuestionEntry): boolean => {
    const sighting = seen.get(question.id);
    switch (search.seen) {
      case 'all':
      case 'kept':
        return true;
      case 'unseen':
        return sighting === undefined;
      case 'seen':
        return sighting !== undefined;
      case 'missed':
        return sighting !== undefined && !sighting.lastRight;
    }
  };
  return questions.filter((question, at) => {
    if (hidden.has(question.id) || kept.has(question.id) !== (search.seen === 'kept')) return false;
    if (search.exam !== null && question.domains[search.exam] === undefined) return false;
    if (search.exam !== null && search.domain !== null && question.domains[search.exam] !== search.domain) return false;
    if (search.exam !== null && search.task !== null && question.tasks[search.exam] !== search.task) return false;
    if (search.topic !== null && !question.topics.includes(search.topic)) return false;
    if (search.service !== null && !question.services.includes(search.service)) return false;
    if (search.difficulty !== null && question.difficulty !== search.difficulty) return false;
    if (search.type !== null && question.type !== search.type) return false;
    if (!isWanted(question)) return false;
    return search.seen === 'kept' || words.every((word) => texts[at]?.includes(word));
  });
}

/** The questions of the reserve of whole mocks that are still unseen (MEASURES 1.7). A case study is opened as a whole. */
export function keptForMocks(index: DrawIndex, seen: ReadonlyMap<string, Sighting>): ReadonlySet<string> {
  const idOf = (place: number) => index.questions[place]?.id ?? '';
  return new Set(
    index.questions.flatMap(({ id }, place) => {
      if (index.reserved[place] !== 1 || (index.caseStudies.get(place) ?? [place]).some((member) => seen.has(idOf(member)))) return [];
      return [id];
    }),
  );
}

/** How a question begins, without the signs of Markdown: its stem, and the scenario where many stems are alike. */
export function openingOf({ stem, scenario }: Question): string {
  const whole = [scenario, stem]
    .filter(Boolean)
    .join(' ')
    .replace(/[*`_#>]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return whole.length <= LONGEST_OPENING ? whole : `${whole.slice(0, LONGEST_OPENING).trimEnd()}…`;
}

const LONGEST_OPENING = 220;
