/** What a search finds as one types: notes, and questions of the banks that the candidate has met. */

import { Link } from 'wouter';
import type { SearchFindings } from '../../api/notes-views';
import { say } from '../../language/say';
import { Button } from '../ui/button';
import { MarkedWords } from './marked-words';
import { NoteItem } from './note-item';
import shared from './notes.module.css';
import { studyPath } from './question-links';
import type { Undoable } from './undo-bar';

interface SearchResultsProps {
  readonly findings: SearchFindings;
  readonly onChange: (change: Undoable) => void;
  readonly onMore: () => void;
}

export function SearchResults({ findings, onChange, onMore }: SearchResultsProps) {
  const { notes, noteCount, questions, questionCount, keptCount, indexed, toIndex } = findings;
  const isCut = notes.length < noteCount || questions.length < questionCount;
  return (
    <>
      <p role="status" className={shared.summary}>
        {say('notes.found', {
          notes: say('notes.found.notes', { count: noteCount }),
          questions: say('notes.found.questions', { count: questionCount }),
        })}
        {indexed < toIndex && ` ${say('notes.found.reading', { done: indexed, total: toIndex })}`}
      </p>
      {notes.length > 0 && (
        <section className={shared.group}>
          <header className={shared.groupHead}>
            <h3>{say('notes.found.notes-head')}</h3>
          </header>
          <ul className={shared.list}>
            {notes.map(({ note, title, excerpt }) => (
              <NoteItem key={note.id} note={note} found={{ title, excerpt }} onChange={onChange} />
            ))}
          </ul>
        </section>
      )}
      {questions.length > 0 && (
        <section className={shared.group}>
          <header className={shared.groupHead}>
            <h3>{say('notes.found.questions-head')}</h3>
          </header>
          <ul className={shared.list}>
            {questions.map(({ bank, bankTitle, question, lead, excerpt }) => (
              <li key={`${bank} ${question}`} className={shared.note}>
                <h4 className={shared.noteTitle}>
                  <Link href={studyPath({ bank, question })}>
                    <MarkedWords runs={lead} />
                  </Link>
                </h4>
                {excerpt.length > 0 && (
                  <p className={shared.excerpt}>
                    <MarkedWords runs={excerpt} />
                  </p>
                )}
                <p className={shared.place}>
                  <span className={shared.questionId}>{question}</span> · {bankTitle}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isCut && (
        <div>
          <Button size="small" onPress={onMore}>
            {say('notes.more')}
          </Button>
        </div>
      )}
      {keptCount > 0 && <p className={shared.empty}>{say('notes.found.kept', { count: keptCount })}</p>}
    </>
  );
}
