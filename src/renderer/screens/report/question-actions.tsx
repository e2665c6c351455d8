/** What can be done about a question of a report: note it, report a problem with it, put it right, suspend it. */

import { Ban, MessageSquareWarning, NotebookPen, PencilLine, SquarePen, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportQuestion } from '../../../api/report-views';
import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { Button } from '../../ui/button';
import { ButtonRow } from '../../ui/button-row';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/text-area';
import { CorrectDialog } from './correct-dialog';
import styles from './question-actions.module.css';

interface QuestionActionsProps {
  readonly attempt: string;
  readonly bank: string;
  readonly question: ReportQuestion;
}

export function QuestionActions({ attempt, bank, question: asked }: QuestionActionsProps) {
  const question = asked.view.id;
  const [, navigate] = useLocation();
  const { data: marks } = useRead('question.marks', {});
  const { data: noted } = useRead('notes.noted', {});
  const add = useCall('notes.add-question');
  const suspend = useCall('question.suspend');
  const takeBack = useCall('question.unsuspend');
  const uncorrect = useCall('question.uncorrect');
  const [open, setOpen] = useState<'report' | 'correct' | null>(null);
  const close = () => setOpen(null);

  const isSuspended = marks?.suspended.some((each) => each.question === question) ?? false;
  const reports = marks?.reports.filter((each) => each.question === question).length ?? 0;
  const isNoted = noted?.questions.includes(question) ?? false;
  const error = add.error ?? suspend.error ?? takeBack.error ?? uncorrect.error;
  return (
    <div className={styles.actions} data-print="hide">
      <ButtonRow label={say('question.actions')}>
        {!isNoted && (
          <Button size="small" icon={NotebookPen} isDisabled={add.isPending} onPress={() => add.mutate({ attempt, question })}>
            {say('question.add')}
          </Button>
        )}
        <Button size="small" icon={MessageSquareWarning} onPress={() => setOpen('report')}>
          {say('question.report')}
        </Button>
        <Button size="small" icon={PencilLine} onPress={() => setOpen('correct')}>
          {say('question.correct')}
        </Button>
        <Button size="small" icon={SquarePen} onPress={() => navigate(`/edit/${bank}/${question}`)}>
          {say('question.mend')}
        </Button>
        {asked.correction && (
          <Button size="small" icon={Undo2} onPress={() => uncorrect.mutate({ question })}>
            {say('question.uncorrect')}
          </Button>
        )}
        {isSuspended ? (
          <Button size="small" icon={Undo2} onPress={() => takeBack.mutate({ question })}>
            {say('question.unsuspend')}
          </Button>
        ) : (
          <Button size="small" icon={Ban} onPress={() => suspend.mutate({ question })}>
            {say('question.suspend')}
          </Button>
        )}
      </ButtonRow>
      <p role="status" className={styles.status}>
        {[
          ...(isNoted ? [say('question.added')] : []),
          ...(isSuspended ? [say('question.suspended')] : []),
          ...(reports > 0 ? [say('question.reported', { count: reports })] : []),
        ].join(' ')}
      </p>
      {error && (
        <p role="alert" className={styles.failed}>
          {whyFailed(error)}
        </p>
      )}
      {open === 'report' && <ReportDialog attempt={attempt} question={question} onClose={close} />}
      {open === 'correct' && <CorrectDialog attempt={attempt} question={asked} onClose={close} />}
    </div>
  );
}

interface ReportDialogProps {
  readonly attempt: string;
  readonly question: string;
  readonly onClose: () => void;
}

function ReportDialog({ attempt, question, onClose }: ReportDialogProps) {
  const [text, setText] = useState('');
  const report = useCall('question.report');
  return (
    <Dialog
      isOpen
      title={say('question.report.title')}
      closeLabel={say('question.report.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('question.report.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={text.trim() === '' || report.isPending}
            onPress={() => report.mutate({ attempt, question, text }, { onSuccess: onClose })}
          >
            {say('question.report.keep')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('question.report.text')}
        hint={say('question.report.hint')}
        problem={report.isError ? whyFailed(report.error) : undefined}
        rows={6}
        maxLength={4000}
        autoFocus
        value={text}
        onChange={setText}
      />
    </Dialog>
  );
}
