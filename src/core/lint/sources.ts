/** Rules on what stands behind a question: rationales, references, exam domains, author (L06, L07, L08, L30). */

import type { Bank, Question } from '../bank';
import type { Hit, QuestionRule } from './rule';
import { lengthOf, wordOverlap } from './words';

const leastRationale = 30;
const oldAfterMonths = 18;

/** Hosts where the vendors of our blueprints publish their own documentation; their subdomains count too. */
const primaryHosts = [
  'aws.amazon.com',
  'amazonaws.com',
  'awsstatic.com',
  'cloud.google.com',
  'docs.cloud.google.com',
  'learn.microsoft.com',
  'docs.microsoft.com',
  'azure.microsoft.com',
  'kubernetes.io',
  'datatracker.ietf.org',
  'rfc-editor.org',
];

/** L06: every option says why it is right or wrong; ordering and matching questions may say it once, in the explanation. */
export const rationaleRule: QuestionRule = ({ question, keys }) => {
  const bare = question.options.filter((option) => lengthOf(option.rationale ?? '') < leastRationale);
  const isExplained = keys.length === 0 && lengthOf(question.explanation ?? '') >= leastRationale;
  return bare.length === 0 || isExplained
    ? []
    : [{ rule: 'L06', severity: 'error', params: { options: bare.map(({ id }) => id).join(', '), least: leastRationale }, field: 'options' }];
};

/** L07: a reference, to the vendor's own pages, looked at, and not too long ago. */
export const referenceRule: QuestionRule = ({ question }, { options }) => {
  const { references } = question;
  const report = (variant: string, params: Hit['params']): Hit => ({ rule: 'L07', variant, severity: 'warning', params, field: 'references' });
  if (references.length === 0) {
    return [{ rule: 'L07', severity: 'error', params: {}, field: 'references' }];
  }
  const hits: Hit[] = [];
  const hosts = references.map(({ url }) => hostOf(url));
  if (!hosts.some((host) => primaryHosts.some((primary) => host === primary || host.endsWith(`.${primary}`)))) {
    hits.push(report('host', { host: hosts.join(', ') }));
  }
  const dates = references.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
  const newest = dates.at(-1);
  if (newest === undefined) {
    hits.push(report('unchecked', {}));
  } else if (options.today !== undefined && monthsBetween(newest, options.today) >= oldAfterMonths) {
    hits.push(report('old', { date: newest, months: oldAfterMonths }));
  }
  return hits;
};

/** L08: domains, tasks and topics exist, and somebody answers for the question. */
export const belongingRule: QuestionRule = ({ question }, { bank }) => [
  ...domainHits(question, bank),
  ...topicHits(question, bank),
  ...(question.author === undefined && bank.authors.length === 0 ? [{ rule: 'L08', variant: 'author', severity: 'error', params: {} } as const] : []),
  ...licenceHits(question.licence ?? bank.licence),
];

function domainHits(question: Question, bank: Bank): readonly Hit[] {
  const hits: Hit[] = [];
  const report = (variant: string, params: Hit['params'], field: string) => hits.push({ rule: 'L08', variant, severity: 'error', params, field });
  if (Object.keys(question.domains).length === 0) {
    report('no-domain', {}, 'domains');
  }
  for (const [blueprintId, domainId] of Object.entries(question.domains)) {
    const blueprint = bank.blueprints.find(({ id }) => id === blueprintId);
    if (blueprint === undefined) {
      report('blueprint', { blueprint: blueprintId }, 'domains');
    } else if (!blueprint.domains.some(({ id }) => id === domainId)) {
      report('domain', { domain: domainId, blueprint: blueprint.code }, 'domains');
    }
  }
  for (const [blueprintId, taskId] of Object.entries(question.tasks)) {
    const blueprint = bank.blueprints.find(({ id }) => id === blueprintId);
    const tasks = blueprint?.domains.find(({ id }) => id === question.domains[blueprintId])?.tasks ?? [];
    if (blueprint !== undefined && tasks.length > 0 && !tasks.some(({ id }) => id === taskId)) {
      report('task', { task: taskId, blueprint: blueprint.code }, 'tasks');
    }
  }
  return hits;
}

function topicHits(question: Question, bank: Bank): readonly Hit[] {
  return question.topics
    .filter((topic) => bank.topics.length > 0 && !bank.topics.some(({ id }) => id === topic))
    .map((topic) => ({ rule: 'L08', variant: 'topic', severity: 'error', params: { topic }, field: 'topics' }));
}

/** Whether it is one of the SPDX licences that question banks carry; LicenseRef- names one of the author's own. */
const spdx =
  /^(?:CC0-1\.0|CC-BY(?:-NC)?(?:-SA|-ND)?-[1-4]\.0|MIT(?:-0)?|Apache-2\.0|BSD-[23]-Clause|0BSD|ISC|Unlicense|MPL-2\.0|[AL]?GPL-[23]\.[01]-(?:only|or-later)|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0|GFDL-1\.[123](?:-.+)?|LicenseRef-.+)$/;

function licenceHits(licence: string | undefined): readonly Hit[] {
  if (licence === undefined) {
    return [{ rule: 'L08', variant: 'licence', severity: 'error', params: {} }];
  }
  return spdx.test(licence) ? [] : [{ rule: 'L08', variant: 'spdx', severity: 'error', params: { licence }, field: 'licence' }];
}

/** L30: a rationale that only says that the option is right or wrong, or says the option again. */
export const emptyRationaleRule: QuestionRule = ({ question }) => {
  const empty = question.options.filter(
    ({ text, rationale = '' }) =>
      /^\W*(?:this (?:option )?is )?(?:the )?(?:in)?correct(?: answer)?,? (?:because|as|since) (?:it|this)(?: option)? is (?:not )?(?:the )?(?:in)?(?:correct|right|wrong)\b/i.test(
        rationale,
      ) ||
      /^\W*(?:this (?:option )?is )?(?:the )?(?:in)?(?:correct|right|wrong)(?: answer| option)?\W*$/i.test(rationale) ||
      wordOverlap(text, rationale) > 0.8,
  );
  return empty.length === 0
    ? []
    : [{ rule: 'L30', severity: 'warning', params: { options: empty.map(({ id }) => id).join(', ') }, field: 'options' }];
};

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#]*@)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

/** Whole months from one `YYYY-MM-DD` to another. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}
