/** The weighted total of a score report from elsewhere, from what it prints for each domain. */

/** One domain of a score report from elsewhere: typed in as counts, or as the percentage that the report prints. */
export type ReportedDomain =
  | { readonly kind: 'counts'; readonly weight: number; readonly right: number; readonly asked: number }
  | { readonly kind: 'percent'; readonly weight: number; readonly percent: number };

/** A printed percentage has at most two decimals, so hundredths of a percent make the sum a sum of integers. */
function weightedHundredths(domain: ReportedDomain): number {
  return domain.kind === 'percent' ? domain.weight * Math.round(domain.percent * 100) : (domain.weight * domain.right * 10_000) / domain.asked;
}

/** `percent` is the weighted total, 0..100; `pointsWon` is what each domain gave to it, in the order of the report (MEASURES 4.2). */
export interface ReportedScore {
  readonly percent: number;
  readonly pointsWon: readonly number[];
}

/** The weighted score of a report from elsewhere; null where a weighted domain has no result. */
export function reportedScore(domains: readonly ReportedDomain[]): ReportedScore | null {
  const totalWeight = domains.reduce((sum, domain) => sum + domain.weight, 0);
  const isMissing = (domain: ReportedDomain) => domain.kind === 'counts' && domain.asked === 0;
  if (totalWeight === 0 || domains.some((domain) => domain.weight > 0 && isMissing(domain))) return null;
  const hundredths = domains.map((domain) => (domain.weight === 0 ? 0 : weightedHundredths(domain)));
  return {
    percent: hundredths.reduce((sum, points) => sum + points, 0) / (100 * totalWeight),
    pointsWon: hundredths.map((points) => points / (100 * totalWeight)),
  };
}
