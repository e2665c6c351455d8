/** The candidate's settings: each change is saved at once. */

import { Link } from 'wouter';
import type { Output } from '../../../api/contract';
import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { Checkbox } from '../../ui/checkbox';
import { Loading } from '../../ui/loading';
import { NumberField } from '../../ui/number-field';
import { SegmentedControl } from '../../ui/segmented-control';
import { Switch } from '../../ui/switch';
import { TextField } from '../../ui/text-field';
import styles from './settings.module.css';
import { StorageHealth } from './storage-health';
import { YourData } from './your-data';

type Settings = Output<'settings.read'>;

const THEMES = ['system', 'light', 'dark'] as const;
const SIZES = ['100', '115', '130', '150', '200'] as const;

/** What a day is set to first. */
const USUAL_DAILY_MINUTES = 30;

export default function SettingsScreen() {
  const settings = useRead('settings.read', {});
  const info = useRead('app.info', {});
  const library = useRead('library.read', {});
  const write = useCall('settings.write');
  if (!settings.data || !info.data) return <Loading label={say('app.loading')} />;
  const { theme, textSize, shortcuts, examDate, lines, practiceScale, dailyMinutes = null, plainRatings = false } = settings.data;
  const change = (part: Partial<Settings>) => write.mutate(part);
  const practised = library.data?.exams.filter((exam) => exam.line.ours && exam.banks.length > 0) ?? [];
  return (
    <>
      <h1>{say('settings.title')}</h1>
      <section className={styles.section} aria-labelledby="look">
        <h2 id="look">{say('settings.look')}</h2>
        <div className={styles.choice}>
          <span>{say('settings.theme')}</span>
          <SegmentedControl
            label={say('settings.theme')}
            selected={theme}
            onSelect={(value) => change({ theme: value })}
            segments={THEMES.map((value) => ({ id: value, label: say(`settings.theme.${value}`) }))}
          />
        </div>
        <div className={styles.choice}>
          <span>{say('settings.text-size')}</span>
          <SegmentedControl
            label={say('settings.text-size')}
            selected={SIZES.find((size) => Number(size) === textSize) ?? '100'}
            onSelect={(value) => change({ textSize: Number(value) as Settings['textSize'] })}
            segments={SIZES.map((value) => ({ id: value, label: `${value} %` }))}
          />
        </div>
        <Checkbox isSelected={shortcuts} onChange={(on) => change({ shortcuts: on })}>
          {say('settings.shortcuts')}
        </Checkbox>
      </section>
      <section className={styles.section} aria-labelledby="exam">
        <h2 id="exam">{say('settings.exam')}</h2>
        <div className={styles.narrow}>
          <TextField
            label={say('settings.exam-date')}
            type="date"
            value={examDate ?? ''}
            onChange={(value) => change({ examDate: value === '' ? null : value })}
          />
        </div>
        {practised.length > 0 && (
          <>
            <h3>{say('settings.lines')}</h3>
            <p className={styles.soft}>{say('settings.lines.hint')}</p>
            {practised.map(({ blueprint, line }) => (
              <div key={blueprint.id} className={styles.row}>
                <NumberField
                  increaseLabel={say('app.increase')}
                  decreaseLabel={say('app.decrease')}
                  label={say('settings.lines.low', { exam: blueprint.code })}
                  value={line.low}
                  minValue={0}
                  maxValue={line.high}
                  onChange={(low) => change({ lines: { ...lines, [blueprint.id]: { low, high: line.high } } })}
                />
                <NumberField
                  increaseLabel={say('app.increase')}
                  decreaseLabel={say('app.decrease')}
                  label={say('settings.lines.high', { exam: blueprint.code })}
                  value={line.high}
                  minValue={line.low}
                  maxValue={100}
                  onChange={(high) => change({ lines: { ...lines, [blueprint.id]: { low: line.low, high } } })}
                />
              </div>
            ))}
          </>
        )}
        <div className={styles.switch}>
          <Switch isSelected={practiceScale} detail={say('settings.practice-scale.hint')} onChange={(on) => change({ practiceScale: on })}>
            {say('settings.practice-scale')}
          </Switch>
        </div>
      </section>
      <section className={styles.section} aria-labelledby="reviews">
        <h2 id="reviews">{say('settings.study')}</h2>
        <div className={styles.switch}>
          <Switch
            isSelected={dailyMinutes !== null}
            detail={say('settings.daily.hint')}
            onChange={(on) => change({ dailyMinutes: on ? USUAL_DAILY_MINUTES : null })}
          >
            {say('settings.daily.limit')}
          </Switch>
        </div>
        {dailyMinutes !== null && (
          <div className={styles.narrow}>
            <NumberField
              increaseLabel={say('app.increase')}
              decreaseLabel={say('app.decrease')}
              label={say('settings.daily')}
              unit={say('settings.daily.unit')}
              value={dailyMinutes}
              minValue={5}
              maxValue={480}
              step={5}
              onChange={(minutes) => !Number.isNaN(minutes) && change({ dailyMinutes: minutes })}
            />
          </div>
        )}
        <div className={styles.switch}>
          <Switch isSelected={plainRatings} detail={say('settings.plain-ratings.hint')} onChange={(on) => change({ plainRatings: on })}>
            {say('settings.plain-ratings')}
          </Switch>
        </div>
      </section>
      <section className={styles.section} aria-labelledby="data">
        <h2 id="data">{say('settings.data')}</h2>
        <p>{say('settings.data.where')}</p>
        <p>
          <code className={styles.path}>{info.data.dataFolder}</code>
        </p>
        <YourData />
      </section>
      <StorageHealth info={info.data} />
      <section className={styles.section} aria-labelledby="about">
        <h2 id="about">{say('settings.about')}</h2>
        <p>{say('settings.version', { version: info.data.version })}</p>
        <Link href="/about">{say('settings.licences')}</Link>
      </section>
    </>
  );
}
