/** What the candidate does with the question in view, as actions of the attempt. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AnswerView, QuestionView, Solution } from '../../../api/views';
import type { Highlight } from '../../../core/attempt';
import { CASE_PART, caseKeeper, highlightsOf, highlightsShown } from '../../../core/highlights';
import type { Response } from '../../../core/response';
import { say } from '../../../language/say';
import { isMock } from './mock';
import { isRightAnswer } from './right-answer';
import type { Session, SessionState } from './session';

/** The question in view with all that belongs to it. */
interface InView {
  readonly index: number;
  readonly question: QuestionView;
  readonly answer: AnswerView;
  readonly solution: Solution | null;
  /** Nothing can be answered or struck out: it is checked, paused, or open elsewhere. */
  readonly locked: boolean;
}

export type Answering = ReturnType<typeof useAnswering>;

export function useAnswering(session: Session, state: SessionState, sayAloud: (sentence: string) => void) {
  const { paper, answers, at, role, status, solutions } = state;
  const count = paper.questions.length;
  /** Nothing but the clock and the help works here now. */
  const isStill = role === 'reader' || status === 'paused';
  const [hint, setHint] = useState<string | null>(null);
  const lastAt = useRef(at ?? 0);
  if (at !== null) lastAt.current = at;

  const question = at === null ? undefined : paper.questions[at];
  const held = at === null ? undefined : answers[at];
  const keeperAt = at === null ? 0 : caseKeeper(paper.questions, at);
  const keeper = answers[keeperAt];
  // The same object as long as nothing of it changes: the question is drawn anew with a new one.
  const answer = useMemo(
    () => held && (held === keeper || !keeper ? held : { ...held, highlights: [...highlightsShown(held.highlights, keeper.highlights)] }),
    [held, keeper],
  );
  const inView: InView | null =
    at === null || !question || !answer
      ? null
      : {
          index: at,
          question,
          answer,
          solution: answer.revealed ? (solutions[question.id] ?? null) : null,
          locked: isStill || answer.revealed,
        };

  const visit = useCallback(
    (to: number) => {
      if (to < 0 || to >= count) return;
      setHint(null);
      session.act({ kind: 'visit', question: to });
    },
    [session, count],
  );

  // A fresh attempt starts at its first question.
  useEffect(() => {
    if (at === null && role === 'holder' && answers.every((given) => !given.seen)) visit(0);
  }, [at, role, answers, visit]);

  // The check is said aloud when its answer comes, and not on coming back to the question.
  const isRight = inView?.solution ? isRightAnswer(inView.solution.key, inView.answer.response) : null;
  const checked = useRef({ at, isRight });
  useEffect(() => {
    const before = checked.current;
    checked.current = { at, isRight };
    if (before.at === at && before.isRight === null && isRight !== null) sayAloud(say(isRight ? 'exam.right' : 'exam.wrong'));
  }, [at, isRight, sayAloud]);

  const select = (option: string) => {
    if (!inView || inView.locked) return;
    const chosen = inView.answer.response?.kind === 'choice' ? inView.answer.response.chosen : [];
    const next = choose(inView.question, chosen, option);
    if (next === 'too-many') {
      const sentence = say('exam.too-many', { count: inView.question.choose });
      setHint(sentence);
      sayAloud(sentence);
      return;
    }
    setHint(null);
    session.act({ kind: 'answer', question: inView.index, response: next });
  };

  return {
    inView,
    isStill,
    hint,
    lastAt: lastAt.current,
    asksCertainty: !isMock(paper),
    visit,
    select,
    strike(option: string) {
      if (!inView || inView.locked) return;
      session.act({ kind: 'strike', question: inView.index, option, on: !inView.answer.struck.includes(option) });
    },
    flag() {
      if (inView) session.act({ kind: 'flag', question: inView.index, on: !inView.answer.flagged });
    },
    check() {
      if (inView && !inView.locked && inView.answer.response !== null) session.act({ kind: 'reveal', question: inView.index });
    },
    highlight(highlights: readonly Highlight[]) {
      if (!inView) return;
      if (keeperAt === inView.index) return session.act({ kind: 'highlight', question: keeperAt, highlights: [...highlights] });
      const own = highlights.filter(({ part }) => part !== CASE_PART);
      session.act({ kind: 'highlight', question: inView.index, highlights: own });
      const others = keeper?.highlights.filter(({ part }) => part !== CASE_PART) ?? [];
      session.act({ kind: 'highlight', question: keeperAt, highlights: [...others, ...highlightsOf(highlights, CASE_PART)] });
    },
    /** The same level again takes it back. */
    rate(level: 1 | 2 | 3) {
      if (!inView || inView.locked || isMock(paper)) return;
      session.act({ kind: 'certainty', question: inView.index, level: inView.answer.certainty === level ? null : level });
    },
    review: () => (at === null ? visit(lastAt.current) : session.act({ kind: 'leave' })),
    next() {
      if (at === count - 1) session.act({ kind: 'leave' });
      else if (at !== null) visit(at + 1);
    },
    previous: () => visit(at === null ? lastAt.current : at - 1),
  };
}

/** The response after a press on `option`; a choice beyond the number is refused. */
function choose({ type, choose: count }: QuestionView, chosen: readonly string[], option: string): Response | null | 'too-many' {
  if (type === 'single') return { kind: 'choice', chosen: [option] };
  if (chosen.includes(option)) {
    const left = chosen.filter((other) => other !== option);
    return left.length === 0 ? null : { kind: 'choice', chosen: left };
  }
  return chosen.length >= count ? 'too-many' : { kind: 'choice', chosen: [...chosen, option] };
}
