import { describe, expect, it } from 'vitest';
import { prepareDraw } from '../../src/core/draw-index';
import { noHistory } from '../../src/core/recall';
import { stemEnemies } from '../../src/core/similarity';
import { blueprintOf, DAY_MS, draw, idsOf, indexOf, made, madeBank, reservedIn, saa2013 } from './made-bank';

const countByDomain = (ids: readonly string[]) => ['1', '2', '3', '4'].map((domain) => ids.filter((id) => id.startsWith(`q-${domain}-`)).length);

describe('the reserve', () => {
  it('is two whole mocks from four times a mock, one from twice, else none', () => {
    const reserveOf = (counts: readonly number[]) => countByDomain(reservedIn(indexOf(madeBank(counts))));
    expect(reserveOf([132, 24, 44, 20])).toEqual([66, 12, 22, 10]);
    expect(reserveOf([131, 24, 44, 20])).toEqual([33, 6, 11, 5]);
    expect(reserveOf([66, 12, 22, 10])).toEqual([33, 6, 11, 5]);
    expect(reserveOf([65, 12, 22, 10])).toEqual([0, 0, 0, 0]);
  });

  it('leaves every domain a mock’s worth to practise with', () => {
    const reserveOf = (counts: readonly number[]) => countByDomain(reservedIn(indexOf(madeBank(counts))));
    expect(reserveOf([300, 13, 60, 40])).toEqual([33, 6, 11, 5]);
    expect(reserveOf([300, 11, 60, 40])).toEqual([0, 0, 0, 0]);
  });

  it('is the same for the same bank, another for another bank, and hardly moves when questions are added', () => {
    const questions = madeBank([240, 40, 80, 40]);
    const ids = reservedIn(indexOf(questions));
    expect(reservedIn(indexOf([...questions].reverse()))).toEqual(ids);
    expect(reservedIn(prepareDraw({ bankId: 'another', questions, blueprint: saa2013, similar: new Map() }))).not.toEqual(ids);
    const grown = new Set(reservedIn(indexOf([...questions, ...Array.from({ length: 5 }, (_, at) => made(`q-1-new-${at}`, '1'))])));
    expect(ids.filter((id) => !grown.has(id)).length).toBeLessThanOrEqual(5);
  });

  it('holds whole mocks: no enemies, and case studies whole', () => {
    const questions = madeBank([240, 40, 80, 40]).map((question, at) => ({
      ...question,
      enemies: [`q-1-${String(at ^ 1).padStart(5, '0')}`],
      caseStudy: at >= 240 && at < 244 ? 'study' : null,
    }));
    const ids = new Set(reservedIn(indexOf(questions)));
    expect(ids.size).toBe(110);
    for (const question of questions)
      if (ids.has(question.id)) expect(question.enemies.some((enemy) => enemy !== question.id && ids.has(enemy))).toBe(false);
    expect([0, 4]).toContain(questions.filter((question) => question.caseStudy !== null && ids.has(question.id)).length);
  });

  it('is left alone by custom practice and short mocks, until seen or asked for by name', () => {
    const index = indexOf(madeBank([66, 12, 22, 10]));
    const reserved = reservedIn(index);
    const held = new Set(reserved);
    for (const mode of ['custom', 'short'] as const) {
      const drawn = draw(index, { mode, count: 55 });
      expect(drawn).toMatchObject({ missing: 0, pool: 55 });
      expect(idsOf(drawn).filter((id) => held.has(id))).toEqual([]);
    }
    const byName = draw(index, { mode: 'custom', count: 10, only: { ids: reserved.slice(0, 10) } });
    expect(byName.missing).toBe(0);
    const seen = new Map(reserved.map((id) => [id, { times: 1, lastSeenMs: DAY_MS, lastRight: false }]));
    expect(draw(index, { mode: 'custom', count: 55, history: { ...noHistory, seen } }).pool).toBe(110);
  });

  it('is what mocks use last of the unseen', () => {
    const index = indexOf(madeBank([66, 12, 22, 10]));
    const held = new Set(reservedIn(index));
    expect(idsOf(draw(index)).filter((id) => held.has(id))).toEqual([]);
    const allOthers = index.questions.filter((question) => !held.has(question.id));
    const seen = new Map(allOthers.map((question) => [question.id, { times: 1, lastSeenMs: DAY_MS, lastRight: true }]));
    expect(new Set(idsOf(draw(index, { history: { ...noHistory, seen } })))).toEqual(held);
  });
});

describe('a prepared bank', () => {
  it('keeps apart what is said to read alike', () => {
    const questions = [
      made('q-a', '1'),
      made('q-b', '1', { stem: 'one two three four five' }),
      made('q-c', '1', { stem: 'one two three four five' }),
    ];
    const blueprint = blueprintOf([1], { questions: 3 });
    expect(draw(prepareDraw({ bankId: 'made', questions, blueprint, similar: stemEnemies(questions) })).missing).toBe(1);
    expect(draw(prepareDraw({ bankId: 'made', questions, blueprint, similar: new Map() })).missing).toBe(0);
  });

  it('counts a question once though its id comes twice', () => {
    const index = indexOf([made('q-a', '1'), made('q-a', '2'), made('q-b', '1')], blueprintOf([1, 1], { questions: 3 }));
    expect(index.questions.map((question) => question.id)).toEqual(['q-a', 'q-b']);
    expect(index.stock).toEqual([2, 0]);
  });
});
