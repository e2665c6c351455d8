/** A report as a text in Markdown, to be kept, sent or printed elsewhere. */

import type { Report, ReportQuestion } from '../../../api/report-views';
import { answerInWords } from '../../../core/answer-words';
import { markdownTable, plainMarkdown } from '../../../core/export/markdown';
import { oneDecimal } from '../../../core/printed';
import { say } from '../../../language/say';
import { formatClock, formatPercent, formatPoints, wholePercent } from '../../format';
import { attemptName, scoreFigure, typeName, verdictWord } from './attempt-words';
import { factsOf, notesOn } from './facts';

export function attemptText(report: Report): string {
  const { row, types, domains, questions } = report;
  return `${[
    `# ${plainMarkdown(say('report.title', { exam: row.title, attempt: attemptName(row) }))}`,
    bullets([...scoreLines(report), ...factsOf(report), say('report.text.bank', { bank: report.bank.title, version: report.bank.version })]),
    ...notesOn(report).map(plainMarkdown),
    heading('report.domains'),
    markdownTable(
      [
        say('report.domains.domain'),
        say('report.domains.weight'),
        say('report.domains.right'),
        say('report.domains.percent'),
        say('report.domains.lost'),
      ],
      domains.map(({ id, title, weightPercent, right, asked, share, pointsLost }) => [
        `${id} ${title}`,
        String(oneDecimal(weightPercent)),
        say('report.domains.share', { right, asked }),
        share === null ? '–' : scoreFigure(share),
        pointsLost === null ? '–' : formatPoints(pointsLost),
      ]),
    ),
    heading('report.types'),
    bullets(types.map((result) => `${typeName(result)} ${say('report.domains.share', { right: result.right, asked: result.asked })}`)),
    heading('report.questions'),
    markdownTable(
      [
        say('report.missed.number'),
        say('report.missed.id'),
        say('report.missed.domain'),
        say('report.missed.outcome'),
        say('report.question.your-answer'),
        say('report.question.right-answer'),
        say('report.missed.time'),
        say('report.text.flagged'),
        say('report.text.changed'),
      ],
      questions.map(questionCells),
    ),
    plainMarkdown(say('report.not-official')),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function scoreLines({ row, counts, changes }: Report): string[] {
  const { share, interval, line, verdict } = row;
  const score = share === null ? say('report.score.none') : formatPercent(share);
  return [
    `${score}, ${verdict === null ? say('report.text.no-verdict') : verdictWord(verdict, line)}`,
    ...(interval ? [say('report.text.interval', { low: wholePercent(interval.low), high: wholePercent(interval.high) })] : []),
    ...(row.raw === null ? [] : [say('report.raw', { percent: formatPercent(row.raw), right: row.right, asked: row.scored })]),
    ...(row.weighted === null ? [] : [say('report.weighted', { percent: formatPercent(row.weighted) })]),
    say(line.ours ? 'report.text.line.ours' : 'report.text.line', { low: line.low, high: line.high }),
    say('report.text.counts', counts),
    say('report.text.changes', { gained: changes.wrongToRight, lost: changes.rightToWrong, other: changes.wrongToWrong }),
  ];
}

function questionCells({ number, view, domain, outcome, answer, solution, dwellMs, changed }: ReportQuestion): string[] {
  return [
    String(number),
    view.id,
    domain,
    say(`report.outcome.${outcome}`),
    answerInWords(view, answer.response),
    answerInWords(view, solution.key),
    formatClock(dwellMs),
    answer.flagged ? say('report.text.yes') : '',
    changed ? say('report.text.yes') : '',
  ];
}

function heading(key: 'report.domains' | 'report.types' | 'report.questions'): string {
  return `## ${say(key)}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${plainMarkdown(line)}`).join('\n');
}
