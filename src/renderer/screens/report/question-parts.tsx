/** The parts of an opened question that a report and study show alike: its case, why its answer is right, and where to read on. */

import type { ReactNode } from 'react';
import type { Solution } from '../../../api/views';
import { say } from '../../../language/say';
import { OutsideLink } from '../../ui/outside-link';
import { Prose } from '../../ui/prose';
import styles from './question-parts.module.css';

interface PartProps {
  readonly title: string;
  /** One below that of the question. */
  readonly level: 2 | 4;
  readonly isMarked?: boolean;
  readonly children: ReactNode;
}

export function Part({ title, level, isMarked = false, children }: PartProps) {
  const Heading = level === 2 ? 'h2' : 'h4';
  return (
    <section className={styles.part} data-marked={isMarked || undefined}>
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}

/** A case study, shut until somebody wants it. */
export function CaseStudy({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className={styles.case}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

interface SolutionPartsProps extends Pick<PartProps, 'level'> {
  readonly solution: Solution;
  readonly listClass: string | undefined;
}

export function SolutionParts({ solution: { explanation, learningPoint, references }, level, listClass }: SolutionPartsProps) {
  return (
    <>
      {explanation && (
        <Part title={say('report.question.explanation')} level={level}>
          <Prose text={explanation} />
        </Part>
      )}
      {learningPoint && (
        <Part title={say('report.question.point')} level={level} isMarked>
          <Prose text={learningPoint} />
        </Part>
      )}
      {references.length > 0 && (
        <Part title={say('report.question.references')} level={level}>
          <ul className={listClass}>
            {references.map(({ url, title }) => (
              <li key={url}>
                <OutsideLink href={url}>{title}</OutsideLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
