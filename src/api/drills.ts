/** The drill of weak areas: what the candidate is to practise next, as the options of an attempt. */

import type { QuestionEntry } from '../core/bank';
import { isSetAside } from '../core/corrections';
import { areasOfDrill, chooseDrillAreas, chooseDrillQuestions, type DrillPast } from '../core/drill';
import type { AnswerEvidence } from '../core/evidence';
import { problem } from '../core/problem';
import { taskKey } from '../core/weakness';
import { Refusal } from './refusal';
import { historyOf, type StartSource } from './start';
import { type StartOptions, startOptionsSchema } from './views';
import type { DrillGround } from './weak-areas';

const WEEK_MS = 7 * 86_400_000;

/** A drill of a bank before its questions are chosen. */
export function emptyDrill({ bank, blueprint }: DrillGround): StartOptions {
  return startOptionsSchema.parse({ bank, blueprint, mode: 'drill', questions: 1, minutes: null, feedback: 'each' });
}

/** Topics by Thompson sampling and their questions. The same seed, bank and history give the same drill. Refuses where nothing is left to ask. */
export function drillOptions(source: StartSource, ground: DrillGround, seed: string): StartOptions {
  const { kind, areas, target } = ground;
  const blueprint = source.blueprint.id;
  const chosen = chooseDrillAreas(areas, target, pastDrills(source, kind), seed);
  const only = chooseDrillQuestions(
    source.index,
    chosen,
    (question, area) => areasOfQuestion(question, blueprint, kind).includes(area),
    historyOf(source).seen,
    (question) => isSetAside(source.corrections, question),
    seed,
  );
  if (only.length === 0) throw new Refusal(problem('start.nothing-to-ask'));
  return { ...emptyDrill(ground), questions: only.length, only, seed };
}

function pastDrills({ evidence, blueprint, nowMs }: StartSource, kind: DrillGround['kind']): DrillPast {
  const drills = evidence.filter(({ row }) => row.mode === 'drill' && row.blueprint === blueprint.id);
  const lately = drills.filter(({ row }) => row.submittedAtMs > nowMs - WEEK_MS).flatMap(({ answers }) => answers);
  const byArea = new Map<string, number>();
  for (const area of lately.flatMap((answer) => areasOfAnswer(answer, kind))) byArea.set(area, (byArea.get(area) ?? 0) + 1);
  return {
    before: drills.map(({ answers }) => areasOfDrill(answers.map((answer) => areasOfAnswer(answer, kind)))).reverse(),
    week: { asked: lately.length, byArea },
  };
}

function areasOfAnswer({ domain, task, topics }: Pick<AnswerEvidence, 'domain' | 'task' | 'topics'>, kind: DrillGround['kind']): readonly string[] {
  switch (kind) {
    case 'topic':
      return topics;
    case 'task':
      return task === null ? [] : [taskKey(domain, task)];
    case 'domain':
      return [domain];
  }
}

function areasOfQuestion({ domains, tasks, topics }: QuestionEntry, blueprint: string, kind: DrillGround['kind']): readonly string[] {
  const domain = domains[blueprint];
  if (domain === undefined) return [];
  return areasOfAnswer({ domain, task: tasks[blueprint] ?? null, topics }, kind);
}
