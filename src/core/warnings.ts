/** When the exam room warns that time is running out. Apart from the clock itself, because the page needs it and must not load the schemas with it. */

/** The warnings that a candidate gets, as milliseconds left, longest first: half time, 15, 5 and 1 minute. */
export function warningsFor(limitMs: number): readonly { readonly kind: 'half-time' | 'minutes'; readonly leftMs: number }[] {
  const half = { kind: 'half-time' as const, leftMs: limitMs / 2 };
  const minutes = [15, 5, 1].map((count) => ({ kind: 'minutes' as const, leftMs: count * 60_000 }));
  return [half, ...minutes.filter((warning) => warning.leftMs < half.leftMs)];
}
