/** Study: a bank searched by place, kind, acquaintance and words; its questions open with their answers, and what mocks need stays shut. */

import { useState } from 'react';
import { useLocation } from 'wouter';
import type { StudyPage } from '../../../api/bank-study-views';
import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { Pager } from '../../ui/pager';
import rows from '../../ui/rows.module.css';
import { Select } from '../../ui/select';
import { QuestionLine } from './question-line';
import { EMPTY_SEARCH, type Search } from './search';
import { SearchFields } from './search-fields';
import styles from './study.module.css';
import { type AreaInPath, areaOf } from './study-path';

/** What was searched last in each bank, for the way back from a question. */
const lastSearch = new Map<string, Search>();

interface StudyScreenProps {
  readonly bank: string | null;
  readonly area: AreaInPath | null;
}

export default function StudyScreen({ bank, area }: StudyScreenProps) {
  const [, navigate] = useLocation();
  const library = useRead('library.read', {});
  if (library.isPending) return <Loading label={say('app.loading')} />;
  const banks = library.data?.banks ?? [];
  const shown = bank ?? banks[0]?.id;
  return (
    <>
      <header className={styles.head}>
        <h1>{say('study.title')}</h1>
        <p className={styles.soft}>{say('study.hint')}</p>
      </header>
      {shown === undefined ? (
        <EmptyState sentence={say('study.none')} action={{ label: say('study.none.go'), onPress: () => navigate('/') }} />
      ) : (
        <>
          {banks.length > 1 && (
            <div className={styles.bank}>
              <Select
                label={say('study.bank')}
                value={shown}
                onChange={(id) => navigate(`/study/${id}`)}
                options={banks.map(({ id, title }) => ({ id, label: title }))}
              />
            </div>
          )}
          <BankStudy key={shown} bank={shown} area={area} />
        </>
      )}
    </>
  );
}

function BankStudy({ bank, area }: { readonly bank: string; readonly area: AreaInPath | null }) {
  const [search, setSearch] = useState<Search>(() => (area ? { ...EMPTY_SEARCH, ...areaOf(area) } : (lastSearch.get(bank) ?? EMPTY_SEARCH)));
  const change = (part: Partial<Search>) => {
    const next = { ...search, page: 0, ...part };
    lastSearch.set(bank, next);
    setSearch(next);
  };
  const { data, error, refetch } = useRead('study.list', { bank, ...search }, { keepsLast: true });
  if (error) {
    return <ErrorState title={say('study.error')} detail={whyFailed(error)} action={{ label: say('exam.retry'), onPress: () => void refetch() }} />;
  }
  if (!data) return <Loading label={say('app.loading')} />;
  return (
    <>
      <SearchFields page={data} search={search} onChange={change} />
      <Kept bank={bank} page={data} search={search} onShow={() => change({ ...EMPTY_SEARCH, seen: 'kept' })} />
      <Found bank={bank} page={data} search={search} onPage={(page) => change({ page })} />
    </>
  );
}

interface FoundProps {
  readonly bank: string;
  readonly page: StudyPage;
  readonly search: Search;
  readonly onPage: (page: number) => void;
}

function Found({ bank, page, search, onPage }: FoundProps) {
  const pager = <Pager table={say('study.table')} count={page.count} pageSize={page.pageSize} page={search.page} onPage={onPage} />;
  return (
    <section className={styles.found} aria-labelledby="study-found">
      <h2 id="study-found" className="visually-hidden">
        {say('study.list')}
      </h2>
      <p role="status" className={styles.soft}>
        {say('study.count', { count: page.count })}
      </p>
      {page.rows.length === 0 ? (
        <p className={rows.none}>{say('study.list.none')}</p>
      ) : (
        <>
          <ul className={rows.list}>
            {page.rows.map((row) => (
              <QuestionLine key={row.id} bank={bank} row={row} page={page} />
            ))}
          </ul>
          {pager}
        </>
      )}
    </section>
  );
}

interface KeptProps {
  readonly bank: string;
  readonly page: StudyPage;
  readonly search: Search;
  readonly onShow: () => void;
}

/** What is not listed, why, and the way to it. */
function Kept({ bank, page, search, onShow }: KeptProps) {
  const [isAsked, setAsked] = useState(false);
  const openAll = useCall('study.open-all');
  const confirm = () => {
    openAll.mutate({ bank });
    setAsked(false);
  };
  return (
    <>
      {openAll.error && <Banner tone="error">{whyFailed(openAll.error)}</Banner>}
      {page.kept > 0 && (
        <div className={styles.kept}>
          <p>{say('study.kept', { count: page.kept })}</p>
          {search.seen !== 'kept' && (
            <Button size="small" onPress={onShow}>
              {say('study.kept.show')}
            </Button>
          )}
          <Button variant="quiet" size="small" onPress={() => setAsked(true)}>
            {say('study.kept.open-all')}
          </Button>
        </div>
      )}
      {page.inMock > 0 && (
        <div className={styles.kept}>
          <p>{say('study.in-mock', { count: page.inMock })}</p>
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsked}
        isDanger
        title={say('study.kept.ask', { count: page.kept })}
        confirmLabel={say('study.kept.ask.yes')}
        cancelLabel={say('study.kept.ask.no')}
        onConfirm={confirm}
        onCancel={() => setAsked(false)}
      >
        <p>{say('study.kept.ask.text')}</p>
      </ConfirmDialog>
    </>
  );
}
