/** Where the questions of a set count that names no exam itself: an exam, its domains by category, or none. What words suggest is shown, and taken only when pressed. */

import type { PlacingView } from '../../../api/import-views';
import type { Blueprint } from '../../../core/bank';
import { NO_CATEGORY, placedCounts, type Suggestion, suggestDomains } from '../../../core/placement';
import { say } from '../../../language/say';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { RadioGroup } from '../../ui/radio-group';
import { RowSelect } from '../../ui/row-select';
import { ScrollRoom } from '../../ui/scroll-room';
import { Select } from '../../ui/select';
import { type Column, Table } from '../../ui/table';
import styles from './import.module.css';
import { OwnExam } from './own-exam';
import { domainsOf, type PlacementChoice } from './use-placement';

type Category = PlacingView['categories'][number];

interface PlacementCardProps {
  readonly placing: PlacingView;
  readonly exams: readonly Blueprint[];
  readonly choice: PlacementChoice;
  readonly isRemembered: boolean;
  readonly onChange: (choice: PlacementChoice) => void;
}

export function PlacementCard({ placing, exams, choice, isRemembered, onChange }: PlacementCardProps) {
  const { kind, exam } = choice;
  const suggested = exams.find(({ id }) => id === placing.exam);
  const domains = domainsOf(choice, exams);
  return (
    <Card title={say('import.place')}>
      <div className={styles.placing}>
        {isRemembered && <p className={styles.soft}>{say('import.place.remembered')}</p>}
        <RadioGroup
          label={say('import.place.label')}
          options={(['exam', 'own', 'none'] as const).map((id) => ({
            id,
            label: say(`import.place.${id}`),
            detail: say(`import.place.${id}.detail`),
          }))}
          value={kind}
          // Domains of one exam say nothing in another.
          onChange={(next) => onChange({ ...choice, kind: next, domains: {} })}
        />
        {kind === 'exam' && (
          <div className={styles.exam}>
            <Select
              label={say('import.place.which')}
              placeholder={say('import.place.which.none')}
              options={exams.map(({ id, code, title, vendor }) => ({ id, label: `${code} · ${title}`, detail: vendor }))}
              value={exam}
              {...(suggested && exam === null && { hint: say('import.place.which.hint', { exam: suggested.code }) })}
              onChange={(next) => onChange({ ...choice, exam: next, domains: {} })}
            />
            {suggested && exam === null && (
              <Button onPress={() => onChange({ ...choice, exam: suggested.id, domains: {} })}>
                {say('import.place.which.use', { exam: suggested.code })}
              </Button>
            )}
          </div>
        )}
        {kind === 'own' && <OwnExam exam={choice.own} onChange={(own) => onChange({ ...choice, own })} />}
        {(kind === 'own' || exam !== null) && kind !== 'none' && domains.length > 0 && (
          <Categories placing={placing} domains={domains} choice={choice} onChange={onChange} />
        )}
        {kind === 'none' && <p>{say('import.place.none.what')}</p>}
      </div>
    </Card>
  );
}

interface CategoriesProps extends Pick<PlacementCardProps, 'placing' | 'choice' | 'onChange'> {
  readonly domains: Blueprint['domains'];
}

function Categories({ placing, domains, choice, onChange }: CategoriesProps) {
  const { categories, groups } = placing;
  const suggestions = suggestDomains(categories, { domains });
  const set = (changed: Readonly<Record<string, string | null>>) => onChange({ ...choice, domains: { ...choice.domains, ...changed } });
  const open = categories.filter(({ id }) => suggestions.has(id) && choice.domains[id] == null);
  const counts = placedCounts(groups, choice.domains);
  const none = counts.get(null) ?? 0;
  const titleOf = ({ id, title }: Category) => (id === NO_CATEGORY ? say('import.place.no-category') : title);
  const options = [{ id: '', label: say('import.place.no-domain') }, ...domains.map(({ id, title }) => ({ id, label: `${id} ${title}` }))];
  const columns: readonly Column<Category>[] = [
    {
      id: 'category',
      header: say('import.place.category'),
      isRowHeader: true,
      cell: (category) => <span className={styles.name}>{titleOf(category)}</span>,
    },
    { id: 'questions', header: say('import.place.questions'), isNumeric: true, cell: ({ questions }) => questions },
    {
      id: 'domain',
      header: say('import.place.domain'),
      cell: (category) => (
        <RowSelect
          label={say('import.place.domain.label', { category: titleOf(category) })}
          options={options}
          value={choice.domains[category.id] ?? ''}
          onChange={(id) => set({ [category.id]: id === '' ? null : id })}
        />
      ),
    },
    {
      id: 'suggestion',
      header: say('import.place.suggestion'),
      cell: ({ id }) =>
        choice.domains[id] == null ? (
          <Suggested suggestion={suggestions.get(id)} domains={domains} onUse={(domain) => set({ [id]: domain })} />
        ) : null,
    },
  ];
  return (
    <div className={styles.placing}>
      {open.length > 1 && (
        <Button onPress={() => set(Object.fromEntries(open.map(({ id }) => [id, suggestions.get(id)?.domain ?? null])))}>
          {say('import.place.use-all', { count: open.length })}
        </Button>
      )}
      <ScrollRoom label={say('import.place.table')} isLow>
        <Table caption={say('import.place.table')} columns={columns} rows={categories} rowKey={({ id }) => id || '-'} isDense />
      </ScrollRoom>
      <p role="status">
        {domains.map(({ id, title }) => say('import.place.count', { domain: `${id} ${title}`, count: counts.get(id) ?? 0 })).join(' · ')}
        {none > 0 && ` · ${say('import.place.count.none', { count: none })}`}
      </p>
    </div>
  );
}

interface SuggestedProps {
  readonly suggestion: Suggestion | undefined;
  readonly domains: Blueprint['domains'];
  readonly onUse: (domain: string) => void;
}

function Suggested({ suggestion, domains, onUse }: SuggestedProps) {
  const domain = domains.find(({ id }) => id === suggestion?.domain);
  if (!suggestion || !domain) return null;
  return (
    <span className={styles.suggestion}>
      <Button size="small" onPress={() => onUse(domain.id)}>
        {say('import.place.use', { domain: `${domain.id} ${domain.title}` })}
      </Button>
      <span className={styles.soft}>{say('import.place.because', { words: suggestion.because.join(', ') })}</span>
    </span>
  );
}
