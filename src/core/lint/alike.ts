/** Rules that compare the questions of a bank with each other (L01's unique ids, L11, L31, L32). */

import { sameTextForm } from '../formats/same-text';
import { ENEMY_SIMILARITY, similarPairs } from '../similarity';
import type { Hit, Subject } from './rule';

/** A hit and the questions that it is about; a waiver of one of them is enough. */
export interface SharedHit {
  readonly hit: Hit;
  readonly questions: readonly string[];
}

const tooAlike = 0.8;
const tooOften = 5;

/** L01: an id that stands twice. */
export function repeatedIds(subjects: readonly Subject[]): readonly SharedHit[] {
  const seen = new Set<string>();
  return subjects.flatMap(({ question: { id } }): readonly SharedHit[] => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{ hit: { rule: 'L01', variant: 'twice', severity: 'error', params: { id }, field: 'id' }, questions: [id] }] : [];
  });
}

/** L11 and L31: stems that say the same, and stems that nearly do. Pairs that name each other as enemies are told apart already. */
export function alikeStems(subjects: readonly Subject[]): readonly SharedHit[] {
  const hits: SharedHit[] = [];
  const firstWith = new Map<string, string>();
  const copies = new Map<string, string>();
  for (const { question, text } of subjects) {
    // Questions of a case study share its story, so that a short stem is not a copy of the same words in another case.
    const form = `${question.caseStudy ?? ''}|${sameTextForm(text)}`;
    const first = firstWith.get(form);
    if (first === undefined) {
      firstWith.set(form, question.id);
    } else if (first !== question.id) {
      copies.set(question.id, first);
      hits.push({ hit: { rule: 'L11', severity: 'error', params: { other: first }, field: 'stem' }, questions: [question.id, first] });
    }
  }
  const questions = new Map(subjects.map(({ question }) => [question.id, question]));
  const stems = [...questions.values()].filter(({ id }) => !copies.has(id));
  for (const { first, second, similarity } of similarPairs(stems, ENEMY_SIMILARITY)) {
    const [a, b] = [questions.get(first), questions.get(second)];
    const isWarning = similarity >= tooAlike;
    const areEnemies = a?.enemies.includes(second) || b?.enemies.includes(first);
    if (isWarning || !areEnemies) {
      const params = { other: first, percent: Math.floor(similarity * 100) };
      const hit: Hit = { rule: 'L31', severity: isWarning ? 'warning' : 'info', params, field: 'stem' };
      hits.push({ hit: isWarning ? hit : { ...hit, variant: 'enemies' }, questions: [second, first] });
    }
  }
  return hits;
}

/** L32: the same key in five or more questions of a domain. A text is reported once, for the domain where it stands most often. */
export function frequentKeys(subjects: readonly Subject[]): readonly SharedHit[] {
  const groups = new Map<string, Map<string, string[]>>();
  const shownText = new Map<string, string>();
  for (const { question, keys } of subjects) {
    for (const key of question.type === 'single' ? keys : []) {
      const form = sameTextForm(key.text);
      shownText.set(form, shownText.get(form) ?? key.text);
      const byDomain = groups.get(form) ?? new Map<string, string[]>();
      groups.set(form, byDomain);
      for (const [blueprint, domain] of Object.entries(question.domains)) {
        const name = `${blueprint} ${domain}`;
        byDomain.set(name, [...(byDomain.get(name) ?? []), question.id]);
      }
    }
  }
  return [...groups].flatMap(([form, byDomain]): readonly SharedHit[] => {
    const [most] = [...byDomain].sort((a, b) => b[1].length - a[1].length);
    return most === undefined || most[1].length < tooOften
      ? []
      : [
          {
            hit: {
              rule: 'L32',
              severity: 'warning',
              params: { text: shownText.get(form) ?? '', questions: most[1].length, domain: most[0] },
              field: 'key',
            },
            questions: most[1],
          },
        ];
  });
}
