/** Weak areas of each exam that the candidate has practised: the two lists of MEASURES 4.3 with what a screen needs to explain and to drill them. */

import type { PastAnswer } from '../core/answer-weight';
import type { Blueprint, QuestionEntry } from '../core/bank';
import type { Catalogue } from '../core/catalogue';
import type { Corrections } from '../core/corrections';
import { isSetAside, isVoided } from '../core/corrections';
import type { DrillArea } from '../core/drill';
import type { Evidence } from '../core/evidence';
import type { PassLine } from '../core/paper';
import { pastAnswers } from '../core/past-answers';
import { type Standing, standings } from '../core/recovery';
import { targetShare } from '../core/target';
import { type Area, type AreaState, type AssessedArea, areaKey, areasOf, assessAreas, examShare, studyLists, taskKey } from '../core/weakness';
import type { Archive } from './archive';
import type { Shelf } from './library';
import type { AreaLine, ExamStudy } from './study-views';

interface WeakAreasOptions {
  readonly shelf: Pick<Shelf, 'banks' | 'blueprints'> & { readonly bank: (id: string) => Promise<Catalogue> };
  readonly archive: Pick<Archive, 'all'>;
  readonly corrections: () => Corrections;
  readonly lineOf: (blueprint: Blueprint) => PassLine;
  readonly now: () => number;
  /** The candidate's calendar day of an instant. */
  readonly dayOf: (instantMs: number) => string;
}

/** What a drill is chosen from: the areas of the finest kind that the bank names, with the belief about each. */
export interface DrillGround {
  readonly blueprint: string;
  readonly bank: string;
  readonly kind: Area['kind'];
  readonly areas: readonly DrillArea[];
  readonly target: number;
}

export interface WeakAreas {
  /** The exams with evidence, the one practised last first. */
  readonly exams: () => { blueprint: string; title: string }[];
  /** Null where nothing was practised. */
  readonly study: (blueprint: string) => Promise<ExamStudy | null>;
  /** What to drill in an exam, from the bank that has most questions for it; null where nothing was practised or no bank is left. */
  readonly drillGround: (blueprint: string) => Promise<DrillGround | null>;
  /** Expected gains by area, `topic <id>` and `domain <id>`: what notes are sorted by. */
  readonly gains: (blueprint: string) => Promise<ReadonlyMap<string, number>>;
  /** Works out ahead, exam after exam, what the screens will ask; what fails is told to who asks. */
  readonly prepare: () => Promise<void>;
}

interface Ground {
  readonly blueprint: Blueprint;
  readonly banks: readonly Catalogue[];
  readonly areas: readonly Area[];
  /** Questions of each area by bank, as the corrections of that moment leave them: counting a large bank takes longer than judging its answers. */
  stock: { readonly by: Corrections; readonly counts: Stock } | null;
  /** The answers and what followed from them, as the archive and the corrections of that moment have them: several screens ask one after another. */
  past: {
    readonly of: readonly Evidence[];
    readonly by: Corrections;
    found: ReadonlyMap<Area, Standing> | null;
  } | null;
  /** Quick to make from a thousand attempts and as large as they are: it stays while screens ask for it, and goes when memory is wanted. */
  answers: WeakRef<readonly PastAnswer[]> | null;
}

/** By `keyOf` an area: questions by bank. */
type Stock = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function weakAreas({ shelf, archive, corrections, lineOf, now, dayOf }: WeakAreasOptions): WeakAreas {
  /** Areas change with the banks only, and dividing a large bank takes longer than judging its answers. */
  const grounds = new Map<string, Ground>();

  function exams() {
    const last = new Map(archive.all().map(({ row }) => [row.blueprint, row]));
    return [...last.values()].sort((a, b) => b.submittedAtMs - a.submittedAtMs).map(({ blueprint, title }) => ({ blueprint, title }));
  }

  async function groundOf(id: string): Promise<Ground | null> {
    const used = new Set(archive.all().flatMap(({ row }) => (row.blueprint === id ? [row.bank] : [])));
    const summaries = shelf.banks.filter((bank) => used.has(bank.id));
    const key = [id, ...summaries.map(({ hash }) => hash)].join(' ');
    const known = grounds.get(key);
    if (known) return known;
    const banks = await Promise.all(summaries.map((summary) => shelf.bank(summary.id)));
    const blueprint = banks.flatMap((bank) => bank.blueprints).find((each) => each.id === id) ?? shelf.blueprints.find((each) => each.id === id);
    if (!blueprint) return null;
    const ground: Ground = {
      stock: null,
      past: null,
      answers: null,
      blueprint,
      banks,
      areas: areasOf(
        blueprint,
        banks.flatMap((bank) => bank.questions),
      ),
    };
    grounds.set(key, ground);
    return ground;
  }

  function stockOf(ground: Ground): Stock {
    const by = corrections();
    if (ground.stock?.by !== by) ground.stock = { by, counts: countStock(ground, by) };
    return ground.stock.counts;
  }

  function pastOf(ground: Ground): NonNullable<Ground['past']> {
    const of = archive.all();
    const by = corrections();
    if (ground.past?.of !== of || ground.past.by !== by) {
      ground.past = { of, by, found: null };
      ground.answers = null;
    }
    return ground.past;
  }

  function answersOf(ground: Ground): readonly PastAnswer[] {
    const { of, by } = pastOf(ground);
    const answers = ground.answers?.deref() ?? pastAnswers(of, ground.blueprint.id, (question) => isVoided(by, question));
    ground.answers = new WeakRef(answers);
    return answers;
  }

  function standingsOf(ground: Ground): ReadonlyMap<Area, Standing> {
    const past = pastOf(ground);
    past.found ??= standings(ground.areas, answersOf(ground), (area) => countOf(stockOf(ground), area), dayOf);
    return past.found;
  }

  function assess(ground: Ground): readonly AssessedArea[] {
    return assessAreas(ground.areas, answersOf(ground), now(), targetShare(lineOf(ground.blueprint)));
  }

  async function gains(id: string): Promise<ReadonlyMap<string, number>> {
    const ground = await groundOf(id);
    return new Map(ground ? assess(ground).map(({ area, gain }) => [`${area.kind} ${area.id}`, gain] as const) : []);
  }

  return {
    exams,
    gains,
    async prepare() {
      for (const { blueprint } of exams()) await gains(blueprint).catch(() => undefined);
    },
    async study(id) {
      const ground = await groundOf(id);
      const rows = archive.all().filter(({ row }) => row.blueprint === id);
      if (!ground || rows.length === 0) return null;
      const stock = stockOf(ground);
      const found = standingsOf(ground);
      const assessed = assess(ground)
        .filter(({ area, seen }) => area.kind === 'domain' || seen > 0 || stock.has(keyOf(area)))
        .map((area) => ({ ...area, state: stateNow(area.state, found.get(area.area)) }));
      const isFixed = ({ area }: AssessedArea) => isToVerify(found.get(area));
      const { weak, notEnough } = studyLists(assessed.filter((area) => !isFixed(area)));
      const listed = new Set([...weak, ...notEnough]);
      const byGain = assessed.filter((area) => !listed.has(area)).sort((a, b) => b.gain - a.gain);
      const rest = byGain.filter((area) => !isFixed(area));
      const dueOf = ({ recovery }: AreaLine) => (recovery?.kind === 'fixed' ? (recovery.checkDueMs ?? 0) : 0);
      const lines = (list: readonly AssessedArea[]) => list.map((area) => lineFor(ground, area, stock, found.get(area.area), now()));
      return {
        blueprint: id,
        title: ground.blueprint.title,
        domains: ground.blueprint.domains.map(({ id: domain, title }) => ({ id: domain, title })),
        target: targetShare(lineOf(ground.blueprint)),
        attempts: rows.length,
        answers: rows.reduce((sum, { answers }) => sum + answers.filter(({ outcome }) => outcome !== 'not-reached').length, 0),
        weak: lines(weak),
        notEnough: lines(notEnough),
        rest: lines(rest),
        fixed: lines(byGain.filter(isFixed)).sort((a, b) => dueOf(a) - dueOf(b)),
      };
    },
    async drillGround(id) {
      const ground = await groundOf(id);
      if (!ground) return null;
      const stock = stockOf(ground);
      const perBank = new Map<string, number>();
      for (const area of ground.areas.filter(({ kind }) => kind === 'domain')) {
        for (const [bank, count] of stock.get(keyOf(area)) ?? []) perBank.set(bank, (perBank.get(bank) ?? 0) + count);
      }
      const [bank] = [...perBank].sort(([, a], [, b]) => b - a)[0] ?? [];
      if (bank === undefined) return null;
      const here = assess(ground).filter(({ area }) => (stock.get(keyOf(area))?.get(bank) ?? 0) > 0);
      const kind = (['topic', 'task', 'domain'] as const).find((each) => here.some(({ area }) => area.kind === each)) ?? 'domain';
      return {
        blueprint: id,
        bank,
        kind,
        target: targetShare(lineOf(ground.blueprint)),
        areas: here.filter(({ area }) => area.kind === kind).map(({ area, belief }) => ({ id: areaKey(area), share: examShare(area), belief })),
      };
    },
  };
}

/** Hysteresis (MEASURES 4.4): once weak an area stays so until it is mended, and what opened it says nothing after that. */
function stateNow(state: AreaState, standing: Standing | undefined): AreaState {
  if (standing?.kind === 'open') return 'weak';
  return standing?.kind === 'fixed' && state === 'weak' ? 'mixed' : state;
}

function isToVerify(standing: Standing | undefined): boolean {
  return standing?.kind === 'fixed' && standing.checkDueMs !== null;
}

function countOf(stock: Stock, area: Area): number {
  return [...(stock.get(keyOf(area))?.values() ?? [])].reduce((sum, count) => sum + count, 0);
}

function keyOf(area: Area): string {
  return `${area.kind} ${areaKey(area)}`;
}

/** How many questions each bank has of an area, suspended ones left out, in one pass over each bank. */
function countStock({ blueprint, banks }: Ground, corrections: Corrections): Stock {
  const stock = new Map<string, Map<string, number>>();
  for (const bank of banks) {
    for (const question of bank.questions) {
      if (isSetAside(corrections, question.id)) continue;
      for (const key of keysOf(question, blueprint.id)) {
        const byBank = stock.get(key) ?? new Map<string, number>();
        byBank.set(bank.id, (byBank.get(bank.id) ?? 0) + 1);
        stock.set(key, byBank);
      }
    }
  }
  return stock;
}

function keysOf(question: QuestionEntry, blueprint: string): string[] {
  const domain = question.domains[blueprint];
  if (domain === undefined) return [];
  const task = question.tasks[blueprint];
  return [`domain ${domain}`, ...(task === undefined ? [] : [`task ${taskKey(domain, task)}`]), ...question.topics.map((topic) => `topic ${topic}`)];
}

function lineFor(ground: Ground, assessed: AssessedArea, stock: Stock, standing: Standing | undefined, nowMs: number): AreaLine {
  const { area, state, seen, right, repeats, lastSeenMs, gain } = assessed;
  const [bank, questions] = [...(stock.get(keyOf(area)) ?? [])].sort(([, a], [, b]) => b - a)[0] ?? [null, 0];
  return {
    kind: area.kind,
    id: area.id,
    title: titleOf(ground, area),
    domains: area.shares.map(({ domain }) => domain),
    state: isToVerify(standing) ? 'fixed' : state === 'unknown' && seen === 0 ? 'not-practised' : state,
    recovery: recoveryOf(standing, nowMs),
    seen,
    right,
    repeats,
    lastSeenMs,
    gain,
    questions,
    bank,
  };
}

function recoveryOf(standing: Standing | undefined, nowMs: number): AreaLine['recovery'] {
  if (standing === undefined || standing.kind === 'none') return null;
  if (standing.kind === 'open') return standing;
  return { ...standing, isDue: standing.checkDueMs !== null && standing.checkDueMs <= nowMs };
}

function titleOf({ blueprint, banks }: Ground, { kind, id, shares }: Area): string {
  const domain = blueprint.domains.find((each) => each.id === (kind === 'domain' ? id : shares[0]?.domain));
  switch (kind) {
    case 'domain':
      return domain?.title ?? id;
    case 'task':
      return domain?.tasks.find((task) => task.id === id)?.title ?? id;
    case 'topic':
      return banks.flatMap((bank) => bank.topics).find((topic) => topic.id === id)?.title ?? id;
  }
}
