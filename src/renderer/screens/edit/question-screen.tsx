/** The question editor: the form, and beside it the question as the exam room shows it and what lint says. */

import { Redo2, Trash2, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../../api/contract';
import type { QuestionDraft } from '../../../core/question-draft';
import { say } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { ErrorState } from '../../ui/error-state';
import { IconButton } from '../../ui/icon-button';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { SegmentedControl } from '../../ui/segmented-control';
import { Switch } from '../../ui/switch';
import { TextArea } from '../../ui/text-area';
import styles from './edit.module.css';
import { Findings } from './findings';
import { OptionFields, PromptFields } from './option-fields';
import { PlaceFields } from './place-fields';
import { QuestionPreview, shownDraft } from './question-preview';
import { type Drafting, type SaveState, useDraft } from './use-draft';

type View = Output<'edit.open'>;

/** Without a question a new one is begun. */
export default function QuestionScreen({ bank, question }: { readonly bank: string; readonly question: string | null }) {
  const [, navigate] = useLocation();
  // Each opening reads what is on disk, and what is written afterwards is the page's.
  const [opening, setOpening] = useState(0);
  return (
    <Opened key={opening} bank={bank} question={question} onBack={() => navigate(`/edit/${bank}`)} onAgain={() => setOpening((count) => count + 1)} />
  );
}

interface OpenedProps {
  readonly bank: string;
  readonly question: string | null;
  readonly onBack: () => void;
  readonly onAgain: () => void;
}

function Opened({ bank, question, onBack, onAgain }: OpenedProps) {
  const opened = useRead('edit.open', { bank, question }, { fresh: true });
  if (opened.isPending || opened.isFetching) return <Loading label={say('app.loading')} />;
  if (opened.isError) {
    return <ErrorState title={say('app.broken')} detail={whyFailed(opened.error)} action={{ label: say('app.back-to-library'), onPress: onBack }} />;
  }
  return <Editor view={opened.data} isNew={question === null} onBack={onBack} onAgain={onAgain} />;
}

interface EditorProps {
  readonly view: View;
  readonly isNew: boolean;
  readonly onBack: () => void;
  readonly onAgain: () => void;
}

function Editor({ view, isNew, onBack, onAgain }: EditorProps) {
  const { bank, question } = view;
  const drafting = useDraft(bank.id, question, view.draft, view);
  const { draft, checked, change, undo, redo } = drafting;
  const sheet = useRef<HTMLDivElement>(null);
  const remove = useCall('edit.remove');
  const restore = useCall('edit.restore');
  const [showsKey, setShowsKey] = useState(false);
  const isRemoved = (view.state === 'removed' || remove.isSuccess) && !restore.isSuccess;
  const where = { bank: bank.id, question };
  const shown = shownDraft(question, draft, view.exhibits);
  return (
    <>
      <PageHeader
        title={say(isNew ? 'edit.title.new' : 'edit.title')}
        subtitle={
          <>
            {bank.title} · <code>{question}</code>
          </>
        }
        back={{ label: say('edit.back', { bank: bank.title }), onPress: onBack }}
        actions={
          <>
            <SavedWord save={drafting.save} isTouched={undo !== null || redo !== null} />
            <IconButton icon={Undo2} label={say('edit.undo')} isDisabled={isRemoved || undo === null} onPress={() => undo?.()} />
            <IconButton icon={Redo2} label={say('edit.redo')} isDisabled={isRemoved || redo === null} onPress={() => redo?.()} />
            <Button
              size="small"
              variant="quiet"
              icon={Trash2}
              isDisabled={isRemoved || remove.isPending || (isNew && checked.state === 'as-is')}
              onPress={() => {
                restore.reset();
                void drafting.flush().then(() => remove.mutate(where));
              }}
            >
              {say('edit.remove')}
            </Button>
          </>
        }
      />
      <Failure save={drafting.save} errors={[remove.error, restore.error]} onAgain={() => void drafting.flush()} />
      {isRemoved && (
        <Banner tone="warning" action={{ label: say('edit.restore'), onPress: () => restore.mutate(where, { onSuccess: () => remove.reset() }) }}>
          {say('edit.removed')}
        </Banner>
      )}
      {!isRemoved && <Base view={view} state={checked.state} drafting={drafting} onAgain={onAgain} />}
      {!isRemoved && (
        <div className={styles.desk}>
          <div ref={sheet} className={styles.form}>
            <TypeChoice draft={draft} onChange={change} />
            <TextPart field="scenario" rows={5} draft={draft} onChange={change} />
            <TextPart field="stem" rows={3} draft={draft} onChange={change} />
            {draft.type === 'matching' && <PromptFields draft={draft} onChange={change} />}
            <OptionFields draft={draft} onChange={change} />
            <TextPart field="explanation" rows={3} draft={draft} onChange={change} />
            <PlaceFields view={view} draft={draft} onChange={change} />
          </div>
          <aside className={styles.beside}>
            <Findings checked={checked} onGo={(field) => goTo(sheet.current, field)} />
            <section className={styles.shown} aria-labelledby="preview">
              <div className={styles.shownHead}>
                <h2 id="preview">{say('edit.preview')}</h2>
                <Switch isSelected={showsKey} onChange={setShowsKey}>
                  {say('edit.preview.key')}
                </Switch>
              </div>
              <QuestionPreview bank={bank.id} {...shown} showsKey={showsKey} />
            </section>
          </aside>
        </div>
      )}
    </>
  );
}

/** The field that a finding names, or the one that it is a part of: "options.2.text", "options.2", "options". */
function goTo(sheet: HTMLElement | null, field: string): void {
  const parts = field.split('.');
  const fields = [...(sheet?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('.');
    const place = fields.find(({ dataset }) => dataset.field === name);
    const control = place?.querySelector<HTMLElement>('textarea, input, button:not([disabled])');
    if (control) {
      control.focus();
      control.scrollIntoView({ block: 'center' });
      return;
    }
  }
}

interface TextPartProps {
  readonly field: 'scenario' | 'stem' | 'explanation';
  readonly rows: number;
  readonly draft: QuestionDraft;
  readonly onChange: Drafting['change'];
}

function TextPart({ field, rows, draft, onChange }: TextPartProps) {
  return (
    <div data-field={field}>
      <TextArea
        label={say(`edit.${field}`)}
        hint={say(`edit.${field}.hint`)}
        rows={rows}
        maxLength={8000}
        value={draft[field]}
        onChange={(text) => onChange((before) => ({ ...before, [field]: text }))}
      />
    </div>
  );
}

function TypeChoice({ draft, onChange }: { readonly draft: QuestionDraft; readonly onChange: Drafting['change'] }) {
  return (
    <div className={styles.labelled} data-field="type">
      <span aria-hidden="true">{say('edit.type')}</span>
      <SegmentedControl
        label={say('edit.type')}
        segments={(['single', 'multiple', 'ordering', 'matching'] as const).map((id) => ({ id, label: say(`edit.type.${id}`) }))}
        selected={draft.type}
        onSelect={(type) =>
          onChange((before) => ({
            ...before,
            type,
            chosen: type === 'single' ? before.chosen.slice(0, 1) : before.chosen,
            prompts: type === 'matching' && before.prompts.length === 0 ? [...'xy'].map((id) => ({ id, text: '' })) : before.prompts,
          }))
        }
      />
    </div>
  );
}

function SavedWord({ save, isTouched }: { readonly save: SaveState; readonly isTouched: boolean }) {
  return (
    <span role="status" className={styles.saved}>
      {save.kind === 'saving' ? say('edit.saving') : save.kind === 'saved' && isTouched ? say('edit.saved') : ''}
    </span>
  );
}

interface FailureProps {
  readonly save: SaveState;
  readonly errors: readonly (Error | null)[];
  readonly onAgain: () => void;
}

function Failure({ save, errors, onAgain }: FailureProps) {
  const error = errors.find((each) => each !== null);
  if (save.kind === 'failed') {
    return (
      <Banner tone="error" action={{ label: say('exam.retry'), onPress: onAgain }}>
        {say('edit.not-saved')} {save.why}
      </Banner>
    );
  }
  if (!error) return null;
  return <Banner tone="error">{whyFailed(error)}</Banner>;
}

interface BaseProps {
  readonly view: View;
  readonly state: View['state'];
  readonly drafting: Drafting;
  readonly onAgain: () => void;
}

/** What the bank itself has, where the candidate has something else; and the way back to it. */
function Base({ view: { bank, question, own, move }, state, drafting, onAgain }: BaseProps) {
  const take = useCall('edit.take-own');
  const keep = useCall('edit.keep-mine');
  const where = { bank: bank.id, question };
  const isMine = state === 'edited' || state === 'unfinished';
  if (!isMine && move === 'none') return null;
  const takeOwn = () => void drafting.flush().then(() => take.mutate(where, { onSuccess: onAgain }));
  return (
    <section className={styles.base} aria-label={say('edit.base')}>
      {move === 'changed' && (
        <Banner tone="warning" action={{ label: say('edit.keep-mine'), onPress: () => keep.mutate(where, { onSuccess: onAgain }) }}>
          {say('edit.base.changed')}
        </Banner>
      )}
      {move === 'gone' && <Banner tone="info">{say('edit.base.gone')}</Banner>}
      {own && (
        <>
          <Disclosure summary={say('edit.base')} defaultExpanded={move === 'changed'}>
            <QuestionPreview bank={bank.id} view={own.view} solution={own.solution} showsKey />
          </Disclosure>
          <div>
            <Button size="small" isDisabled={take.isPending} onPress={takeOwn}>
              {say('edit.take-own')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
