/** The first screen: go on where you were, start a mock, see what there is. */

import { FileUp, Plus } from 'lucide-react';
import { useLocation } from 'wouter';
import type { Output } from '../../../api/contract';
import { isUnweighted } from '../../../core/placement';
import { say } from '../../../language/say';
import { handOver, useFileDrop } from '../../data/picking';
import { useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { formatDate, formatPercent } from '../../format';
import { passLineUnbroken } from '../../pass-line';
import { ReadinessGlance } from '../../readiness/readiness-glance';
import { Today } from '../../readiness/today';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { BankList } from './bank-list';
import styles from './library.module.css';
import { ResumeList } from './resume-list';

type Library = Output<'library.read'>;
type ExamCard = Library['exams'][number];
type HistoryRow = Output<'history.list'>['rows'][number];

export function LibraryScreen() {
  const library = useRead('library.read', {});
  const history = useRead('history.list', {});
  const [, navigate] = useLocation();
  const isOver = useFileDrop((files) => {
    handOver(files);
    navigate('/import');
  });
  if (library.isPending) return <Loading label={say('app.loading')} />;
  if (library.isError) {
    return (
      <ErrorState
        title={say('app.broken')}
        detail={whyFailed(library.error)}
        action={{ label: say('exam.retry'), onPress: () => void library.refetch() }}
      />
    );
  }
  const { banks, exams, resumable } = library.data;
  // What can be sat whole comes first; of the others, what is covered best.
  const withBank = exams.filter((exam) => exam.banks.length > 0).sort((a, b) => mocksOf(b) - mocksOf(a) || coverageOf(b) - coverageOf(a));
  const without = exams.filter((exam) => exam.banks.length === 0);
  return (
    <>
      <div className={styles.heading}>
        <h1>{say('library.title')}</h1>
        <Button icon={FileUp} onPress={() => navigate('/import')}>
          {say('import.button')}
        </Button>
      </div>
      {isOver && <Banner tone="info">{say('import.drop-now')}</Banner>}
      <ResumeList rows={resumable} />
      <Today hasHistory={(history.data?.rows.length ?? 0) > 0} />
      <ReadinessGlance />
      <section className={styles.section} aria-labelledby="exams">
        <h2 id="exams">{say('library.exams')}</h2>
        {withBank.length === 0 && <EmptyState sentence={say('library.empty')} />}
        <ul className={styles.exams}>
          {withBank.map((exam) => (
            <li key={exam.blueprint.id}>
              <Exam exam={exam} last={lastMock(history.data?.rows ?? [], exam)} />
            </li>
          ))}
        </ul>
      </section>
      {without.length > 0 && (
        <section className={styles.section} aria-labelledby="others">
          <h2 id="others">{say('library.other')}</h2>
          <p className={styles.soft}>{say('library.other.hint')}</p>
          <ul className={styles.others}>
            {without.map(({ blueprint, line }) => (
              <li key={blueprint.id}>
                <b>{blueprint.title}</b> <span className={styles.soft}>{blueprint.code}</span>
                <p className={styles.soft}>
                  {say('library.facts', { questions: blueprint.questions, minutes: blueprint.minutes, pass: passLineUnbroken(line) })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section} aria-labelledby="banks">
        <div className={styles.heading}>
          <h2 id="banks">{say('library.banks')}</h2>
          <Button size="small" icon={Plus} onPress={() => navigate('/edit/new-bank')}>
            {say('edit.new-bank')}
          </Button>
        </div>
        <BankList banks={banks} />
      </section>
    </>
  );
}

function Exam({ exam: { blueprint, line, banks }, last }: { readonly exam: ExamCard; readonly last: HistoryRow | null }) {
  const [, navigate] = useLocation();
  const questions = banks.reduce((sum, bank) => sum + bank.questions, 0);
  const mocks = banks.reduce((sum, bank) => sum + bank.cleanMocks, 0);
  const startMock = (
    <Button
      variant="primary"
      onPress={() => navigate(`/start/${blueprint.id}`)}
      aria-label={`${say('library.start-mock')}: ${blueprint.title} ${blueprint.code}`}
    >
      {say('library.start-mock')}
    </Button>
  );
  const totalWeight = blueprint.domains.reduce((sum, domain) => sum + domain.weight, 0);
  return (
    <article className={styles.exam} aria-label={`${blueprint.title} ${blueprint.code}`}>
      <header>
        <h3>{blueprint.title}</h3>
        <p className={styles.soft}>{blueprint.code}</p>
      </header>
      <p>{say('library.facts', { questions: blueprint.questions, minutes: blueprint.minutes, pass: passLineUnbroken(line) })}</p>
      {isUnweighted(blueprint) && <p className={styles.soft}>{say('library.unweighted')}</p>}
      <dl className={styles.domains} aria-label={say('library.domains')} hidden={isUnweighted(blueprint)}>
        {blueprint.domains.map((domain, index) => (
          <div key={domain.id}>
            <dt>
              <span className={styles.swatch} data-domain={(index % 7) + 1} aria-hidden="true" />
              {domain.id} {domain.title}
            </dt>
            <dd>{Math.round((1000 * domain.weight) / totalWeight) / 10} %</dd>
          </div>
        ))}
      </dl>
      <p className={styles.soft}>{mocks > 0 ? say('library.stock', { count: questions, mocks }) : say('library.covers', { count: questions })}</p>
      {last?.share != null && <p>{say('library.last', { percent: formatPercent(last.share), date: formatDate(last.submittedAtMs) })}</p>}
      <footer className={styles.actions}>
        {mocks > 0 && startMock}
        <Button
          variant={mocks > 0 ? 'secondary' : 'primary'}
          onPress={() => navigate(`/start/${blueprint.id}/custom`)}
          aria-label={`${say('library.start-other')}: ${blueprint.title} ${blueprint.code}`}
        >
          {say('library.start-other')}
        </Button>
      </footer>
    </article>
  );
}

function mocksOf({ banks }: ExamCard): number {
  return banks.reduce((sum, bank) => sum + bank.cleanMocks, 0);
}

/** Questions here for each question of a whole mock. */
function coverageOf({ banks, blueprint }: ExamCard): number {
  return banks.reduce((sum, bank) => sum + bank.questions, 0) / blueprint.questions;
}

function lastMock(rows: readonly HistoryRow[], { blueprint }: ExamCard): HistoryRow | null {
  return rows.filter((row) => row.blueprint === blueprint.id && row.mode === 'mock').at(-1) ?? null;
}
