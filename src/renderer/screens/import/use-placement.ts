/** What the candidate has chosen for the exam of a set so far, and the placement that it makes. */

import { useState } from 'react';
import type { ImportChoices } from '../../../api/import-choices';
import type { Blueprint } from '../../../core/bank';
import { type DomainByCategory, ownBlueprint, type Placement } from '../../../core/placement';
import { say } from '../../../language/say';

export interface OwnDomain {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
}

/** An exam as it is being described; numbers may be missing while they are typed. */
export interface OwnExam {
  readonly title: string;
  readonly questions: number;
  readonly minutes: number;
  readonly domains: readonly OwnDomain[];
}

export interface PlacementChoice {
  readonly kind: Placement['kind'] | null;
  readonly exam: string | null;
  readonly own: OwnExam;
  readonly domains: DomainByCategory;
}

const FIRST_OWN: OwnExam = { title: '', questions: 50, minutes: 90, domains: [{ id: '1', title: '', weight: 100 }] };
/** As many as blueprints of real exams have, and some more. */
export const OWN_DOMAINS = 12;

export function usePlacement(remembered: ImportChoices | null) {
  const [choice, setChoice] = useState<PlacementChoice>(() => fromRemembered(remembered?.placement ?? null));
  return { choice, setChoice };
}

function fromRemembered(placement: ImportChoices['placement']): PlacementChoice {
  const empty: PlacementChoice = { kind: null, exam: null, own: FIRST_OWN, domains: {} };
  switch (placement?.kind) {
    case 'exam':
      return { ...empty, kind: 'exam', exam: placement.blueprint, domains: placement.domains };
    case 'own': {
      const { title, questions, minutes, domains } = placement.blueprint;
      return {
        ...empty,
        kind: 'own',
        own: { title, questions, minutes, domains: domains.map(({ id, title: name, weight }) => ({ id, title: name, weight })) },
        domains: placement.domains,
      };
    }
    case 'none':
      return { ...empty, kind: 'none' };
    default:
      return empty;
  }
}

/** The domains to choose from; empty until an exam is chosen. */
export function domainsOf(choice: PlacementChoice, exams: readonly Blueprint[]): Blueprint['domains'] {
  if (choice.kind === 'exam') return exams.find(({ id }) => id === choice.exam)?.domains ?? [];
  return choice.kind === 'own' ? choice.own.domains.map((domain) => ({ ...domain, tasks: [] })) : [];
}

/** Null while something is missing. */
export function placementOf(choice: PlacementChoice, bank: string, exams: readonly Blueprint[]): Placement | null {
  switch (choice.kind) {
    case null:
      return null;
    case 'none':
      return { kind: 'none' };
    case 'exam':
      return choice.exam !== null && exams.some(({ id }) => id === choice.exam)
        ? { kind: 'exam', blueprint: choice.exam, domains: choice.domains }
        : null;
    case 'own': {
      const { title, questions, minutes, domains } = choice.own;
      const isWhole = [questions, minutes, ...domains.map(({ weight }) => weight)].every(Number.isInteger);
      const hasWords = title.trim() !== '' && domains.every((domain) => domain.title.trim() !== '');
      if (!isWhole || !hasWords || domains.every(({ weight }) => weight === 0)) return null;
      const trimmed = domains.map((domain) => ({ ...domain, title: domain.title.trim() }));
      const blueprint = ownBlueprint({ id: bank, title: title.trim(), vendor: say('import.place.own.vendor'), questions, minutes, domains: trimmed });
      return { kind: 'own', blueprint, domains: choice.domains };
    }
  }
}
