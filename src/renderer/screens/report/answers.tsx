/** Your answer beside the key, for each kind of question: options in the order as they were shown, with the reason of each. */

import { Check, X } from 'lucide-react';
import type { ReportQuestion } from '../../../api/report-views';
import { say } from '../../../language/say';
import { letterOf } from '../../format';
import { Prose } from '../../ui/prose';
import styles from './answers.module.css';

interface AnswersProps {
  readonly question: Pick<ReportQuestion, 'view' | 'answer' | 'solution'>;
}

/** Single and multiple choice. */
export function ChoiceAnswers({ question: { view, answer, solution } }: AnswersProps) {
  const key = solution.key.kind === 'choice' ? solution.key.chosen : [];
  const chosen = answer.response?.kind === 'choice' ? answer.response.chosen : [];
  return (
    <ol className={styles.options} aria-label={say('report.question.options')}>
      {view.options.map((option, index) => {
        const isKey = key.includes(option.id);
        const isChosen = chosen.includes(option.id);
        const isStruck = answer.struck.includes(option.id);
        const rationale = solution.options.find((candidate) => candidate.id === option.id)?.rationale;
        return (
          <li key={option.id} data-mark={isKey ? 'right' : isChosen ? 'wrong' : undefined}>
            <span className={styles.letter}>{letterOf(index)}</span>
            <div className={styles.optionText}>
              <div data-struck={isStruck || undefined}>
                <Prose text={option.text} />
              </div>
              {(isKey || isChosen || isStruck) && (
                <p className={styles.marks}>
                  {isKey && (
                    <span data-mark="right">
                      <Check size="1.125em" strokeWidth={3} aria-hidden="true" />
                      {say('report.question.key')}
                    </span>
                  )}
                  {isChosen && (
                    <span data-mark={isKey ? 'right' : 'wrong'}>
                      {!isKey && <X size="1.125em" strokeWidth={3} aria-hidden="true" />}
                      {say('report.question.yours')}
                    </span>
                  )}
                  {isStruck && <span>{say('report.question.struck')}</span>}
                </p>
              )}
              {rationale && (
                <div className={styles.rationale}>
                  <Prose text={rationale} />
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Ordering: the right order beside yours, place by place. */
export function OrderAnswers({ question }: AnswersProps) {
  const { answer, solution } = question;
  const key = solution.key.kind === 'order' ? solution.key.order : [];
  const order = answer.response?.kind === 'order' ? answer.response.order : [];
  return (
    <SideBySide
      question={question}
      caption={say('report.question.order')}
      heads={[say('report.question.place'), say('report.question.your-order'), say('report.question.right-order')]}
      lines={key.map((right, place) => ({ id: right, name: place + 1, yours: order[place], right }))}
    />
  );
}

/** Matching: the right partner of each item beside yours. */
export function MatchAnswers({ question }: AnswersProps) {
  const { view, answer, solution } = question;
  const key = solution.key.kind === 'match' ? solution.key.pairs : {};
  const pairs = answer.response?.kind === 'match' ? answer.response.pairs : {};
  return (
    <SideBySide
      question={question}
      caption={say('report.question.pairs')}
      heads={[say('report.question.prompt'), say('report.question.your-match'), say('report.question.right-match')]}
      lines={view.prompts.map(({ id, text }) => ({ id, name: text, yours: pairs[id], right: key[id] }))}
    />
  );
}

interface SideBySideProps extends AnswersProps {
  readonly caption: string;
  readonly heads: readonly [name: string, yours: string, right: string];
  /** `yours` and `right` are ids of options. */
  readonly lines: readonly {
    readonly id: string;
    readonly name: string | number;
    readonly yours: string | undefined;
    readonly right: string | undefined;
  }[];
}

/** What was right beside what was given, line by line, and the reasons below. */
function SideBySide({ question, caption, heads, lines }: SideBySideProps) {
  return (
    <>
      <div className={styles.sides}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, yours, right }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <Yours question={question} option={yours} isRight={yours === right} />
                <td>{textOf(question, right)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Reasons question={question} />
    </>
  );
}

interface YoursProps extends AnswersProps {
  readonly option: string | undefined;
  readonly isRight: boolean;
}

/** A cell with the candidate's own, and a sign for whether it was right. */
function Yours({ question, option, isRight }: YoursProps) {
  if (option === undefined) return <td className={styles.nothing}>{say('report.question.nothing')}</td>;
  const Sign = isRight ? Check : X;
  return (
    <td data-mark={isRight ? 'right' : 'wrong'}>
      <span className={styles.signed}>
        <Sign
          size="1.125em"
          strokeWidth={3}
          role="img"
          aria-label={say(isRight ? 'report.question.right-here' : 'report.question.wrong-here')}
          aria-hidden={false}
        />
        <span>{textOf(question, option)}</span>
      </span>
    </td>
  );
}

/** The reasons of options that have one, below a table that has no room for them. */
function Reasons({ question: { view, solution } }: AnswersProps) {
  const reasons = view.options.flatMap(({ id, text }) => {
    const rationale = solution.options.find((candidate) => candidate.id === id)?.rationale;
    return rationale ? [{ id, text, rationale }] : [];
  });
  if (reasons.length === 0) return null;
  return (
    <dl className={styles.reasons} aria-label={say('report.question.reasons')}>
      {reasons.map(({ id, text, rationale }) => (
        <div key={id}>
          <dt>{text}</dt>
          <dd>
            <Prose text={rationale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function textOf({ view }: AnswersProps['question'], option: string | undefined): string {
  return view.options.find((candidate) => candidate.id === option)?.text ?? '–';
}
