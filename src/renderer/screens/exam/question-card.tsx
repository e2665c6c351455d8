/** One question in the exam room: scenario, stem, how many to choose, and the options of its type. */

import { memo, type RefObject, useEffect, useRef } from 'react';
import type { AnswerView, PaperView, QuestionView, Solution } from '../../../api/views';
import type { Action } from '../../../core/attempt';
import { CASE_PART } from '../../../core/highlights';
import { say } from '../../../language/say';
import { Prose } from '../../ui/prose';
import { Certainty } from './certainty';
import { CheckMark } from './check-mark';
import { ChoiceOptions } from './choice-options';
import room from './exam.module.css';
import { Exhibits } from './exhibits';
import { MarkedText } from './marked-text';
import { MatchOptions } from './match-options';
import { OrderOptions } from './order-options';
import styles from './question-card.module.css';
import { isRightAnswer } from './right-answer';

interface QuestionCardProps {
  readonly paper: PaperView;
  readonly index: number;
  readonly question: QuestionView;
  readonly answer: AnswerView;
  readonly solution: Solution | null;
  readonly locked: boolean;
  /** Asked in practice only. */
  readonly asksCertainty: boolean;
  /** Where the highlighter finds the texts. */
  readonly root: RefObject<HTMLElement | null>;
  readonly onAct: (action: Action) => void;
  readonly onSelect: (option: string) => void;
  readonly onStrike: (option: string) => void;
  readonly onSay: (sentence: string) => void;
}

/** Drawn again only when the question or its answer changes, and not with every tick of the room around it. */
export const QuestionCard = memo(function QuestionCard(props: QuestionCardProps) {
  const { paper, index, question, answer, solution, locked, asksCertainty, root, onAct, onSelect, onStrike, onSay } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const study = paper.caseStudies.find((candidate) => candidate.id === question.caseStudy);
  const { response, highlights } = answer;
  const stemId = `stem-${question.id}`;

  // A new question starts at its top, and a screen reader starts to read there.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const main = heading.current?.closest('main');
    main?.scrollTo(0, 0);
    // With large text the whole room scrolls.
    main?.parentElement?.scrollTo(0, 0);
  }, []);

  const shared = { question, highlights, solution, locked, labelledBy: stemId };
  return (
    <article ref={root} className={styles.question} data-case={study ? true : undefined}>
      <h1 ref={heading} tabIndex={-1} className="visually-hidden">
        {say('exam.question-of', { number: index + 1, count: paper.questions.length })}
      </h1>
      {study && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        <section className={styles.study} aria-label={say('exam.case', { title: study.title })} tabIndex={0}>
          <h2>{say('exam.case', { title: study.title })}</h2>
          <MarkedText text={study.scenario} part={CASE_PART} highlights={highlights} />
        </section>
      )}
      <div className={styles.column}>
        {question.scenario && <MarkedText text={question.scenario} part="scenario" highlights={highlights} />}
        <Exhibits bank={paper.bank.id} exhibits={question.exhibits} />
        <div className={styles.stem} id={stemId}>
          <MarkedText text={question.stem} part="stem" highlights={highlights} />
        </div>
        <p className={room.hint}>{chooseHint(question, response?.kind === 'choice' ? response.chosen.length : null)}</p>
        {(question.type === 'single' || question.type === 'multiple') && (
          <ChoiceOptions
            {...shared}
            chosen={response?.kind === 'choice' ? response.chosen : []}
            struck={answer.struck}
            onSelect={onSelect}
            onStrike={onStrike}
          />
        )}
        {question.type === 'ordering' && (
          <OrderOptions
            {...shared}
            order={response?.kind === 'order' ? response.order : null}
            onSay={onSay}
            onOrder={(order) => onAct({ kind: 'answer', question: index, response: { kind: 'order', order } })}
          />
        )}
        {question.type === 'matching' && (
          <MatchOptions
            {...shared}
            pairs={response?.kind === 'match' ? response.pairs : {}}
            onSay={onSay}
            onPairs={(pairs) =>
              onAct({ kind: 'answer', question: index, response: Object.keys(pairs).length === 0 ? null : { kind: 'match', pairs } })
            }
          />
        )}
        {asksCertainty && (
          <Certainty level={answer.certainty} locked={locked} onLevel={(level) => onAct({ kind: 'certainty', question: index, level })} />
        )}
        {solution && <Verdict isRight={isRightAnswer(solution.key, response)} />}
        {solution?.explanation && (
          <section className={styles.explanation}>
            <Prose text={solution.explanation} />
          </section>
        )}
      </div>
    </article>
  );
});

function Verdict({ isRight }: { readonly isRight: boolean }) {
  return (
    <p className={styles.verdict}>
      <CheckMark mark={isRight ? 'right' : 'wrong'}>{say(isRight ? 'exam.right' : 'exam.wrong')}</CheckMark>
    </p>
  );
}

/** "Choose two. 1 of 2 chosen": derived from the key, so bundled stems leave it out. */
function chooseHint(question: QuestionView, chosen: number | null): string {
  if (question.type === 'ordering') return say('exam.order.hint');
  if (question.type === 'matching') return say('exam.match.hint');
  const rule = question.choose === 1 ? say('exam.choose-one') : say('exam.choose-many', { word: numberWord(question.choose) });
  return question.choose === 1 ? rule : `${rule} ${say('exam.chosen', { chosen: chosen ?? 0, count: question.choose })}`;
}

function numberWord(count: number): string {
  switch (count) {
    case 2:
      return say('exam.number.2');
    case 3:
      return say('exam.number.3');
    case 4:
      return say('exam.number.4');
    default:
      return String(count);
  }
}
