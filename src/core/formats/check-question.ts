/** What a schema cannot see: whether the parts of one question fit each other. Every reader of question sets asks this. */

import type { Blueprint, Question } from '../bank';
import { type Place, type Problem, problem } from '../problem';
import { roughForm, sameTextForm } from './same-text';

/** Contradictions inside a question, each an error that costs the question. `placeOf` says where a field was written. */
export function checkQuestion(question: Question, placeOf: (path: readonly PropertyKey[]) => Place): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, path: readonly [string, ...(string | number)[]], params: Problem['params'] = {}) => {
    problems.push(problem(code, params, { ...placeOf(path), field: path[0] }));
  };
  const optionIds = new Set<string>();
  const texts = new Map<string, string>();
  const rough = question.options.map(({ text }) => roughForm(text));
  const mayBeEqual = rough.includes(null) || new Set(rough).size < rough.length;
  for (const [index, option] of question.options.entries()) {
    if (optionIds.has(option.id)) {
      refuse('bank.option-id-twice', ['options', index], { option: option.id });
    }
    optionIds.add(option.id);
    if (!mayBeEqual) continue;
    const form = sameTextForm(option.text);
    const first = texts.get(form);
    if (first !== undefined) {
      refuse('bank.options-equal', ['options', index], { first, second: option.id });
    }
    texts.set(form, option.id);
  }
  if (question.type === 'matching') {
    const promptIds = new Set<string>();
    for (const [index, prompt] of question.prompts.entries()) {
      if (promptIds.has(prompt.id)) {
        refuse('bank.prompt-id-twice', ['prompts', index], { prompt: prompt.id });
      }
      promptIds.add(prompt.id);
      if (!Object.hasOwn(question.key, prompt.id)) {
        refuse('bank.prompt-without-key', ['key'], { prompt: prompt.id });
      }
    }
    for (const [prompt, option] of Object.entries(question.key)) {
      if (!promptIds.has(prompt)) {
        refuse('bank.key-names-no-prompt', ['key', prompt], { prompt });
      }
      if (!optionIds.has(option)) {
        refuse('bank.key-names-no-option', ['key', prompt], { option });
      }
    }
    return problems;
  }
  const keyIds = new Set<string>();
  for (const [index, option] of question.key.entries()) {
    if (!optionIds.has(option)) {
      refuse('bank.key-names-no-option', ['key', index], { option });
    }
    if (keyIds.has(option)) {
      refuse('bank.key-twice', ['key', index], { option });
    }
    keyIds.add(option);
  }
  if (question.type === 'multiple' && question.key.length >= question.options.length) {
    refuse('bank.every-option-is-key', ['key']);
  }
  if (question.type === 'ordering' && keyIds.size !== optionIds.size) {
    refuse('bank.ordering-key-incomplete', ['key'], { keys: keyIds.size, options: optionIds.size });
  }
  return problems;
}

/** Domains and tasks that a known blueprint does not have. Blueprints that are not among `blueprints` cannot be judged. */
export function checkDomains(question: Question, blueprints: readonly Blueprint[], placeOf: (path: readonly PropertyKey[]) => Place): Problem[] {
  const problems: Problem[] = [];
  for (const blueprint of blueprints) {
    const domainId = Object.hasOwn(question.domains, blueprint.id) ? question.domains[blueprint.id] : undefined;
    if (domainId !== undefined && !blueprint.domains.some((domain) => domain.id === domainId)) {
      const path = ['domains', blueprint.id];
      problems.push(problem('bank.unknown-domain', { domain: domainId, blueprint: blueprint.code }, { ...placeOf(path), field: path.join('.') }));
    }
  }
  return problems;
}
