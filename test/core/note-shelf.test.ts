import { describe, expect, it } from 'vitest';
import { inShelfOrder, noteAreas, passes, type ShelvedNote, tagCounts } from '../../src/core/note-shelf';
import { ownNote } from '../../src/core/notes';

function note(name: string, fields: Partial<ShelvedNote> = {}): ShelvedNote {
  return { ...ownNote(name, name, [], 0), gain: null, ...fields };
}

const at = (domain: string, topic: string | null) => ({
  places: [{ blueprint: 'exam', exam: 'Exam', domain, title: `Domain ${domain}` }],
  topics: topic === null ? [] : [{ id: topic, title: `Topic ${topic}` }],
});
const missed = (atMs: number) => ({ misses: [{ attempt: 'now', question: 'q', reason: 'missed' as const, atMs }] });

describe('the shelf of notes', () => {
  const notes = [
    note('own'),
    note('low', { ...at('1', 'a'), gain: 1 }),
    note('high-early', { ...at('2', 'b'), gain: 3, ...missed(5) }),
    note('high-late', { ...at('2', 'b'), gain: 2, ...missed(9), learnedAtMs: 10 }),
    note('unknown', { ...at('3', null), gain: null }),
  ];

  it('has the area with most to gain first, the own notes last, and in an area what was missed last first', () => {
    expect(inShelfOrder(notes).map(({ title }) => title)).toEqual(['high-late', 'high-early', 'low', 'unknown', 'own']);
  });

  it('counts in each area what is still to be learned and what is not', () => {
    expect(noteAreas(notes).map(({ key, gain, open, learned }) => [key, gain, open, learned])).toEqual([
      ['exam 2 b', 3, 1, 1],
      ['exam 1 a', 1, 1, 0],
      ['exam 3 ', null, 1, 0],
      ['own', null, 1, 0],
    ]);
  });

  it('shows what is asked for: learned or not, of an attempt, of areas, of a tag', () => {
    const all = { show: 'all', attempt: null, tag: null, areas: null } as const;
    const shown = (filter: Partial<Parameters<typeof passes>[1]>) =>
      notes.filter((each) => passes(each, { ...all, ...filter })).map(({ title }) => title);
    expect(shown({ show: 'learned' })).toEqual(['high-late']);
    expect(shown({ show: 'attempt', attempt: 'now' })).toEqual(['high-early', 'high-late']);
    expect(shown({ areas: ['own', 'exam 1 a'], show: 'open' })).toEqual(['own', 'low']);
    expect(shown({ tag: 'x' })).toEqual([]);
  });

  it('counts tags by name', () => {
    expect(tagCounts([note('a', { tags: ['z', 'b'] }), note('c', { tags: ['b'] })])).toEqual([
      { tag: 'b', notes: 2 },
      { tag: 'z', notes: 1 },
    ]);
  });
});
