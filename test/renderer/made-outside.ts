/** Score reports from elsewhere made for tests of the page. */

import type { OutsideView } from '../../src/api/history-views';
import { saa2013 } from '../core/made-bank';

export const madeBlueprint = saa2013;

export function madeOutside(fields: Partial<OutsideView> = {}): OutsideView {
  const { id, title, code, domains } = saa2013;
  return {
    id: 'outside-1',
    blueprint: id,
    kind: 'official-practice',
    name: '',
    date: '2025-12-30',
    result: {
      kind: 'domain-counts',
      domains: [
        [6, 12],
        [2, 2],
        [3, 4],
        [1, 2],
      ].map(([right = 0, asked = 0], place) => ({ id: domains[place]?.id ?? '', right, asked })),
    },
    outcome: 'failed',
    exam: { title, code, domains: domains.map((domain) => ({ id: domain.id, title: domain.title, weight: domain.weight })) },
    addedAtMs: 0,
    line: { low: 62, high: 66, ours: false },
    standing: 'evidence',
    ...fields,
  };
}
