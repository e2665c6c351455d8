/** One attempt on real files or on a fake disk, with the desk that holds it and a clock that the test moves. */

import { join } from 'node:path';
import { expect } from 'vitest';
import { type AttemptDesk, attemptDesk } from '../../src/api/attempt-desk';
import { type AttemptLog, createAttemptFiles } from '../../src/api/attempt-files';
import type { Pulse } from '../../src/api/views';
import type { Action } from '../../src/core/attempt';
import { NO_CORRECTIONS } from '../../src/core/corrections';
import type { Countdown } from '../../src/core/countdown';
import type { Paper } from '../../src/core/paper';
import { realFileSystem } from '../../src/storage/file-system';
import type { Storehouse } from '../../src/storage/storehouse';
import { choice, paperOf } from '../core/made-paper';
import { type FakeClock, fakeClock } from '../fakes/fake-clock';
import { houseOn, temporaryFolder } from '../fakes/house';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const LIMIT = 80 * MINUTE;
/** Short enough to be beaten through to its end. */
export const SHORT = 10 * MINUTE;
export const [A, B] = ['viewer-one', 'viewer-two'];

export const visit = (question: number): Action => ({ kind: 'visit', question });
export const choose = (question: number, ...chosen: string[]): Action => ({ kind: 'answer', question, response: choice(...chosen) });
export const submit: Action = { kind: 'submit', reason: 'candidate' };

export interface Room {
  readonly id: string;
  readonly paper: Paper;
  readonly clock: FakeClock;
  readonly house: Storehouse;
  readonly desk: AttemptDesk;
  readonly handedIn: readonly string[];
  /** The app ends without a word and starts again over the same files. */
  readonly restart: () => Room;
  /** What is on the disk, read past the app. */
  readonly log: () => Promise<AttemptLog>;
  readonly pulse: () => Promise<Countdown>;
}

export function roomOver(house: Storehouse, paper: Paper, clock: FakeClock): Room {
  const handedIn: string[] = [];
  const desk = attemptDesk({ house, clock, corrections: () => NO_CORRECTIONS, onSubmitted: async (id) => void handedIn.push(id) });
  const read = async (file: string) => {
    const bytes = await house.fs.readFile(join(house.root, 'attempts', paper.id, file));
    return JSON.parse(Buffer.from(bytes).toString()).data;
  };
  return {
    id: paper.id,
    paper,
    clock,
    house,
    desk,
    handedIn,
    restart() {
      clock.restart();
      return roomOver(house, paper, clock);
    },
    log: () => read('log.json'),
    pulse: async () => (await read('pulse.json')).countdown,
  };
}

/** An attempt that has just been started; on real files, unless the test brings a disk. */
export async function room(fields: Partial<Paper> = {}, disk?: Storehouse): Promise<Room> {
  const house = disk ?? houseOn(realFileSystem, await temporaryFolder());
  const [paper, clock] = [paperOf(undefined, fields), fakeClock()];
  const made = await createAttemptFiles(house, paper, clock.now());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return roomOver(house, paper, clock);
}

/** Beats every five seconds for this long. */
export async function beatFor({ desk, id, clock }: Room, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) {
    clock.pass(Math.min(5_000, ms - passed));
    await desk.beat(id, A, 0);
  }
}

/** A beat that waits so long that only a change can answer it in time; in a function, so that awaiting the start does not await the answer. */
export async function waitingBeat(desk: AttemptDesk, id: string, viewer: string): Promise<() => Promise<Pulse>> {
  const answer = desk.beat(id, viewer, 30_000);
  await desk.beat(id, viewer, 0);
  return () => answer;
}

export const refusedWith = (code: string) => ({ problem: expect.objectContaining({ code }) });
