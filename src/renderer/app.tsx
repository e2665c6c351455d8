/** Which screen stands at which address, and what all of them share: the theme, fresh data, and a net for bugs. */

import { lazy, Suspense, useEffect } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { say } from '../language/say';
import { lacksToken } from './data/connection';
import { useChanges, useRead } from './data/queries';
import { Frame } from './frame';
import { ScreenBoundary } from './screen-boundary';
import { useScreenChange } from './screen-change';
import { LibraryScreen } from './screens/library/library-screen';
import { EmptyState } from './ui/empty-state';
import { ErrorState } from './ui/error-state';
import { Loading } from './ui/loading';

// The library is the first screen; the others come when they are asked for.
const ExamScreen = lazy(() => import('./screens/exam/exam-screen'));
const ImportScreen = lazy(() => import('./screens/import/import-screen'));
const StartScreen = lazy(() => import('./screens/start/start-screen'));
const ReportScreen = lazy(() => import('./screens/report/report-screen'));
const HistoryScreen = lazy(() => import('./screens/history/history-screen'));
const CompareScreen = lazy(() => import('./screens/compare/compare-screen'));
const OutsideScreen = lazy(() => import('./screens/outside/outside-screen'));
const ReviewsScreen = lazy(() => import('./screens/reviews/reviews-screen'));
const StudyScreen = lazy(() => import('./screens/study/study-screen'));
const StudyQuestionScreen = lazy(() => import('./screens/study/study-question-screen'));
const CramSheetScreen = lazy(() => import('./screens/cram-sheet/cram-sheet-screen'));
const NewBankScreen = lazy(() => import('./screens/edit/new-bank-screen'));
const BankScreen = lazy(() => import('./screens/edit/bank-screen'));
const QuestionScreen = lazy(() => import('./screens/edit/question-screen'));
const WeakScreen = lazy(() => import('./screens/weak/weak-screen'));
const WorkedExampleScreen = lazy(() => import('./screens/help/worked-example-screen'));
const AboutScreen = lazy(() => import('./screens/about/about-screen'));
const SettingsScreen = lazy(() => import('./screens/settings/settings-screen'));

export function App() {
  const [location] = useHashLocation();
  useChanges();
  const { error } = useLook();
  useScreenChange(location);
  if (lacksToken(error)) {
    return (
      <main>
        <ErrorState title={say('app.name')} detail={say('call.no-token')} />
      </main>
    );
  }
  return (
    <ScreenBoundary>
      <Router hook={useHashLocation}>
        <Suspense fallback={<Loading label={say('app.loading')} />}>
          <Switch>
            <Route path="/exam/:id">{({ id }) => <ExamScreen key={id} id={id} />}</Route>
            <Route>
              <Frame>
                <Suspense fallback={<Loading label={say('app.loading')} />}>
                  <Switch>
                    <Route path="/">
                      <LibraryScreen />
                    </Route>
                    <Route path="/start/:blueprint/:mode?">
                      {({ blueprint, mode }) => <StartScreen key={blueprint} blueprint={blueprint} wanted={mode} />}
                    </Route>
                    <Route path="/report/:id">{({ id }) => <ReportScreen key={id} id={id} />}</Route>
                    <Route path="/import/:upload?">{({ upload }) => <ImportScreen key={upload ?? ''} upload={upload} />}</Route>
                    <Route path="/history">
                      <HistoryScreen />
                    </Route>
                    <Route path="/compare/:id/:other?">{({ id, other }) => <CompareScreen key={id} id={id} other={other} />}</Route>
                    <Route path="/outside/:id?">{({ id }) => <OutsideScreen key={id ?? ''} id={id} />}</Route>
                    <Route path="/reviews">
                      <ReviewsScreen />
                    </Route>
                    <Route path="/study/:bank/of/:exam/:kind/:area">
                      {({ bank, exam, kind, area }) => (
                        <StudyScreen key={`${bank} ${exam} ${kind} ${area}`} bank={bank} area={{ exam, kind, id: area }} />
                      )}
                    </Route>
                    <Route path="/study/:bank/:question">
                      {({ bank, question }) => <StudyQuestionScreen key={`${bank} ${question}`} bank={bank} question={question} />}
                    </Route>
                    <Route path="/study/:bank?">{({ bank }) => <StudyScreen key={bank ?? ''} bank={bank ?? null} area={null} />}</Route>
                    <Route path="/edit/new-bank">
                      <NewBankScreen />
                    </Route>
                    <Route path="/edit/:bank">{({ bank }) => <BankScreen key={bank} bank={bank} />}</Route>
                    <Route path="/edit/:bank/:question">
                      {({ bank, question }) => (
                        <QuestionScreen key={`${bank} ${question}`} bank={bank} question={question === 'new' ? null : question} />
                      )}
                    </Route>
                    <Route path="/weak">
                      <WeakScreen />
                    </Route>
                    <Route path="/cram-sheet">
                      <CramSheetScreen />
                    </Route>
                    <Route path="/help/worked-example">
                      <WorkedExampleScreen />
                    </Route>
                    <Route path="/settings">
                      <SettingsScreen />
                    </Route>
                    <Route path="/about">
                      <AboutScreen />
                    </Route>
                    <Route>
                      <EmptyState sentence={say('app.not-found')} />
                    </Route>
                  </Switch>
                </Suspense>
              </Frame>
            </Route>
          </Switch>
        </Suspense>
      </Router>
    </ScreenBoundary>
  );
}

/** Puts theme and text size on the document, where the tokens look for them. */
function useLook() {
  const look = useRead('settings.read', {});
  const { data } = look;
  useEffect(() => {
    if (!data) return;
    const { dataset } = document.documentElement;
    if (data.theme === 'system') delete dataset.theme;
    else dataset.theme = data.theme;
    dataset.textSize = String(data.textSize);
  }, [data]);
  return look;
}
