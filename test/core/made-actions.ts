/** Papers in three modes, and what a candidate does with them. */

import type { Action } from '../../src/core/attempt';
import { choice, paperOf } from './made-paper';

export const mock = paperOf();
export const custom = paperOf(undefined, { mode: 'custom' });
export const open = paperOf(undefined, { mode: 'custom', feedback: 'each' });

export const visit = (question: number): Action => ({ kind: 'visit', question });
export const choose = (question: number, ...chosen: string[]): Action => ({ kind: 'answer', question, response: choice(...chosen) });
export const clear = (question: number): Action => ({ kind: 'answer', question, response: null });
export const leave: Action = { kind: 'leave' };
export const submit: Action = { kind: 'submit', reason: 'candidate' };
