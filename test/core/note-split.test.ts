import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitNotes } from '../../src/core/note-split';
import { noteBodySchema, noteTagsSchema, noteTitleSchema } from '../../src/core/notes';
import { notesFile, readNotesFile } from '../../src/core/notes-file';

const split = (text: string, file = 'my-notes.md') => splitNotes(text, file).map(({ title, body }) => [title, body]);

describe('a text of notes', () => {
  it('becomes one note for each heading of the first two levels', () => {
    expect(split('# Storage\n\n## EBS\n\nBlocks.\n\n### Types\n\ngp3\n\n## S3 ##\nObjects.')).toEqual([
      ['EBS', 'Blocks.\n\n### Types\n\ngp3'],
      ['S3', 'Objects.'],
    ]);
  });

  it('keeps what stands before the first heading, and headings that say it all', () => {
    expect(split('First words.\n\n# One\n\n# Two\ntext')).toEqual([
      ['my notes', 'First words.'],
      ['One', ''],
      ['Two', 'text'],
    ]);
  });

  it('is one note under the name of its file where it has no headings', () => {
    expect(split('Only\r\ntext, #no heading', 'folder/vpc_basics.txt')).toEqual([['vpc basics', 'Only\ntext, #no heading']]);
  });

  it('takes no comment in code for a heading', () => {
    expect(split('## Script\n```\n# a comment\n```\n')).toEqual([['Script', '```\n# a comment\n```']]);
  });

  it.each([
    ['tags: [aws, "exam day"]', ['aws', 'exam day']],
    ['tags:\n  - aws\n  - 2026', ['aws', '2026']],
    ['tags: aws, exam', ['aws', 'exam']],
    ['title: Other', []],
  ])('takes its tags from the fields in front of it: %j', (fields, tags) => {
    expect(splitNotes(`---\n${fields}\n---\n\n## One\n\nx`, 'a.md')).toEqual([{ title: 'One', body: 'x', tags }]);
  });

  it('goes on in another note where it is longer than a note can be', () => {
    const notes = splitNotes(`## Long\n${'word '.repeat(9000)}`, 'a.md');
    expect(notes.map(({ title }) => title)).toEqual(['Long (1)', 'Long (2)', 'Long (3)']);
    expect(notes.map(({ body }) => body).join('')).toBe('word '.repeat(9000).trim());
  });

  it('is nothing where there is nothing', () => {
    expect(split(' \n\n')).toEqual([]);
  });

  it('makes only notes that can be kept, and loses no word, whatever it is', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('# A', '## B', '---', '```', 'tags: [x', '<!-- passband-note {} -->', ''),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        for (const { title, body, tags } of splitNotes(lines.join('\n'), 'a.md')) {
          expect(noteTitleSchema.safeParse(title).success).toBe(true);
          expect(noteBodySchema.safeParse(body).success).toBe(true);
          expect(noteTagsSchema.safeParse([...tags]).success).toBe(true);
        }
      }),
    );
  });
});

describe('a file of exported notes', () => {
  const title = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('## A heading', '# Another', '---', '```', '<!-- passband-note {"title":"x","tags":[]} -->', '\\<!-- passband-note ', '-->', ''),
  );
  // A text area has no other line breaks.
  const body = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('\n').replace(/\r\n?/g, '\n'));
  const tags = fc.uniqueArray(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    { maxLength: 4 },
  );

  it('reads back as the same titles, bodies and tags, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ title, body, tags }), { minLength: 1, maxLength: 6 }), (notes) => {
        expect(readNotesFile(notesFile(notes))).toEqual(notes);
        expect(splitNotes(notesFile(notes), 'passband-notes.md')).toEqual(notes);
      }),
    );
  });

  it('reads as headings and text for anybody else', () => {
    expect(notesFile([{ title: 'Queues', body: 'They wait.', tags: ['sqs'] }])).toBe(
      '<!-- passband-note {"title":"Queues","tags":["sqs"]} -->\n## Queues\n\nThey wait.\n',
    );
  });
});
