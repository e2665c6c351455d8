/** Options, key and prompts of a question of any type, in the form. */

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { freeLetter, type QuestionDraft } from '../../../core/question-draft';
import { say } from '../../../language/say';
import { letterOf } from '../../format';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import styles from './edit.module.css';

interface OptionFieldsProps {
  readonly draft: QuestionDraft;
  readonly onChange: (change: (draft: QuestionDraft) => QuestionDraft) => void;
}

const OPTIONS_MOST = 10;

export function OptionFields({ draft, onChange }: OptionFieldsProps) {
  const { type, options, chosen } = draft;
  const isChoice = type === 'single' || type === 'multiple';
  const setOption = (id: string, change: Partial<QuestionDraft['options'][number]>) =>
    onChange((before) => ({ ...before, options: before.options.map((option) => (option.id === id ? { ...option, ...change } : option)) }));
  const toggle = (id: string) =>
    onChange((before) => ({
      ...before,
      chosen:
        before.type === 'single'
          ? [id]
          : before.chosen.includes(id)
            ? before.chosen.filter((other) => other !== id)
            : before.options.map((option) => option.id).filter((other) => other === id || before.chosen.includes(other)),
    }));
  const remove = (id: string) =>
    onChange((before) => ({
      ...before,
      options: before.options.filter((option) => option.id !== id),
      chosen: before.chosen.filter((other) => other !== id),
      pairs: Object.fromEntries(Object.entries(before.pairs).filter(([, option]) => option !== id)),
    }));
  const move = (from: number, to: number) =>
    onChange((before) => {
      const next = [...before.options];
      next.splice(to, 0, ...next.splice(from, 1));
      return { ...before, options: next };
    });
  const letters = (id: string) => letterOf(options.findIndex((option) => option.id === id));
  return (
    <fieldset className={styles.options} data-field="options">
      <legend>{say(type === 'ordering' ? 'edit.options.ordering' : type === 'matching' ? 'edit.options.matching' : 'edit.options')}</legend>
      <div data-field="key" className={styles.options}>
        {options.map((option, at) => {
          const letter = type === 'ordering' ? String(at + 1) : letters(option.id);
          return (
            <div key={option.id} className={styles.option} data-field={`options.${at + 1}`}>
              <div className={styles.optionHead}>
                <b aria-hidden="true">{letter}</b>
                {isChoice && (
                  <label className={styles.right}>
                    <input
                      type={type === 'single' ? 'radio' : 'checkbox'}
                      name="key"
                      checked={chosen.includes(option.id)}
                      onChange={() => toggle(option.id)}
                      aria-label={say('edit.option.right', { letter })}
                    />
                    <span aria-hidden="true">{say('edit.option.right.short')}</span>
                  </label>
                )}
                <span className={styles.optionActions}>
                  <IconButton icon={ArrowUp} label={say('edit.option.up', { letter })} isDisabled={at === 0} onPress={() => move(at, at - 1)} />
                  <IconButton
                    icon={ArrowDown}
                    label={say('edit.option.down', { letter })}
                    isDisabled={at === options.length - 1}
                    onPress={() => move(at, at + 1)}
                  />
                  <IconButton
                    icon={Trash2}
                    label={say('edit.option.remove', { letter })}
                    isDisabled={options.length <= 2}
                    onPress={() => remove(option.id)}
                  />
                </span>
              </div>
              <div data-field={`options.${at + 1}.text`}>
                <TextArea
                  label={say('edit.option.text', { letter })}
                  rows={2}
                  maxLength={8000}
                  value={option.text}
                  onChange={(text) => setOption(option.id, { text })}
                />
              </div>
              <div data-field={`options.${at + 1}.rationale`}>
                <TextArea
                  label={say('edit.option.rationale', { letter })}
                  rows={2}
                  maxLength={8000}
                  value={option.rationale}
                  onChange={(rationale) => setOption(option.id, { rationale })}
                />
              </div>
            </div>
          );
        })}
      </div>
      <div>
        <Button
          size="small"
          icon={Plus}
          isDisabled={options.length >= OPTIONS_MOST}
          onPress={() =>
            onChange((before) => ({ ...before, options: [...before.options, { id: freeLetter(before.options), text: '', rationale: '' }] }))
          }
        >
          {say('edit.option.add')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Each prompt of a matching question with the option that belongs to it. */
export function PromptFields({ draft, onChange }: OptionFieldsProps) {
  const { prompts, pairs } = draft;
  const partners = draft.options.map(({ id, text }, at) => ({ id, label: `${letterOf(at)} ${text.slice(0, 80)}`.trim() }));
  const setPrompt = (id: string, text: string) =>
    onChange((before) => ({ ...before, prompts: before.prompts.map((prompt) => (prompt.id === id ? { ...prompt, text } : prompt)) }));
  return (
    <fieldset className={styles.options} data-field="prompts">
      <legend>{say('edit.prompts')}</legend>
      {prompts.map(({ id, text }, at) => (
        <div key={id} className={styles.prompt} data-field={`prompts.${at + 1}`}>
          <TextArea label={say('edit.prompt', { number: at + 1 })} rows={2} maxLength={8000} value={text} onChange={(next) => setPrompt(id, next)} />
          <Select
            label={say('edit.prompt.partner', { number: at + 1 })}
            placeholder={say('edit.prompt.none')}
            options={partners}
            value={pairs[id] ?? null}
            onChange={(option) => onChange((before) => ({ ...before, pairs: { ...before.pairs, [id]: option } }))}
          />
          <IconButton
            icon={Trash2}
            label={say('edit.prompt.remove', { number: at + 1 })}
            isDisabled={prompts.length <= 2}
            onPress={() =>
              onChange((before) => ({
                ...before,
                prompts: before.prompts.filter((prompt) => prompt.id !== id),
                pairs: Object.fromEntries(Object.entries(before.pairs).filter(([prompt]) => prompt !== id)),
              }))
            }
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          isDisabled={prompts.length >= OPTIONS_MOST}
          onPress={() => onChange((before) => ({ ...before, prompts: [...before.prompts, { id: freeLetter(before.prompts), text: '' }] }))}
        >
          {say('edit.prompt.add')}
        </Button>
      </div>
    </fieldset>
  );
}
