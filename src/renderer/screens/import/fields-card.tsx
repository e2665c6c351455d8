/** What the columns or fields of a set were taken for, with what stands in them; the candidate can say it better, and sees at once what comes of it. */

import { useState } from 'react';
import type { FieldsView } from '../../../api/import-views';
import { say } from '../../../language/say';
import { Banner } from '../../ui/banner';
import { Card } from '../../ui/card';
import { Disclosure } from '../../ui/disclosure';
import { RowSelect } from '../../ui/row-select';
import type { SelectOption } from '../../ui/select';
import { type Column, Table } from '../../ui/table';
import styles from './import.module.css';

type Role = FieldsView['roles'][number];
export type Mapping = Pick<FieldsView, 'names' | 'roles' | 'numbers'>;

/** Files with the same columns or fields are read in the same way. */
export function keyOf({ names }: Pick<Mapping, 'names'>): string {
  return names.join('\n');
}

/** Below this the guess is asked about. */
const SURE = 0.9;
const PLAIN = [
  'stem',
  'options',
  'right',
  'wrong',
  'explanation',
  'scenario',
  'category',
  'picture',
  'reference',
  'difficulty',
  'type',
  'id',
] as const;
const LETTERS = [...'ABCDEF'];
const NUMBERS = ['tell', 'from-1', 'from-0'] as const;

interface FieldsCardProps {
  readonly fields: FieldsView;
  readonly isReading: boolean;
  readonly onChange: (mapping: Mapping) => void;
}

export function FieldsCard({ fields, isReading, onChange }: FieldsCardProps) {
  const { kind, names, roles, numbers, file, files, confidence } = fields;
  // What was asked stays on the page while it is answered.
  const [asked] = useState(confidence);
  const isUnsure = asked < SURE;
  const isSaid = roles.some(({ kind }) => kind === 'stem') && roles.some(({ kind }) => kind === 'right');
  const rows = names.map((name, at) => ({ name, at, role: roles[at] ?? { kind: 'other' as const }, samples: fields.samples[at] ?? [] }));
  type Row = (typeof rows)[number];
  const pick = (at: number, id: string) => {
    const role = roleOf(id);
    // A part that stands in one place only is taken from where it was.
    const isAlone = (other: Role) => idOf(other) === id && role.kind !== 'other' && !MANY.has(role.kind);
    const next = names.map(
      (_, place): Role => (place === at ? role : isAlone(roles[place] ?? role) ? { kind: 'other' } : (roles[place] ?? { kind: 'other' })),
    );
    onChange({ names, roles: next, ...(numbers !== undefined && { numbers }) });
  };
  const columns: readonly Column<Row>[] = [
    { id: 'name', header: say(`import.fields.${kind}`), isRowHeader: true, cell: ({ name }) => <span className={styles.name}>{name}</span> },
    { id: 'samples', header: say('import.fields.samples'), cell: ({ samples }) => <Samples samples={samples} /> },
    {
      id: 'role',
      header: say('import.fields.role'),
      cell: ({ name, at, role }) => (
        <RowSelect label={say('import.fields.role.label', { name })} options={choicesFor(role)} value={idOf(role)} onChange={(id) => pick(at, id)} />
      ),
    },
  ];
  const words = files > 1 ? say('import.fields.of-files', { file, more: files - 1 }) : file;
  const body = (
    <div className={styles.fields}>
      <p className={styles.soft}>{say('import.fields.hint', { file: words })}</p>
      <div className={styles.tall}>
        <Table caption={say('import.fields.title', { file })} columns={columns} rows={rows} rowKey={({ at }) => String(at)} isDense />
      </div>
      <div className={styles.inline}>
        <span aria-hidden="true">{say('import.fields.numbers')}</span>
        <RowSelect
          label={say('import.fields.numbers')}
          options={NUMBERS.map((id) => ({ id, label: say(`import.fields.numbers.${id}`) }))}
          value={numbers ?? 'tell'}
          onChange={(id) => onChange({ names, roles, ...(id !== 'tell' && { numbers: id }) })}
        />
      </div>
      <p className={styles.soft} role="status">
        {isReading ? say('import.reading') : ''}
      </p>
    </div>
  );
  if (!isUnsure) return <Disclosure summary={say('import.fields.title', { file })}>{body}</Disclosure>;
  return (
    <Card title={say('import.fields.title', { file })}>
      <div className={styles.fields}>
        {asked > 0 && <Banner tone="warning">{say('import.fields.unsure')}</Banner>}
        {asked === 0 && !isSaid && <Banner tone="warning">{say('import.fields.unknown')}</Banner>}
        {body}
      </div>
    </Card>
  );
}

function Samples({ samples }: { readonly samples: readonly string[] }) {
  if (samples.length === 0) return <span className={styles.soft}>{say('import.fields.empty')}</span>;
  return (
    <ul className={styles.values}>
      {samples.map((sample) => (
        <li key={sample}>{sample}</li>
      ))}
    </ul>
  );
}

/** Parts that may stand in several columns. */
const MANY: ReadonlySet<Role['kind']> = new Set(['wrong', 'explanation', 'category', 'picture', 'reference', 'right']);

function idOf(role: Role): string {
  return 'place' in role ? `${role.kind}:${role.place}` : role.kind;
}

function roleOf(id: string): Role {
  const [kind, place] = id.split(':');
  return place === undefined
    ? { kind: kind as Exclude<Role, { place: number }>['kind'] }
    : { kind: kind as Extract<Role, { place: number }>['kind'], place: Number(place) };
}

function wordsOf(role: Role): string {
  return 'place' in role ? say(`import.role.${role.kind}`, { letter: String.fromCharCode(65 + role.place) }) : say(`import.role.${role.kind}`);
}

/** The parts of a question; marks and reasons beside an option only where the set has them. */
function choicesFor(current: Role): readonly SelectOption<string>[] {
  const roles: Role[] = [
    { kind: 'other' },
    ...PLAIN.map((kind): Role => ({ kind })),
    ...LETTERS.map((_, place): Role => ({ kind: 'option', place })),
  ];
  if (!roles.some((role) => idOf(role) === idOf(current))) roles.push(current);
  return roles.map((role) => ({ id: idOf(role), label: wordsOf(role) }));
}
