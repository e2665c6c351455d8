/** Sets in Markdown, of each form that is read: boxes, hidden answers, letters, bold options, quizdown, our own task list, one question a file. */

import { TASK_LIST_SIGN } from '../../../src/core/formats/task-list';
import { madeZip } from '../../importing/made-zip';
import { oneLine, type Sets, shortLine } from './set-maker';

/** Texts in a line each, one question after another. */
const each = (texts: readonly string[], write: (words: string, at: number) => string) => texts.map((text, at) => write(oneLine(text), at)).join('\n');

const reference = (words: string) => `Reference: [${words}](https://canary.example/reference)\n`;

const quiz = (texts: readonly string[]) =>
  each(texts, (words, at) =>
    at % 3 === 2
      ? `# Which? ${words}\n\n1. One ${words}\n2. Two ${words}\n`
      : `# Which? ${words}\n\n> ${words}\n\n- [x] One ${words}\n    > ${words}\n- [ ] Two ${words}\n    > ${words}\n`,
  );

export const MARKDOWN_SETS: Sets = {
  'list.md': (texts) =>
    each(
      texts,
      (words) =>
        `## In ${words}\n\n### Which? ${words}\n\n- [x] One ${words}\n  > Rationale: ${words}\n- [ ] Two ${words}\n\n**Explanation:** ${words}\n\n${reference(words)}`,
    ),
  'hidden.md': (texts) =>
    each(
      texts,
      (words, at) =>
        `### ${at + 1}. Which? ${words}\n\n- A. One ${words}\n- B. Two ${words}\n\n<details><summary>${words}</summary>\n\nAnswer: A\n\n${words}\n\n</details>\n`,
    ),
  'lettered.md': (texts) =>
    each(
      texts,
      (words, at) =>
        `**${at + 1}. Which? ${words}**\n\nA. One ${words}\nB. Two ${words}\n\n**Answer: A**\n\nExplanation: ${words}\n\n${reference(words)}`,
    ),
  // Two low lines end what is bold, and most of the texts have them.
  'bold.md': (texts) => each(texts, (words, at) => `### Which? ${words}\n\n- **One ${at}**\n- ~~Two ${words}~~\n- Three ${words}\n`),
  'quizdown.md': (texts) => `---\nprimaryColor: ${JSON.stringify(oneLine(texts[0] ?? ''))}\nshuffleQuestions: true\n---\n\n${quiz(texts)}`,
  'quiz-in-page.md': (texts) => `# ${oneLine(texts[0] ?? '')}\n\n\`\`\`\`quizdown\n${quiz(texts)}\n\`\`\`\`\n\n${oneLine(texts[0] ?? '')}\n`,
  'task-list.md': (texts) =>
    `${TASK_LIST_SIGN}\n# ${shortLine(texts[0] ?? '')}\n\n${each(
      texts,
      (words, at) => `### Question ${at + 1}
<!-- question ${JSON.stringify({ id: `task-${at}`, domains: { exam: '1' }, topics: [words], difficulty: 'easy' })} -->
<!-- scenario -->
${words}
<!-- stem -->
Which? ${words}
- [x] One ${words}
  > Rationale: ${words}
- [ ] Two ${words}
**Explanation:**
${words}
**References:**
- [${words.replace(/[\\[\]]/g, '\\$&')}](<https://canary.example/reference>)
**Domain:** ${words}
`,
    )}`,
};

/** A file for each question, with its fields in front; folders are chapters. */
export const MARKDOWN_ZIPS: Sets = {
  'cards.zip': async (texts) =>
    madeZip(
      texts.map((text, at) => {
        const line = JSON.stringify(shortLine(text));
        const front = `question: ${JSON.stringify(`Which? ${text}`)}\nanswer: A\nexplanation: ${line}\ncategory: [${line}]\ndifficulty: ${line}\ntitle: ${line}\n`;
        const words = oneLine(text);
        return { name: `Chapter <b>${at}/card-${at}.md`, content: `---\n${front}---\n\n- A. One ${words}\n- B. Two ${words}\n` };
      }),
    ),
};
