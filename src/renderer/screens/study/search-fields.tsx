/** The fields by which a bank is searched: each change searches anew. */

import { useEffect, useState } from 'react';
import type { StudyPage } from '../../../api/bank-study-views';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { SegmentedControl } from '../../ui/segmented-control';
import { Select, type SelectOption } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { EMPTY_SEARCH, type Search } from './search';
import styles from './study.module.css';

const SEEN = ['all', 'unseen', 'seen', 'missed', 'kept'] as const;
const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
const TYPES = ['single', 'multiple', 'ordering', 'matching'] as const;
/** What a choice of "any" is called within; no id of a bank has a space. */
const ANY = ' any';
/** Words are looked for once the typing rests. */
const REST_MS = 200;

interface SearchFieldsProps {
  readonly page: StudyPage;
  readonly search: Search;
  readonly onChange: (part: Partial<Search>) => void;
}

export function SearchFields({ page, search, onChange }: SearchFieldsProps) {
  const [words, setWords] = useState(search.words);
  useEffect(() => setWords(search.words), [search.words]);
  useEffect(() => {
    if (words === search.words) return;
    const timer = setTimeout(() => onChange({ words }), REST_MS);
    return () => clearTimeout(timer);
  }, [words, search.words, onChange]);
  const isSearching = Object.entries(EMPTY_SEARCH).some(([name, empty]) => name !== 'page' && search[name as keyof Search] !== empty);
  const named = (items: readonly { readonly id: string; readonly title: string }[]) => items.map(({ id, title }) => ({ id, label: title }));
  const numbered = (items: readonly { readonly id: string; readonly title: string }[]) =>
    items.map(({ id, title }) => ({ id, label: say('study.domain.option', { id, title }) }));
  return (
    <search className={styles.search}>
      <TextField isSearch label={say('study.words')} placeholder={say('study.words')} value={words} maxLength={200} onChange={setWords} />
      <SegmentedControl
        label={say('study.seen')}
        selected={search.seen}
        onSelect={(seen) => onChange({ seen })}
        segments={SEEN.filter((id) => id !== 'kept' || page.kept > 0 || search.seen === 'kept').map((id) => ({ id, label: say(`study.seen.${id}`) }))}
      />
      <div className={styles.fields}>
        {page.exams.length > 1 && (
          <Choice
            label={say('study.exam')}
            value={search.exam}
            options={named(page.exams)}
            onChange={(exam) => onChange({ exam, domain: null, task: null })}
          />
        )}
        {page.domains.length > 0 && (
          <Choice
            label={say('study.domain')}
            value={search.domain}
            options={numbered(page.domains)}
            onChange={(domain) => onChange({ domain, exam: page.exam, task: null })}
          />
        )}
        {page.tasks.length > 0 && (
          <Choice label={say('study.task')} value={search.task} options={numbered(page.tasks)} onChange={(task) => onChange({ task })} />
        )}
        {page.topics.length > 0 && (
          <Choice label={say('study.topic')} value={search.topic} options={named(page.topics)} onChange={(topic) => onChange({ topic })} />
        )}
        {page.services.length > 0 && (
          <Choice
            label={say('study.service')}
            value={search.service}
            options={page.services.map((id) => ({ id, label: id }))}
            onChange={(service) => onChange({ service })}
          />
        )}
        <Choice
          label={say('study.difficulty')}
          value={search.difficulty}
          options={DIFFICULTIES.map((id) => ({ id, label: say(`study.difficulty.${id}`) }))}
          onChange={(difficulty) => onChange({ difficulty })}
        />
        <Choice
          label={say('study.type')}
          value={search.type}
          options={TYPES.map((id) => ({ id, label: say(`study.type.${id}`) }))}
          onChange={(type) => onChange({ type })}
        />
      </div>
      {isSearching && (
        <div>
          <Button size="small" variant="quiet" onPress={() => onChange(EMPTY_SEARCH)}>
            {say('study.clear')}
          </Button>
        </div>
      )}
    </search>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | null | undefined;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T | null) => void;
}

/** One of many, or any. */
function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Select<string>
      label={label}
      value={value ?? ANY}
      options={[{ id: ANY, label: say('study.any') }, ...options]}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.id ?? null)}
    />
  );
}
