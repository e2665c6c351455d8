/** Importing a question set: choose, look, declare, take in, undo. */

import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { say, sayCode } from '../../../language/say';
import { takeHanded, useFileDrop } from '../../data/picking';
import { inMegabytes } from '../../format';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { PageHeader } from '../../ui/page-header';
import { ProgressBar } from '../../ui/progress-bar';
import { ChooseFiles } from './choose-files';
import { FieldsCard, keyOf } from './fields-card';
import styles from './import.module.css';
import { Change, Preview } from './preview';
import { type Import, type Stage, useImport } from './use-import';

/** `upload` is a set that the desktop has handed over. */
export default function ImportScreen({ upload }: { readonly upload: string | undefined }) {
  const [, navigate] = useLocation();
  const set = useImport();
  const { stage, begin, look } = set;
  const isOver = useFileDrop(begin);
  useEffect(() => {
    const files = takeHanded();
    if (files) begin(files);
    else if (upload !== undefined) look(upload);
  }, [begin, look, upload]);
  return (
    <>
      <PageHeader title={say('import.title')} back={{ label: say('app.back-to-library'), onPress: () => navigate('/') }} />
      <Body stage={stage} set={set} isOver={isOver} onLibrary={() => navigate('/')} />
    </>
  );
}

interface BodyProps {
  readonly stage: Stage;
  readonly set: Import;
  readonly isOver: boolean;
  readonly onLibrary: () => void;
}

function Body({ stage, set, isOver, onLibrary }: BodyProps) {
  switch (stage.kind) {
    case 'choosing':
      return (
        <>
          {stage.problem && <Banner tone="error">{sayCode(stage.problem.code, stage.problem.params)}</Banner>}
          <ChooseFiles isOver={isOver} onFiles={set.begin} />
        </>
      );
    case 'sending':
      return <Working label={say('import.sending')} done={stage.done} total={stage.total} words={megabytes(stage.done, stage.total)} set={set} />;
    case 'reading': {
      const { step, done, total } = stage;
      const words = total === null ? say('import.progress.unknown') : say('import.progress.files', { done, total });
      const label = step === 'comparing' || step === 'judging' ? say(`import.${step}`) : say('import.reading');
      return <Working label={label} done={done} total={total} words={words} set={set} />;
    }
    case 'looking':
      return (
        <>
          {stage.preview.fields.map((fields) => (
            <FieldsCard key={keyOf(fields)} fields={fields} isReading={stage.isReading} onChange={set.remap} />
          ))}
          <Preview key={stage.preview.id} stage={stage} set={set} />
        </>
      );
    case 'done': {
      const { title, questions, change } = stage.result;
      return (
        <>
          {stage.problem && <Banner tone="error">{sayCode(stage.problem.code, stage.problem.params)}</Banner>}
          <Banner tone="success" action={{ label: say('import.undo'), onPress: set.undo }}>
            {say('import.done', { count: questions, title })}
          </Banner>
          {change && <Change change={change} isDone />}
          <After set={set} onLibrary={onLibrary} />
        </>
      );
    }
    case 'undone':
      return (
        <>
          <Banner tone="info">{say('import.undone', { title: stage.title })}</Banner>
          <After set={set} onLibrary={onLibrary} />
        </>
      );
  }
}

function After({ set, onLibrary }: { readonly set: Import; readonly onLibrary: () => void }) {
  return (
    <div className={styles.actions}>
      <Button variant="primary" onPress={onLibrary}>
        {say('app.back-to-library')}
      </Button>
      <Button onPress={set.cancel}>{say('import.again')}</Button>
    </div>
  );
}

interface WorkingProps {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
  readonly words: string;
  readonly set: Import;
}

function Working({ label, done, total, words, set }: WorkingProps) {
  return (
    <div className={styles.working}>
      <ProgressBar label={label} percent={total === null || total === 0 ? null : (100 * done) / total} valueText={words} />
      <Button onPress={set.cancel}>{say('import.cancel')}</Button>
    </div>
  );
}

function megabytes(done: number, total: number): string {
  return say('import.progress.bytes', { done: inMegabytes(done), total: inMegabytes(total) });
}
