/** Percentages and points as they are printed, on every screen and in every file: rounded once, here. */

/** So much may binary digits be off: 61.25 % is a half, whatever the last of them says. */
const TOLERANCE = 1e-9;

/** A number with one decimal, half rounded up. */
export function oneDecimal(value: number): number {
  return Math.floor(10 * value + 0.5 + TOLERANCE) / 10;
}

/** A share (0..1) as the percentage that is printed. */
export function displayPercent(share: number): number {
  return oneDecimal(100 * share);
}
