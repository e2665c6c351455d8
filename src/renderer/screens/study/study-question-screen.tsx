/** One question of a bank with its answer: options with their reasons, explanation, references, its learning point and its siblings. */

import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { StudyQuestion } from '../../../api/bank-study-views';
import type { AnswerView } from '../../../api/views';
import { say } from '../../../language/say';
import { useCall } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { Prose } from '../../ui/prose';
import { Exhibits } from '../exam/exhibits';
import { ChoiceAnswers } from '../report/answers';
import { CaseStudy, Part, SolutionParts } from '../report/question-parts';
import { acquaintanceWords } from './question-line';
import { RightOrder, RightPairs } from './right-answers';
import styles from './study.module.css';

interface StudyQuestionScreenProps {
  readonly bank: string;
  readonly question: string;
}

export default function StudyQuestionScreen({ bank, question }: StudyQuestionScreenProps) {
  const [, navigate] = useLocation();
  const [opensKept, setOpensKept] = useState(false);
  // Giving the answer out is what counts as seen, so it is a change and not a reading.
  const { mutate, data, error } = useCall('study.look');
  useEffect(() => mutate({ bank, question, opensKept }), [mutate, bank, question, opensKept]);
  const back = (
    <p>
      <Link href={`/study/${bank}`}>{say('study.back')}</Link>
    </p>
  );
  if (error) {
    return (
      <>
        {back}
        <ErrorState
          title={say('study.question.error')}
          detail={whyFailed(error)}
          action={{ label: say('exam.retry'), onPress: () => mutate({ bank, question, opensKept }) }}
        />
      </>
    );
  }
  if (!data) return <Loading label={say('app.loading')} />;
  return (
    <>
      {back}
      {data.question === null ? (
        <section className={styles.gate}>
          <h1>{say('study.kept.title')}</h1>
          <p>{say('study.kept.text')}</p>
          <div className={styles.gateActions}>
            <Button variant="primary" onPress={() => navigate(`/study/${bank}`)}>
              {say('study.back')}
            </Button>
            <Button onPress={() => setOpensKept(true)}>{say('study.kept.open')}</Button>
          </div>
        </section>
      ) : (
        <Question bank={bank} title={data.bank.title} question={data.question} />
      )}
    </>
  );
}

/** Nobody has answered here. */
const NO_ANSWER: AnswerView = { response: null, flagged: false, struck: [], note: '', highlights: [], certainty: null, seen: true, revealed: true };

function Question({ bank, title, question }: { readonly bank: string; readonly title: string; readonly question: StudyQuestion }) {
  const { view, solution, caseStudy, places, topics, services, difficulty, seen, correction, siblings } = question;
  const facts = [
    ...places.map((place) => say('study.place', place)),
    ...topics.map((topic) => topic.title),
    ...services,
    say(`study.difficulty.${difficulty}`),
    say(`study.type.${view.type}`),
    acquaintanceWords(seen),
    title,
  ];
  return (
    <article className={styles.question} aria-labelledby="study-question">
      <h1 id="study-question">{say('study.question', { id: view.id })}</h1>
      {correction !== null && <p className={styles.soft}>{say(correction === 'key' ? 'study.key.corrected' : 'study.voided')}</p>}
      {caseStudy && (
        <CaseStudy summary={say('study.case', { title: caseStudy.title })}>
          <Prose text={caseStudy.scenario} />
        </CaseStudy>
      )}
      {view.scenario && <Prose text={view.scenario} />}
      <Exhibits bank={bank} exhibits={view.exhibits} />
      <div className={styles.stem}>
        <Prose text={view.stem} />
      </div>
      {solution.key.kind === 'choice' && <ChoiceAnswers question={{ view, solution, answer: NO_ANSWER }} />}
      {solution.key.kind === 'order' && <RightOrder order={solution.key.order} solution={solution} />}
      {solution.key.kind === 'match' && <RightPairs view={view} pairs={solution.key.pairs} solution={solution} />}
      <SolutionParts solution={solution} level={2} listClass={styles.plain} />
      {siblings.length > 0 && (
        <Part title={say('study.siblings')} level={2}>
          <ul className={styles.plain}>
            {siblings.map(({ id, line }) => (
              <li key={id}>
                <Link href={`/study/${bank}/${id}`}>{line ?? say('study.kept.line')}</Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </article>
  );
}
