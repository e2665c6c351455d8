/** What goes on the sheet, and on what paper. */

import type { NoteAreaView } from '../../../api/notes-views';
import { say } from '../../../language/say';
import { areaWords, formatGain } from '../../notes/note-text';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { NumberField } from '../../ui/number-field';
import { SegmentedControl } from '../../ui/segmented-control';
import { Switch } from '../../ui/switch';
import styles from './cram-sheet.module.css';
import type { Paper, SheetShape } from './sheet-paper';

export interface SheetWish extends SheetShape {
  readonly withLearned: boolean;
  /** Keys of areas that are left out. */
  readonly without: readonly string[];
}

export const FIRST_WISH: SheetWish = { paper: 'a4', pages: 6, columns: 3, withLearned: false, without: [] };
export const MOST_PAGES = 8;
export const COLUMNS = [2, 3, 4] as const;

interface SheetChoicesProps {
  readonly areas: readonly NoteAreaView[];
  readonly wish: SheetWish;
  readonly onWish: (wish: SheetWish) => void;
}

export function SheetChoices({ areas, wish, onWish }: SheetChoicesProps) {
  const change = (part: Partial<SheetWish>) => onWish({ ...wish, ...part });
  const paper = (id: Paper) => change({ paper: id });
  return (
    <div className={styles.choices} data-print="hide">
      <fieldset className={styles.areas}>
        <legend>{say('sheet.areas')}</legend>
        <div className={styles.areaButtons}>
          <Button size="small" variant="quiet" isDisabled={wish.without.length === 0} onPress={() => change({ without: [] })}>
            {say('sheet.areas.all')}
          </Button>
          <Button size="small" variant="quiet" onPress={() => change({ without: areas.map(({ key }) => key) })}>
            {say('sheet.areas.none')}
          </Button>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus what is cut off cannot be reached by keyboard */}
        <section className={styles.areaList} aria-label={say('sheet.areas')} tabIndex={0}>
          {areas.map(({ key, place, topic, gain, open, learned }) => {
            const words = areaWords(place, topic);
            const count = open + (wish.withLearned ? learned : 0);
            const gains = gain === null ? '' : ` · ${say('sheet.gain', { points: formatGain(gain) })}`;
            return (
              <Checkbox
                key={key}
                isSelected={!wish.without.includes(key)}
                onChange={(isIn) => change({ without: isIn ? wish.without.filter((each) => each !== key) : [...wish.without, key] })}
                detail={`${words.place === null ? '' : `${words.place} · `}${say('notes.count', { count })}${gains}`}
              >
                {words.topic}
              </Checkbox>
            );
          })}
        </section>
      </fieldset>
      <div className={styles.shape}>
        <Switch isSelected={wish.withLearned} onChange={(withLearned) => change({ withLearned })}>
          {say('sheet.with-learned')}
        </Switch>
        <div>
          <p className={styles.label}>{say('sheet.paper')}</p>
          <SegmentedControl
            label={say('sheet.paper')}
            selected={wish.paper}
            onSelect={paper}
            segments={[
              { id: 'a4', label: say('sheet.paper.a4') },
              { id: 'letter', label: say('sheet.paper.letter') },
            ]}
          />
        </div>
        <div>
          <p className={styles.label}>{say('sheet.columns')}</p>
          <SegmentedControl
            label={say('sheet.columns')}
            selected={String(wish.columns)}
            onSelect={(columns) => change({ columns: Number(columns) })}
            segments={COLUMNS.map((count) => ({ id: String(count), label: String(count) }))}
          />
        </div>
        <NumberField
          label={say('sheet.pages')}
          increaseLabel={say('sheet.pages.more')}
          decreaseLabel={say('sheet.pages.fewer')}
          minValue={1}
          maxValue={MOST_PAGES}
          value={wish.pages}
          onChange={(pages) => Number.isInteger(pages) && change({ pages })}
        />
      </div>
    </div>
  );
}
