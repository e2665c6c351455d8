/** Where a question belongs: its domain in each exam, its topics and learning point, how hard it is, and its references. */

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../api/contract';
import type { QuestionDraft } from '../../../core/question-draft';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { SegmentedControl } from '../../ui/segmented-control';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import styles from './edit.module.css';

interface PlaceFieldsProps {
  readonly view: Output<'edit.open'>;
  readonly draft: QuestionDraft;
  readonly onChange: (change: (draft: QuestionDraft) => QuestionDraft) => void;
}

const NONE = '-';

export function PlaceFields({ view: { blueprints, learningPoints }, draft, onChange }: PlaceFieldsProps) {
  const { domains, learningPoint, difficulty } = draft;
  const setDomain = (blueprint: string, domain: string) =>
    onChange((before) => {
      const { [blueprint]: _, ...others } = before.domains;
      return { ...before, domains: domain === NONE ? others : { ...others, [blueprint]: domain } };
    });
  return (
    <>
      <div className={styles.pair} data-field="domains">
        {blueprints.map(({ id, code, domains: choices }) => (
          <div key={id} data-field={`domains.${id}`}>
            <Select
              label={say('edit.domain', { exam: code })}
              value={domains[id] ?? NONE}
              options={[
                { id: NONE, label: say('edit.domain.none') },
                ...choices.map((domain) => ({ id: domain.id, label: `${domain.id} ${domain.title}` })),
              ]}
              onChange={(domain) => setDomain(id, domain)}
            />
          </div>
        ))}
      </div>
      <div className={styles.pair}>
        <div data-field="topics">
          <Topics topics={draft.topics} onChange={(topics) => onChange((before) => ({ ...before, topics }))} />
        </div>
        {learningPoints.length > 0 && (
          <div data-field="learningPoint">
            <Select
              label={say('edit.learning-point')}
              value={learningPoint === '' ? NONE : learningPoint}
              options={[{ id: NONE, label: say('edit.learning-point.none') }, ...learningPoints.map(({ id, sentence }) => ({ id, label: sentence }))]}
              onChange={(point) => onChange((before) => ({ ...before, learningPoint: point === NONE ? '' : point }))}
            />
          </div>
        )}
      </div>
      <div className={styles.labelled} data-field="difficulty">
        <span aria-hidden="true">{say('edit.difficulty')}</span>
        <SegmentedControl
          label={say('edit.difficulty')}
          segments={(['easy', 'medium', 'hard'] as const).map((id) => ({ id, label: say(`edit.difficulty.${id}`) }))}
          selected={difficulty}
          onSelect={(next) => onChange((before) => ({ ...before, difficulty: next }))}
        />
      </div>
      <References references={draft.references} onChange={(references) => onChange((before) => ({ ...before, references }))} />
    </>
  );
}

/** Names between commas; each becomes an id of small letters and hyphens. */
function Topics({ topics, onChange }: { readonly topics: readonly string[]; readonly onChange: (topics: readonly string[]) => void }) {
  const [typed, setTyped] = useState(topics.join(', '));
  // After an undo the draft says something else than the field.
  const shown = topicsIn(typed).join() === topics.join() ? typed : topics.join(', ');
  return (
    <TextField
      label={say('edit.topics')}
      hint={say('edit.topics.hint')}
      maxLength={1000}
      value={shown}
      onChange={(text) => {
        setTyped(text);
        onChange(topicsIn(text));
      }}
    />
  );
}

function topicsIn(text: string): readonly string[] {
  const ids = text.split(',').map((part) =>
    part
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, 30);
}

interface ReferencesProps {
  readonly references: QuestionDraft['references'];
  readonly onChange: (references: QuestionDraft['references']) => void;
}

function References({ references, onChange }: ReferencesProps) {
  const set = (at: number, change: Partial<QuestionDraft['references'][number]>) =>
    onChange(references.map((reference, place) => (place === at ? { ...reference, ...change } : reference)));
  return (
    <fieldset className={styles.options} data-field="references">
      <legend>{say('edit.references')}</legend>
      {references.map((reference, at) => (
        // A reference has no other name than its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: two references may be empty alike while they are written.
        <div key={at} className={styles.prompt} data-field={`references.${at + 1}`}>
          <TextField
            label={say('edit.reference.url', { number: at + 1 })}
            type="url"
            maxLength={2000}
            value={reference.url}
            onChange={(url) => set(at, { url })}
          />
          <TextField
            label={say('edit.reference.title', { number: at + 1 })}
            maxLength={300}
            value={reference.title}
            onChange={(title) => set(at, { title })}
          />
          <IconButton
            icon={Trash2}
            label={say('edit.reference.remove', { number: at + 1 })}
            onPress={() => onChange(references.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={Plus} isDisabled={references.length >= 30} onPress={() => onChange([...references, { url: '', title: '' }])}>
          {say('edit.reference.add')}
        </Button>
      </div>
    </fieldset>
  );
}
