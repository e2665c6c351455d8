/** An opened question: its text as it was asked, your answer beside the key, the reasons, and where to read on. */

import { Link } from 'wouter';
import type { Report, ReportQuestion } from '../../../api/report-views';
import { CASE_PART, caseKeeper, highlightsShown, promptPart } from '../../../core/highlights';
import { say } from '../../../language/say';
import { letterOf } from '../../format';
import { Exhibits } from '../exam/exhibits';
import { MarkedText } from '../exam/marked-text';
import { ChoiceAnswers, MatchAnswers, OrderAnswers } from './answers';
import { CorrectionLine } from './correction-line';
import { QuestionActions } from './question-actions';
import { CaseStudy, Part, SolutionParts } from './question-parts';
import styles from './questions.module.css';

interface QuestionDetailProps {
  readonly report: Report;
  readonly question: ReportQuestion;
}

export function QuestionDetail({ report, question }: QuestionDetailProps) {
  const { number, view, answer, solution, domain, topics, exposuresBefore, hits, outcome } = question;
  const study = report.caseStudies.find((candidate) => candidate.id === view.caseStudy);
  const views = report.questions.map((other) => other.view);
  const keeper = report.questions[caseKeeper(views, number - 1)];
  const highlights = highlightsShown(answer.highlights, keeper?.answer.highlights ?? []);
  const domainTitle = report.blueprint.domains.find((candidate) => candidate.id === domain)?.title ?? '';
  const facts = [
    `${domain} ${domainTitle}`,
    ...topics.map((topic) => report.topicTitles[topic] ?? topic),
    exposuresBefore === 0 ? say('report.question.new') : say('report.question.seen-before', { count: exposuresBefore }),
    ...(answer.certainty === null ? [] : [say('report.question.certainty', { certainty: say(`report.certainty.${answer.certainty}`) })]),
    say('report.question.id', { id: view.id }),
  ];
  // Letters are names of choices; steps and matches have none.
  const isChoice = view.type === 'single' || view.type === 'multiple';
  const marked = [
    ...view.prompts.map(({ id, text }) => ({ part: promptPart(id), text, letter: '' })),
    ...view.options.map(({ id, text }, index) => ({ part: id, text, letter: isChoice ? letterOf(index) : '' })),
  ].filter((text) => answer.highlights.some(({ part }) => part === text.part));
  return (
    <>
      <CorrectionLine question={question} />
      {study && (
        <CaseStudy summary={say('report.question.case', { title: study.title })}>
          <MarkedText text={study.scenario} part={CASE_PART} highlights={highlights} />
        </CaseStudy>
      )}
      {view.scenario && <MarkedText text={view.scenario} part="scenario" highlights={answer.highlights} />}
      <Exhibits bank={report.bank.id} exhibits={view.exhibits} />
      <div className={styles.stem}>
        <MarkedText text={view.stem} part="stem" highlights={answer.highlights} />
      </div>
      {answer.response === null && <p className={styles.hint}>{say('report.question.blank')}</p>}
      {view.type !== 'single' && answer.response !== null && outcome === 'wrong' && (
        <p className={styles.hint}>{say('report.question.hits', { hits, choose: view.choose })}</p>
      )}
      {solution.key.kind === 'choice' && <ChoiceAnswers question={question} />}
      {solution.key.kind === 'order' && <OrderAnswers question={question} />}
      {solution.key.kind === 'match' && <MatchAnswers question={question} />}
      {marked.length > 0 && (
        <Part title={say('report.question.highlighted')} level={4}>
          <ul className={styles.references}>
            {marked.map(({ part, text, letter }) => (
              <li key={part}>
                {letter}
                <MarkedText text={text} part={part} highlights={answer.highlights} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {answer.note && (
        <Part title={say('report.question.note')} level={4}>
          <p className={styles.scratch}>{answer.note}</p>
        </Part>
      )}
      <SolutionParts solution={solution} level={4} listClass={styles.references} />
      <p className={styles.hint}>
        <Link href={`/study/${report.bank.id}/${view.id}`}>{say('report.question.study')}</Link>
      </p>
      <QuestionActions attempt={report.row.id} bank={report.bank.id} question={question} />
      <p className={styles.facts}>{facts.join(' · ')}</p>
    </>
  );
}
