/** Puts a question right: another key, or out of every score, with a note on why. */

import { useState } from 'react';
import type { ReportQuestion } from '../../../api/report-views';
import type { Response } from '../../../core/response';
import { say } from '../../../language/say';
import { useCall } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { letterOf } from '../../format';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { RadioGroup } from '../../ui/radio-group';
import { TextArea } from '../../ui/text-area';
import { MatchOptions } from '../exam/match-options';
import { OrderOptions } from '../exam/order-options';
import styles from './question-actions.module.css';

interface CorrectDialogProps {
  readonly attempt: string;
  readonly question: ReportQuestion;
  readonly onClose: () => void;
}

export function CorrectDialog({ attempt, question, onClose }: CorrectDialogProps) {
  const { view, solution, correction } = question;
  const [kind, setKind] = useState<'key' | 'void'>(correction?.kind ?? 'key');
  const [key, setKey] = useState<Response>(solution.key);
  const [note, setNote] = useState(correction?.note ?? '');
  const correct = useCall('question.correct');
  const keep = () =>
    correct.mutate({ attempt, question: view.id, correction: kind === 'void' ? { kind, note } : { kind, key, note } }, { onSuccess: onClose });
  return (
    <Dialog
      isOpen
      title={say('question.correct.title')}
      closeLabel={say('question.report.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('question.correct.cancel')}</Button>
          <Button variant="primary" isDisabled={correct.isPending} onPress={keep}>
            {say('question.correct.keep')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioGroup
          label={say('question.correct.what')}
          options={[
            { id: 'key', label: say('question.correct.key'), detail: say('question.correct.key.detail') },
            { id: 'void', label: say('question.correct.void'), detail: say('question.correct.void.detail') },
          ]}
          value={kind}
          onChange={setKind}
        />
        {kind === 'key' && <KeyPicker question={question} value={key} onChange={setKey} />}
        <TextArea
          label={say('question.correct.note')}
          hint={say('question.correct.note.hint')}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={setNote}
        />
        {correct.isError && (
          <p role="alert" className={styles.failed}>
            {whyFailed(correct.error)}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface KeyPickerProps {
  readonly question: ReportQuestion;
  readonly value: Response;
  readonly onChange: (key: Response) => void;
}

/** The key as an answer to the question, in the order in which its options were shown. */
function KeyPicker({ question: { view }, value, onChange }: KeyPickerProps) {
  const label = say('question.correct.right');
  const shared = { question: view, solution: null, locked: false, labelledBy: 'right-answer' };
  switch (value.kind) {
    case 'choice':
      return view.type === 'single' ? (
        <RadioGroup
          label={label}
          options={view.options.map(({ id, text }, index) => ({ id, label: `${letterOf(index)}. ${text}` }))}
          value={value.chosen[0] ?? null}
          onChange={(id) => onChange({ kind: 'choice', chosen: [id] })}
        />
      ) : (
        <fieldset className={styles.keys}>
          <legend>{label}</legend>
          {view.options.map(({ id, text }, index) => (
            <Checkbox
              key={id}
              isSelected={value.chosen.includes(id)}
              onChange={(on) => onChange({ kind: 'choice', chosen: on ? [...value.chosen, id] : value.chosen.filter((other) => other !== id) })}
            >
              {letterOf(index)}. {text}
            </Checkbox>
          ))}
        </fieldset>
      );
    case 'order':
      return (
        <div>
          <p id="right-answer">{label}</p>
          <OrderOptions {...shared} order={value.order} onOrder={(order) => onChange({ kind: 'order', order })} />
        </div>
      );
    case 'match':
      return (
        <div>
          <p id="right-answer">{label}</p>
          <MatchOptions {...shared} pairs={value.pairs} onPairs={(pairs) => onChange({ kind: 'match', pairs })} />
        </div>
      );
  }
}
