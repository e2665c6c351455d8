/** What a set would bring: counts, where it comes from, what is wrong with it, how it reads; and the decision. */

import { type ReactNode, useState } from 'react';
import type { ImportPreview } from '../../../api/views';
import type { Problem } from '../../../core/problem';
import { say, sayCode } from '../../../language/say';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Checkbox } from '../../ui/checkbox';
import { type Column, Table } from '../../ui/table';
import { Tag, type TagProps } from '../../ui/tag';
import { TextField } from '../../ui/text-field';
import styles from './import.module.css';
import { Samples } from './samples';
import type { Import, Stage } from './use-import';

interface PreviewProps {
  readonly stage: Extract<Stage, { kind: 'looking' }>;
  readonly set: Import;
}

export function Preview({ stage, set }: PreviewProps) {
  const { preview, isSaving, problem } = stage;
  const { bank, ready, withWarning, skipped, refusal, change } = preview;
  // These files are no set: there is nothing to look at but the reasons.
  if (refusal && ready + withWarning + skipped === 0) {
    return (
      <>
        <Refusal refusal={refusal} onAgain={set.cancel} />
        {preview.problemCount > 0 && <Problems preview={preview} />}
      </>
    );
  }
  return (
    <>
      <div className={styles.title}>
        <h2>{bank.title}</h2>
        <p className={styles.soft}>{say('import.nothing-written')}</p>
      </div>
      {refusal && <Refusal refusal={refusal} onAgain={set.cancel} />}
      <dl className={styles.counts} aria-label={say('import.counts')}>
        <Count count={ready} words={say('import.ready')} />
        <Count count={withWarning} words={say('import.with-warning')} />
        <Count count={skipped} words={say('import.skipped')} />
      </dl>
      {preview.isUntitled && ready + withWarning > 0 && <TitleChoice title={bank.title} onUse={set.rename} />}
      <Facts preview={preview} />
      {change && <Change change={change} />}
      <Problems preview={preview} />
      {ready + withWarning > 0 && (
        <>
          <Quality quality={preview.quality} />
          <Samples samples={preview.samples} />
        </>
      )}
      {problem && <Banner tone="error">{sayCode(problem.code, problem.params)}</Banner>}
      {!refusal && <Decision count={ready + withWarning} isUpdate={change !== null} isSaving={isSaving} set={set} />}
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

function Change({ change }: { readonly change: NonNullable<ImportPreview['change']> }) {
  const isSame = change.added.count + change.changed.count + change.removed.count === 0;
  return (
    <Card title={say('import.change')}>
      <p>{isSame ? say('import.change.none') : say('import.change.line', { title: change.title, version: change.version })}</p>
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

const TONES = { error: 'fail', warning: 'caution', info: 'neutral' } as const satisfies Record<Problem['severity'], TagProps['tone']>;

function Severity({ severity }: { readonly severity: Problem['severity'] }) {
  return <Tag tone={TONES[severity]}>{say(`import.severity.${severity}`)}</Tag>;
}

function placeWords({ file = '', line }: Problem['place']): string {
  return line === undefined ? file : `${file}:${line}`;
}

type Numbered = Problem & { readonly number: number };

const PROBLEM_COLUMNS: readonly Column<Numbered>[] = [
  { id: 'severity', header: say('import.problems.severity'), cell: ({ severity }) => <Severity severity={severity} /> },
  { id: 'place', header: say('import.problems.place'), cell: ({ place }) => <code className={styles.place}>{placeWords(place)}</code> },
  { id: 'question', header: say('import.problems.question'), cell: ({ place }) => <code className={styles.place}>{place.question ?? '–'}</code> },
  {
    id: 'sentence',
    header: say('import.problems.sentence'),
    isRowHeader: true,
    cell: ({ code, params }) => <Sentence code={code} params={params} />,
  },
];

function Sentence({ code, params }: Pick<Problem, 'code' | 'params'>) {
  return <span className={styles.sentence}>{sayCode(code, params)}</span>;
}

/** A long table scrolls in a window of its own, which the keyboard can reach. */
function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

function Problems({ preview: { problems, problemCount } }: { readonly preview: ImportPreview }) {
  if (problemCount === 0) return <Banner tone="success">{say('import.problems.none')}</Banner>;
  return (
    <Card title={say('import.problems')} isFlush>
      <Scrolling label={say('import.problems')}>
        <Table
          caption={say('import.problems')}
          columns={PROBLEM_COLUMNS}
          rows={problems.map((problem, number) => ({ ...problem, number }))}
          rowKey={({ number }) => String(number)}
          isDense
        />
      </Scrolling>
      {problemCount > problems.length && (
        <p className={styles.note}>{say('import.problems.more', { shown: problems.length, count: problemCount })}</p>
      )}
    </Card>
  );
}

type QualityRow = NonNullable<ImportPreview['quality']>[number];

const QUALITY_COLUMNS: readonly Column<QualityRow>[] = [
  { id: 'severity', header: say('import.problems.severity'), cell: ({ severity }) => <Severity severity={severity} /> },
  { id: 'rule', header: say('import.quality.rule'), cell: ({ rule }) => rule },
  { id: 'count', header: say('import.quality.count'), isNumeric: true, cell: ({ count }) => count },
  { id: 'example', header: say('import.quality.example'), isRowHeader: true, cell: ({ examples }) => <Example examples={examples} /> },
];

function Example({ examples }: Pick<QualityRow, 'examples'>) {
  const [first] = examples;
  if (!first) return null;
  return (
    <span className={styles.sentence}>
      {first.place.question && <code className={styles.place}>{first.place.question}</code>} {sayCode(first.code, first.params)}
    </span>
  );
}

function Quality({ quality }: Pick<ImportPreview, 'quality'>) {
  const isEmpty = quality === null || quality.length === 0;
  return (
    <Card title={say('import.quality')} isFlush={!isEmpty}>
      <p className={isEmpty ? undefined : styles.note}>
        {quality === null ? say('import.quality.late') : isEmpty ? say('import.quality.none') : say('import.quality.hint')}
      </p>
      {!isEmpty && (
        <Scrolling label={say('import.quality')}>
          <Table
            caption={say('import.quality')}
            columns={QUALITY_COLUMNS}
            rows={quality}
            rowKey={({ rule, severity }) => `${rule} ${severity}`}
            isDense
          />
        </Scrolling>
      )}
    </Card>
  );
}

interface DecisionProps {
  readonly count: number;
  readonly isUpdate: boolean;
  readonly isSaving: boolean;
  readonly set: Import;
}

function Decision({ count, isUpdate, isSaving, set }: DecisionProps) {
  const [declared, setDeclared] = useState(false);
  return (
    <div className={styles.decision}>
      <Checkbox isSelected={declared} onChange={setDeclared} isDisabled={isSaving} detail={say('import.declaration.hint')}>
        {say('import.declaration')}
      </Checkbox>
      <div className={styles.actions}>
        <Button variant="primary" isDisabled={!declared || isSaving} onPress={set.accept}>
          {isSaving ? say('import.saving') : say(isUpdate ? 'import.update' : 'import.accept', { count })}
        </Button>
        <Button onPress={set.cancel} isDisabled={isSaving}>
          {say('import.cancel')}
        </Button>
      </div>
    </div>
  );
}
