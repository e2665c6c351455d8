/** The questions that a note is linked to, and a search for more of them. */

import { Link2, X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import type { NoteLink } from '../../core/notes';
import { say } from '../../language/say';
import { useRead } from '../data/queries';
import { IconButton } from '../ui/icon-button';
import { TextField } from '../ui/text-field';
import { MarkedWords } from './marked-words';
import shared from './notes.module.css';
import styles from './question-links.module.css';

const SHOWN = 6;
/** A letter alone is in every question. */
export const FEWEST_LETTERS = 2;
export const AGAIN_MS = 400;

export function studyPath({ bank, question }: Pick<NoteLink, 'bank' | 'question'>): string {
  return `/study/${bank}/${question}`;
}

export function LinkedQuestions({ links }: { readonly links: readonly NoteLink[] }) {
  if (links.length === 0) return null;
  return (
    <section className={shared.references}>
      <h5>{say('notes.links')}</h5>
      <ul>
        {links.map((link) => (
          <li key={`${link.bank} ${link.question}`}>
            <Link href={studyPath(link)}>{link.lead}</Link> <span className={shared.questionId}>{link.question}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface QuestionLinksProps {
  readonly links: readonly NoteLink[];
  readonly onChange: (links: readonly NoteLink[]) => void;
}

export function QuestionLinks({ links, onChange }: QuestionLinksProps) {
  const [words, setWords] = useState('');
  const wanted = useDeferredValue(words.trim());
  const { data } = useRead(
    'search.find',
    { words: wanted, notes: 0, questions: SHOWN },
    { enabled: wanted.length >= FEWEST_LETTERS, keepsLast: true, againMs: ({ indexed, toIndex }) => indexed < toIndex && AGAIN_MS },
  );
  const found = wanted.length < FEWEST_LETTERS ? [] : (data?.questions ?? []).filter(({ bank, question }) => !isLinked(links, bank, question));
  return (
    <section className={styles.links} aria-label={say('notes.links')}>
      {links.length > 0 && (
        <ul className={shared.list}>
          {links.map((link) => (
            <li key={`${link.bank} ${link.question}`} className={shared.binned}>
              <span>
                {link.lead} <span className={shared.questionId}>{link.question}</span>
              </span>
              <IconButton
                icon={X}
                label={say('notes.links.remove', { question: link.question })}
                onPress={() => onChange(links.filter((each) => each !== link))}
              />
            </li>
          ))}
        </ul>
      )}
      <TextField label={say('notes.links.add')} hint={say('notes.links.hint')} value={words} maxLength={200} onChange={setWords} />
      {found.length > 0 && (
        <ul className={shared.list}>
          {found.map(({ bank, question, lead }) => (
            <li key={`${bank} ${question}`}>
              <button
                type="button"
                className={styles.pick}
                onClick={() => {
                  onChange([...links, { bank, question, lead: lead.map(({ text }) => text).join('') }]);
                  setWords('');
                }}
              >
                <Link2 size="1rem" aria-hidden="true" />
                <span>
                  <MarkedWords runs={lead} /> <span className={shared.questionId}>{question}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={shared.place}>
        {wanted.length >= FEWEST_LETTERS && data && foundWords(found.length, data.keptCount)}
      </p>
    </section>
  );
}

function foundWords(found: number, kept: number): string {
  if (found > 0) return say('notes.links.found', { count: found });
  return kept > 0 ? say('notes.links.kept', { count: kept }) : say('notes.links.none');
}

function isLinked(links: readonly NoteLink[], bank: string, question: string): boolean {
  return links.some((link) => link.bank === bank && link.question === question);
}
