/** A domain keeps its colour everywhere: the class that sets `--domain` by the domain's place in its blueprint (from 0; the eighth starts over). */

import styles from './domain.module.css';

export const DOMAIN_COLOURS = 7;

export function domainColour(index: number): string | undefined {
  return styles[`domain${(index % DOMAIN_COLOURS) + 1}`];
}
