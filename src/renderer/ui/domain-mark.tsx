/** The number of a domain in its colour, so that the colour never speaks alone. */

import { classNames } from './class-names';
import { domainColour } from './domain-colour';
import styles from './domain-mark.module.css';

export type DomainMarkProps = {
  /** Place in the blueprint, from 0. */
  readonly index: number;
};

export function DomainMark({ index }: DomainMarkProps) {
  return <span className={classNames(styles.mark, domainColour(index))}>{index + 1}</span>;
}
