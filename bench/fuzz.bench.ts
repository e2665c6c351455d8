/** Broken sets, made from sound ones by the thousand: none may throw, take long, lose count, or let anything through. `FUZZ_SECONDS`, `FUZZ_SEED`. */

import { expect, test } from 'vitest';
import { questionSchema } from '../src/core/bank';
import { caps } from '../src/core/formats/caps';
import { judgeDrafts } from '../src/core/formats/judge-drafts';
import { type Random, randomFrom } from '../src/core/random';
import { readSetFile } from '../src/importing/set-file';
import { leftIn } from '../test/hostile/left-in-text';
import { SEEDS, TOKENS } from './fuzz-seeds';
import { ms, print, quantile } from './table';

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 10);
const SEED = process.env.FUZZ_SEED ?? 'fuzz';
const LONGEST = 300_000;

const pick = <T>(random: Random, of: readonly T[]): T => of[random.int(of.length)] as T;

/** One change as a careless writer, a broken program or an attacker would make it. */
function changed(random: Random, text: string): string {
  const lines = text.split('\n');
  const line = random.int(lines.length);
  const at = random.int(text.length + 1);
  const end = at + random.int(40);
  switch (random.int(12)) {
    case 0:
      return lines.toSpliced(line, 1).join('\n');
    case 1:
      return lines.toSpliced(line, 0, pick(random, lines)).join('\n');
    case 2:
      return lines.toSpliced(line, 0, ...lines.slice(random.int(lines.length))).join('\n');
    case 3:
      return lines.with(line, pick(random, [' ', '    ', '\t', '> ', '- ']) + lines[line]).join('\n');
    case 4:
    case 5:
    case 6:
      return text.slice(0, at) + pick(random, TOKENS) + text.slice(at);
    case 7:
      return text.slice(0, at) + pick(random, TOKENS).repeat(10 ** (1 + random.int(4))) + text.slice(at);
    case 8:
      return text.slice(0, at) + text.slice(at, end).repeat(2 ** random.int(10)) + text.slice(end);
    case 9:
      return text.slice(0, at);
    case 10:
      return text.slice(0, at) + text.slice(end);
    default:
      return text.slice(0, at) + pick(random, Object.values(SEEDS)).slice(random.int(200)) + text.slice(at);
  }
}

/** What is wrong with how a text was read; null where nothing is. */
function fault(text: string, file: string): string | null {
  const bytes = Buffer.from(text);
  const set = readSetFile(bytes, file, {});
  if (!set.ok || set.value.kind === 'other') return null;
  const read = set.value.kind === 'questions' ? set.value.read : judgeDrafts(set.value.read.drafts);
  if (set.value.kind === 'drafts' && read.entries !== set.value.read.drafts.length)
    return `${read.entries} of ${set.value.read.drafts.length} drafts are counted`;
  if (read.questions.length > read.entries) return 'more questions than entries';
  const skipped = read.entries - read.questions.length;
  if (skipped > 0 && read.problems.length === 0) return `${skipped} are skipped without a word`;
  if (new Set(read.questions.map(({ id }) => id)).size < read.questions.length) return 'two questions have one id';
  for (const question of read.questions) {
    if (!questionSchema.safeParse(question).success) return `${question.id} does not fit its schema`;
    if (set.value.kind === 'questions') continue;
    const words = [question.scenario, question.stem, question.explanation, ...question.options.flatMap(({ text, rationale }) => [text, rationale])];
    const left = words.flatMap((text) => (text === undefined ? [] : leftIn(text)));
    if (left.length > 0) return `${question.id} holds what should be gone: ${left.join(', ')}`;
  }
  return null;
}

test('fuzz', { timeout: SECONDS * 1000 + 120_000 }, () => {
  const random = randomFrom(SEED);
  const findings: string[] = [];
  const times: number[] = [];
  const until = performance.now() + SECONDS * 1000;
  const files = Object.keys(SEEDS);
  while (performance.now() < until && findings.length < 20) {
    const file = pick(random, files);
    let text = SEEDS[file] ?? '';
    for (let changes = 1 + random.int(6); changes > 0; changes -= 1) text = changed(random, text);
    text = text.slice(0, LONGEST);
    const begin = performance.now();
    let found: string | null;
    try {
      found = fault(text, random.int(4) === 0 ? pick(random, files) : file);
    } catch (error) {
      found = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const took = performance.now() - begin;
    times.push(took);
    if (found === null && took > caps.readerMs) found = `took ${ms(took)}`;
    if (found !== null)
      findings.push(`${file}: ${found}\n${JSON.stringify(text.length > 2_000 ? `${text.slice(0, 1_000)} … ${text.slice(-1_000)}` : text)}`);
  }
  print([
    {
      what: `broken sets, seed “${SEED}”`,
      size: `${times.length} in ${SECONDS} s`,
      result: `${ms(quantile(times, 0.5))}, 99.9 %: ${ms(quantile(times, 0.999))}, longest ${ms(Math.max(...times))}`,
      reach: 'no finding',
    },
  ]);
  expect(findings).toEqual([]);
});
