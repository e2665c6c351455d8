/** Addresses of study: a bank, a question of it, or an area of an exam in it. */

import type { AreaLine } from '../../../api/study-views';

export function studyPath(bank: string, exam: string, { kind, id, domains }: Pick<AreaLine, 'kind' | 'id' | 'domains'>): string {
  const area = kind === 'task' ? `${domains[0] ?? ''}~${id}` : id;
  return `/study/${bank}/of/${exam}/${kind}/${encodeURIComponent(area)}`;
}

export interface AreaInPath {
  readonly exam: string;
  readonly kind: string;
  readonly id: string;
}

/** What an address asks for; anything that is no area of ours asks for nothing. */
export function areaOf({ exam, kind, id }: AreaInPath): { exam?: string; domain?: string; task?: string; topic?: string } {
  const area = decodeURIComponent(id);
  switch (kind) {
    case 'domain':
      return { exam, domain: area };
    case 'task': {
      const [domain = '', task = ''] = area.split('~');
      return { exam, domain, task };
    }
    case 'topic':
      return { topic: area };
    default:
      return {};
  }
}
