/** Questions as a Markdown task list that anybody can read, and that our own reader takes back word by word. */

import { type Bank, type Question, selectCount } from '../bank';
import { foreignText } from '../formats/foreign-text';
import { asWords, readTaskList, TASK_LIST_SIGN, type TaskListFacts } from '../formats/task-list';
import { writtenChoices } from './come-back';
import { type Choice, choiceQuestions, type Written } from './losses';
import { plainMarkdown } from './markdown';

export function taskList(bank: Bank, questions: readonly Question[]): Written {
  const sorted = choiceQuestions(questions);
  const licence = bank.licence === undefined ? '' : ` ${plainMarkdown(bank.licence)}.`;
  const head = [TASK_LIST_SIGN, '', `# ${plainMarkdown(bank.title)}`, '', `${plainMarkdown(bank.authors.join(', '))}${licence}`.trim()];
  const text = `${[...head, ...sorted.held.flatMap((question, at) => ['', ...linesOf(bank, question, at + 1)])].join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
  return writtenChoices(text, sorted, readTaskList(text, ''), []);
}

function linesOf(bank: Bank, question: Choice, number: number): readonly string[] {
  const { id, domains, topics, difficulty, scenario, stem, options, key, explanation, references } = question;
  const facts: TaskListFacts = { id, domains, topics, difficulty };
  const choose = question.type === 'multiple' ? [`(${selectCount(question)})`] : [];
  const titles = bank.blueprints.flatMap(({ id: exam, code, domains: of }) => {
    const title = of.find((domain) => domain.id === domains[exam])?.title;
    return title === undefined ? [] : [`${plainMarkdown(title)} (${plainMarkdown(code)})`];
  });
  return [
    `### ${['Question', number, ...choose].join(' ')}`,
    '',
    `<!-- question ${JSON.stringify(facts)} -->`,
    ...(scenario === '' ? [] : ['<!-- scenario -->', '', ...words(scenario), '', '<!-- stem -->']),
    '',
    ...words(stem),
    '',
    ...options.flatMap(({ id: option, text, rationale }) => {
      const [first = '', ...more] = words(text);
      const why = rationale === undefined ? [] : words(rationale).map((line, at) => `> ${at === 0 ? 'Rationale: ' : ''}${line}`.trimEnd());
      const below = [...more, ...(why.length === 0 ? [] : ['', ...why])];
      return [`- [${key.includes(option) ? 'x' : ' '}] ${first}`, ...below.map((line) => (line === '' ? '' : `  ${line}`))];
    }),
    ...(explanation === undefined ? [] : ['', '**Explanation:**', '', ...words(explanation)]),
    ...(references.length === 0
      ? []
      : ['', '**References:**', '', ...references.map(({ url, title }) => `- [${title.replace(/[\\[\]]/g, '\\$&')}](<${url}>)`)]),
    ...(titles.length === 0 ? [] : ['', `**Domain:** ${titles.join(' · ')}`]),
  ];
}

/** As an import would keep it: tags of HTML are shown nowhere, and must not begin to work in another program. */
function words(text: string): readonly string[] {
  return asWords(foreignText(text, 'markdown').text).split('\n');
}
