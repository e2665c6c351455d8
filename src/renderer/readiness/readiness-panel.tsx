/** Readiness in full: the figure, the score that the exam would likely give, what it rests on, the question of the offset, and the real result. */

import { Link } from 'wouter';
import type { ExamReadinessView } from '../../api/readiness-views';
import { say } from '../../language/say';
import { useCall, useRead } from '../data/queries';
import { formatDay, formatPercent, formatPoints, wholePercent } from '../format';
import { passLineWords } from '../pass-line';
import { BandScale } from '../ui/band-scale';
import { Banner } from '../ui/banner';
import { Card } from '../ui/card';
import { RadioGroup } from '../ui/radio-group';
import styles from './readiness.module.css';
import { ReadinessHead } from './readiness-head';
import { fewestAnswers, readinessLabel } from './readiness-words';

/** Readiness for one exam, or for the one practised last. Nothing where nothing is known. */
export function ReadinessPanel({ blueprint }: { readonly blueprint: string | null }) {
  const { data, isError } = useRead('readiness.read', { blueprint });
  if (isError) return <Banner tone="error">{say('readiness.failed')}</Banner>;
  if (!data?.shown) return null;
  const { shown } = data;
  return (
    <Card title={say('readiness.title')}>
      <div className={styles.panel}>
        <ReadinessHead shown={shown} />
        <LikelyScore shown={shown} />
        <div className={styles.columns}>
          <RestsOn shown={shown} />
          {/* What is said of the bank says nothing of an official report, and moves nothing that is not shown. */}
          {shown.readiness.kind === 'chance' && <OffsetQuestion blueprint={shown.blueprint} answer={shown.offset.answer} />}
        </div>
        <RealResult real={shown.real} />
        <p className={styles.soft}>{say('readiness.not-calibrated')}</p>
      </div>
    </Card>
  );
}

function LikelyScore({ shown: { score, line } }: { readonly shown: ExamReadinessView }) {
  if (score === null) return null;
  const [mean, low, high] = [wholePercent(score.mean), wholePercent(score.low), wholePercent(score.high)];
  return (
    <>
      <p>{say('readiness.score', { low, high })}</p>
      <BandScale
        label={say('readiness.scale', { mean, low, high, line: passLineWords(line) })}
        marks={{ share: score.mean, interval: score, line, previous: null, side: null }}
        words={{ score: say('readiness.scale.score', { mean }), previous: null, band: passLineWords(line) }}
      />
    </>
  );
}

/** Half of the weight: from here on the forecast may be memory more than knowledge (MEASURES 3.2). */
const MOSTLY_REPEATS = 0.5;

function RestsOn({ shown: { evidence, offset, readiness } }: { readonly shown: ExamReadinessView }) {
  const { timedMocks, answers, attempts, weight, repeatShare, latestMs, meanAgeDays } = evidence;
  const points = formatPoints(offset.points);
  const lines: [term: string, words: string][] = [
    [say('readiness.rests.mocks'), String(timedMocks)],
    [
      say('readiness.rests.answers'),
      answers === 0
        ? say('readiness.rests.answers.none')
        : say('readiness.rests.answers.weight', { answers, count: attempts, weight: Math.round(weight) }),
    ],
    ...(meanAgeDays === null || latestMs === null
      ? []
      : ([
          [
            say('readiness.rests.repeats'),
            say(repeatShare > MOSTLY_REPEATS ? 'readiness.rests.repeats.most' : 'readiness.rests.repeats.share', {
              percent: wholePercent(repeatShare),
            }),
          ],
          [say('readiness.rests.age'), say('readiness.rests.age.days', { count: Math.round(meanAgeDays), date: formatDay(latestMs) })],
        ] as [string, string][])),
    ...(readiness.kind === 'too-early'
      ? []
      : ([
          [
            say('readiness.rests.offset'),
            Number(points) === 0
              ? say('readiness.rests.offset.none')
              : say(offset.points > 0 ? 'readiness.rests.offset.harder' : 'readiness.rests.offset.easier', { points }),
          ],
        ] as [string, string][])),
    ...(offset.official === null
      ? []
      : ([[say('readiness.rests.official'), say(`readiness.rests.official.${offset.official}`, { needed: fewestAnswers })]] as [string, string][])),
  ];
  return (
    <section className={styles.rests} aria-label={say('readiness.rests')}>
      <h3>{say('readiness.rests')}</h3>
      <dl>
        {lines.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Answer = ExamReadinessView['offset']['answer'];
const ANSWERS: readonly Answer[] = ['same', 'easier', 'harder', 'unknown'];

function OffsetQuestion({ blueprint, answer }: { readonly blueprint: string; readonly answer: Answer }) {
  const settings = useRead('settings.read', {});
  const write = useCall('settings.write');
  const shown = write.isPending ? (write.variables.bankAgainstExam?.[blueprint] ?? answer) : answer;
  return (
    <div>
      <RadioGroup
        label={say('readiness.offset')}
        hint={say('readiness.offset.hint')}
        value={shown}
        isDisabled={!settings.data}
        onChange={(chosen) => write.mutate({ bankAgainstExam: { ...settings.data?.bankAgainstExam, [blueprint]: chosen } })}
        options={ANSWERS.map((id) => ({
          id,
          label: say(`readiness.offset.${id}`),
          ...(id === 'unknown' && { detail: say('readiness.offset.unknown.detail') }),
        }))}
      />
      {write.isError && <Banner tone="error">{say('readiness.offset.failed')}</Banner>}
    </div>
  );
}

function RealResult({ real }: { readonly real: ExamReadinessView['real'] }) {
  if (real === null) {
    return (
      <p className={styles.soft}>
        <Link href="/outside">{say('readiness.real.add')}</Link>
      </p>
    );
  }
  const { date, outcome, share, forecast } = real;
  const sentences = [
    say(`readiness.real.${outcome ?? 'sat'}`, { date: formatDay(Date.parse(`${date}T12:00`)) }),
    ...(share === null ? [] : [say('readiness.real.score', { percent: formatPercent(share) })]),
    forecast.kind === 'too-early'
      ? say('readiness.real.no-forecast')
      : say('readiness.real.forecast', { percent: forecast.percent, label: readinessLabel(forecast) }),
  ];
  return (
    <section>
      <h3>{say('readiness.real')}</h3>
      <p>{sentences.join(' ')}</p>
    </section>
  );
}
