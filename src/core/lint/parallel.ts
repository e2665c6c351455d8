/** Rules on options as a set: the same grammar, nothing repeated, numbers in order (L20, L21, L24). */

import type { Option } from '../bank';
import type { Hit, QuestionRule } from './rule';
import { wordsOf } from './words';

const imperatives: ReadonlySet<string> = new Set(
  (
    'accept activate add allow analyze apply archive assign assume attach author authorize automate back block build buy cache call change choose combine compress configure connect ' +
    'convert copy create decrease define delete deliver deny deploy detach develop disable distribute download edit enable encrypt enforce ensure establish expand expose export ' +
    'extend filter front generate give grant group host implement import improve increase ingest install instruct integrate invoke issue join keep launch let limit load lower ' +
    'maintain make migrate modify mount move open optimize order partition perform place poll promote provide provision publish pull purchase push put query raise read rebuild ' +
    'record recreate redirect reduce refactor register release remove rename replace replicate request require reserve resize restore restrict retain reuse rewrite rotate route run ' +
    'save scale schedule send separate serve set share shift sign split start stop store stream submit subscribe switch tag take terminate transfer transition turn update upgrade ' +
    'upload use validate verify view wait wrap write'
  ).split(' '),
);

/** What an option starts with, as far as the first word tells for certain. */
function openingOf({ text }: Option): 'imperative' | 'gerund' | 'noun' | null {
  const first = /^\W*([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)/u.exec(text)?.[1] ?? '';
  if (/^(?:a|an|the|amazon|aws|azure|google|cloud|microsoft)$/i.test(first)) {
    return 'noun';
  }
  if (
    /^\p{L}{3,}ing$/u.test(first) &&
    !/^(?:bring|ring|string|ping|billing|routing|caching|logging|monitoring|scaling|pricing|peering|networking|messaging)$/i.test(first)
  ) {
    return 'gerund';
  }
  return imperatives.has(first.toLowerCase()) ? 'imperative' : null;
}

/** L20: options that start with different parts of speech, or that end with a full stop only in part. */
export const parallelRule: QuestionRule = ({ question: { options } }) => {
  const openings = new Set(options.map(openingOf).filter((opening) => opening !== null));
  const report = (variant: string): readonly Hit[] => [{ rule: 'L20', variant, severity: 'warning', params: {}, field: 'options' }];
  if (openings.has('imperative') && openings.size > 1) {
    return report('openings');
  }
  const stopped = options.filter(({ text }) => /[^.]\.$/.test(text)).length;
  return stopped > 0 && stopped < options.length ? report('stops') : [];
};

/** L21: three words that every option starts with. */
export const repeatedStartRule: QuestionRule = ({ question: { options } }) => {
  const starts = options.map(({ text }) => wordsOf(text).slice(0, 3).join(' '));
  const [start = ''] = starts;
  return start.split(' ').length === 3 && starts.every((other) => other === start)
    ? [{ rule: 'L21', severity: 'warning', params: { start }, field: 'options' }]
    : [];
};

interface Quantity {
  readonly low: number;
  readonly high: number;
  readonly unit: string;
}

/** A bare number, or a range of numbers, with its unit; null where the option says more than that. */
function quantityOf({ text }: Option): Quantity | null {
  const match = /^\W*?(\d[\d,]*(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d[\d,]*(?:\.\d+)?))?\s*([\p{L}%]*)\W*$/u.exec(text.trim());
  if (match === null || /[:/]|\d\.\d+\.\d/.test(text)) {
    return null;
  }
  const low = Number(match[1]?.replaceAll(',', ''));
  const high = match[2] === undefined ? low : Number(match[2].replaceAll(',', ''));
  return { low, high, unit: singular(match[3] ?? '') };
}

function singular(unit: string): string {
  return unit.length > 3 ? unit.toLowerCase().replace(/s$/, '') : unit;
}

/** L24: numbers out of order where the order is fixed, ranges that overlap, units that differ. */
export const quantityRule: QuestionRule = ({ question: { options, shuffle } }) => {
  const quantities = options.map(quantityOf).filter((quantity) => quantity !== null);
  if (quantities.length < options.length) {
    return [];
  }
  const report = (variant: string): readonly Hit[] => [{ rule: 'L24', variant, severity: 'warning', params: {}, field: 'options' }];
  if (new Set(quantities.map(({ unit }) => unit)).size > 1) {
    return report('units');
  }
  const sorted = [...quantities].sort((a, b) => a.low - b.low);
  if (sorted.some((quantity, index) => quantity.low !== quantity.high && quantity.low < (sorted[index - 1]?.high ?? Number.NEGATIVE_INFINITY))) {
    return report('overlap');
  }
  const isRising = quantities.every((quantity, index) => index === 0 || quantity.low >= (quantities[index - 1]?.low ?? 0));
  const isFalling = quantities.every((quantity, index) => index === 0 || quantity.low <= (quantities[index - 1]?.low ?? 0));
  return shuffle || isRising || isFalling ? [] : report('order');
};
