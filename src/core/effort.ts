/** Response-time effort: whether an attempt was answered, or clicked through (MEASURES 5.7). */

/** What has to be known of a question: whether it was answered, and faster than anybody reads it. */
export interface Pressed {
  readonly outcome: 'right' | 'wrong' | 'skipped' | 'not-reached';
  readonly rapid: boolean;
}

/** How many answers were given, and how many of them too fast to have been read. Questions left blank are no answers. */
export function rapidAnswers(answers: readonly Pressed[]): { readonly given: number; readonly rapid: number } {
  let given = 0;
  let rapid = 0;
  for (const answer of answers) {
    if (answer.outcome !== 'right' && answer.outcome !== 'wrong') continue;
    given += 1;
    if (answer.rapid) rapid += 1;
  }
  return { given, rapid };
}

/** Less than nine tenths of the answers took the time that reading takes: the attempt says less about what the candidate knows. */
export function isRushed(answers: readonly Pressed[]): boolean {
  const { given, rapid } = rapidAnswers(answers);
  return 10 * (given - rapid) < 9 * given;
}
