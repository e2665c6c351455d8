/** What a set would bring: counts, where it comes from, what is wrong with it, how it reads; and the decision. */

import { useState } from 'react';
import type { ImportChoices } from '../../../api/import-choices';
import type { BankChange, ImportPreview } from '../../../api/import-views';
import type { Problem } from '../../../core/problem';
import { say, sayCode } from '../../../language/say';
import { useRead } from '../../data/queries';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/text-field';
import { DuplicatesCard, type Skipped } from './duplicates-card';
import { Problems, Quality } from './findings';
import styles from './import.module.css';
import { PlacementCard } from './placement-card';
import { Samples } from './samples';
import type { Import, Stage } from './use-import';
import { placementOf, usePlacement } from './use-placement';

interface PreviewProps {
  readonly stage: Extract<Stage, { kind: 'looking' }>;
  readonly set: Import;
}

export function Preview({ stage, set }: PreviewProps) {
  const { preview, isSaving, problem } = stage;
  const { bank, ready, withWarning, skipped, refusal, change, duplicates, placing, remembered } = preview;
  const [left, setLeft] = useState<Skipped>({ exact: remembered?.exact !== 'keep', near: remembered?.near === 'skip' });
  const { choice, setChoice } = usePlacement(remembered);
  const library = useRead('library.read', {}, { enabled: placing !== null });
  const exams = library.data?.exams.map(({ blueprint }) => blueprint) ?? [];
  // These files are no set: there is nothing to look at but the reasons.
  if (refusal && ready + withWarning + skipped === 0) {
    return (
      <>
        <Refusal refusal={refusal} onAgain={set.cancel} />
        {preview.problemCount > 0 && <Problems preview={preview} />}
      </>
    );
  }
  const out = (['exact', 'near'] as const).flatMap((kind) => (duplicates && left[kind] ? duplicates[kind] : []));
  const outCount = out.reduce((sum, { count }) => sum + count, 0);
  const outWithWarning = out.reduce((sum, twins) => sum + twins.withWarning, 0);
  const count = ready + withWarning - outCount;
  const placement = placing && placementOf(choice, bank.id, exams);
  const choices: ImportChoices = { placement, exact: left.exact ? 'skip' : 'keep', near: left.near ? 'skip' : 'keep' };
  return (
    <>
      <div className={styles.title}>
        <h2>{bank.title}</h2>
        <p className={styles.soft}>{say('import.nothing-written')}</p>
      </div>
      {refusal && <Refusal refusal={refusal} onAgain={set.cancel} />}
      <dl className={styles.counts} aria-label={say('import.counts')}>
        <Count count={ready - (outCount - outWithWarning)} words={say('import.ready')} />
        <Count count={withWarning - outWithWarning} words={say('import.with-warning')} />
        {outCount > 0 && <Count count={outCount} words={say('import.left-out-twice')} />}
        <Count count={skipped} words={say('import.skipped')} />
      </dl>
      {preview.isUntitled && ready + withWarning > 0 && <TitleChoice title={bank.title} onUse={set.rename} />}
      <Facts preview={preview} />
      {change && <Change change={change} isDone={false} />}
      {placing && ready + withWarning > 0 && (
        <PlacementCard placing={placing} exams={exams} choice={choice} isRemembered={remembered?.placement != null} onChange={setChoice} />
      )}
      {duplicates === null ? (
        ready + withWarning > 0 && <Banner tone="info">{say('import.duplicates.late')}</Banner>
      ) : (
        <DuplicatesCard duplicates={duplicates} skipped={left} isDisabled={isSaving} onChange={setLeft} />
      )}
      <Problems preview={preview} />
      {ready + withWarning > 0 && (
        <>
          <Quality quality={preview.quality} />
          <Samples preview={preview} />
        </>
      )}
      {problem && <Banner tone="error">{sayCode(problem.code, problem.params)}</Banner>}
      {!refusal && (
        <Decision
          count={count}
          isUpdate={change !== null}
          isPlaced={placing === null || placement !== null}
          isSaving={isSaving}
          onAccept={() => set.accept(choices)}
          onCancel={set.cancel}
        />
      )}
    </>
  );
}

function Refusal({ refusal, onAgain }: { readonly refusal: Problem; readonly onAgain: () => void }) {
  return (
    <Banner tone="error" action={{ label: say('import.again'), onPress: onAgain }}>
      <b>{say('import.refused')}</b> {sayCode(refusal.code, refusal.params)}
    </Banner>
  );
}

function Count({ count, words }: { readonly count: number; readonly words: string }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{count}</dd>
    </div>
  );
}

function TitleChoice({ title, onUse }: { readonly title: string; readonly onUse: (title: string) => void }) {
  const [typed, setTyped] = useState(title);
  return (
    <div className={styles.rename}>
      <TextField label={say('import.set-title')} hint={say('import.set-title.hint')} value={typed} maxLength={300} onChange={setTyped} />
      <Button isDisabled={typed.trim() === '' || typed.trim() === title} onPress={() => onUse(typed.trim())}>
        {say('import.set-title.use')}
      </Button>
    </div>
  );
}

function Facts({ preview: { bank, exams } }: { readonly preview: ImportPreview }) {
  const counting = exams.filter(({ questions }) => questions > 0).map(({ code, questions }) => say('import.facts.exam', { exam: code, questions }));
  return (
    <dl className={styles.facts}>
      <Fact name={say('import.facts.version')}>{bank.version}</Fact>
      <Fact name={say('import.facts.licence')}>{bank.licence ?? say('import.facts.licence.none')}</Fact>
      {bank.authors.length > 0 && <Fact name={say('import.facts.authors')}>{bank.authors.join(', ')}</Fact>}
      <Fact name={say('import.facts.source')}>{bank.source ?? say('import.facts.source.none')}</Fact>
      {bank.provenance && <Fact name={say('import.facts.provenance')}>{bank.provenance}</Fact>}
      <Fact name={say('import.facts.exams')}>{counting.length > 0 ? counting.join(' · ') : say('import.facts.exams.none')}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Before the decision what an update would change, and after it what it has changed. */
export function Change({ change, isDone }: { readonly change: BankChange; readonly isDone: boolean }) {
  const isSame = change.added.count + change.changed.count + change.removed.count === 0;
  return (
    <Card title={say(isDone ? 'import.change.done' : 'import.change')}>
      {isSame && <p>{say(isDone ? 'import.change.same' : 'import.change.none')}</p>}
      {!isSame && !isDone && <p>{say('import.change.line', { title: change.title, version: change.version })}</p>}
      <ul className={styles.changes}>
        {(['added', 'changed', 'removed'] as const).map((kind) => {
          const { count, ids } = change[kind];
          if (count === 0) return null;
          const names = ids.join(', ');
          return (
            <li key={kind}>
              {say(`import.change.${kind}`, { count })}{' '}
              <span className={styles.soft}>{count > ids.length ? say('import.change.names', { names, more: count - ids.length }) : names}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

interface DecisionProps {
  readonly count: number;
  readonly isUpdate: boolean;
  /** Whether it is settled what the questions count for. */
  readonly isPlaced: boolean;
  readonly isSaving: boolean;
  readonly onAccept: () => void;
  readonly onCancel: () => void;
}

function Decision({ count, isUpdate, isPlaced, isSaving, onAccept, onCancel }: DecisionProps) {
  const [declared, setDeclared] = useState(false);
  return (
    <div className={styles.decision}>
      <Checkbox isSelected={declared} onChange={setDeclared} isDisabled={isSaving} detail={say('import.declaration.hint')}>
        {say('import.declaration')}
      </Checkbox>
      {count === 0 && <p>{say('import.nothing-left')}</p>}
      {!isPlaced && <p>{say('import.place.missing')}</p>}
      <div className={styles.actions}>
        <Button variant="primary" isDisabled={!declared || !isPlaced || count === 0 || isSaving} onPress={onAccept}>
          {isSaving ? say('import.saving') : say(isUpdate ? 'import.update' : 'import.accept', { count })}
        </Button>
        <Button onPress={onCancel} isDisabled={isSaving}>
          {say('import.cancel')}
        </Button>
      </div>
    </div>
  );
}
