/** Every byte of a document of each kind is flipped, and every truncation tried, through the doors that the app opens documents by. */

import { describe, expect, it } from 'vitest';
import { LOG, PAPER, PULSE } from '../../src/api/attempt-files';
import { CORRECTIONS } from '../../src/api/corrections-book';
import { EDITS } from '../../src/api/edits-book';
import { EXPOSURES } from '../../src/api/exposures';
import { BANK } from '../../src/api/imported-banks';
import { NOTE } from '../../src/api/notebook';
import { OUTSIDE } from '../../src/api/outside-book';
import { SETTINGS } from '../../src/api/settings';
import { bankSchema } from '../../src/core/bank';
import { startCountdown } from '../../src/core/countdown';
import { ownNote } from '../../src/core/notes';
import { openDocument } from '../../src/storage/document';
import { type DocumentKind, sealDocument } from '../../src/storage/document-kind';
import { openFrozen } from '../../src/storage/frozen';
import { openHealth } from '../../src/storage/health';
import { made } from '../core/made-bank';
import { paperOf } from '../core/made-paper';
import { FakeDisk } from '../fakes/fake-disk';
import { houseOn, NOW_MS } from '../fakes/house';

const FILL = 'Four kilobytes are soon full of words. ';
const filled = (bytes: number) => FILL.repeat(Math.ceil(bytes / FILL.length)).slice(0, bytes);
const countdown = startCountdown(80 * 60_000, 'strict', { wallMs: NOW_MS, uptimeMs: 5, run: 'a-run' });

/** The newest data, and those of the copy before it. Both are sound; only the newest is damaged. */
interface Fixture<T extends object> {
  readonly kind: DocumentKind<T>;
  readonly file: string;
  readonly now: T;
  readonly before: T;
}

const fixture = <T extends object>(kind: DocumentKind<T>, file: string, now: T, before: T): Fixture<object> =>
  ({ kind, file, now, before }) as unknown as Fixture<object>;

const report = (text: string) => ({
  id: 'report-1',
  question: 'q1',
  version: 1,
  bank: 'made',
  attempt: null,
  response: null,
  optionOrder: ['a'],
  text,
  atMs: NOW_MS,
});
const outside = (name: string, count: number) => ({
  reports: Array.from({ length: count }, (_, at) => ({
    id: `report-${at}`,
    blueprint: 'exam',
    kind: 'course-test' as const,
    name,
    date: '2026-11-23',
    result: { kind: 'total-counts' as const, right: 40, asked: 65 },
    outcome: null,
    exam: { title: 'The exam', code: 'EX-1', domains: [{ id: '1', title: 'One', weight: 100 }] },
    addedAtMs: NOW_MS,
    deletedAtMs: null,
  })),
});
const settings = { theme: 'system', textSize: 100, shortcuts: true, examDate: null, practiceScale: false } as const;
const lines = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`exam-${at}`, { low: 60, high: 70, ours: true }]));
const looks = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`question-${at}`, { times: 1, lastMs: NOW_MS }]));
const bank = (explanation: string) =>
  bankSchema.parse({ id: 'made', title: 'Made', version: '1.0.0', blueprints: [], questions: [made('q-one', '1', { explanation })], hash: 'hash' });
const log = (entries: number) => ({
  startedAtMs: NOW_MS,
  countdown,
  entries: Array.from({ length: entries }, (_, at) => ({
    seq: at + 1,
    wallMs: NOW_MS,
    spentMs: at,
    activeMs: at,
    action: { kind: 'visit' as const, question: 0 },
  })),
});
const pulse = (interruptions: number) => ({
  countdown: { ...countdown, interruptions: Array.from({ length: interruptions }, () => ({ fromMs: NOW_MS, lastedMs: 11_000, counted: true })) },
});

const edits = (explanation: string) => ({
  bank: 'made',
  own: false,
  questions: { 'q-one': { question: made('q-one', '1', { explanation }), draft: null, base: null, removed: false, atMs: NOW_MS } },
});

const DOCUMENTS = [
  fixture(SETTINGS, 'settings.json', { ...settings, lines: lines(90) }, { ...settings, lines: lines(1) }),
  fixture(
    CORRECTIONS,
    'corrections.json',
    { corrected: {}, suspended: {}, reports: [report(filled(3_500))] },
    { corrected: {}, suspended: {}, reports: [report('before')] },
  ),
  fixture(OUTSIDE, 'outside-reports.json', outside('now', 13), outside('before', 1)),
  fixture(EDITS, 'edits/made.json', edits(filled(3_000)), edits('Before.')),
  fixture(EXPOSURES, 'exposures/made.json', { questions: looks(85) }, { questions: looks(1) }),
  fixture(LOG, 'attempts/a1/log.json', log(38), log(1)),
  fixture(PULSE, 'attempts/a1/pulse.json', pulse(60), pulse(1)),
  fixture(NOTE, 'notes/own.aaaaaaaa.json', ownNote('aaaaaaaa', `Now\n${filled(3_600)}`, [], NOW_MS), ownNote('aaaaaaaa', 'Before', [], NOW_MS)),
];
const FROZEN = [
  fixture(PAPER, 'attempts/a1/paper.json', paperOf([made('q-one', '1', { explanation: filled(2_000) })]), paperOf([made('q-one', '1')])),
  fixture(
    BANK,
    'library/made/bank.json',
    { bank: bank(filled(3_000)), importedAtMs: NOW_MS, pictures: null },
    { bank: bank('Before.'), importedAtMs: NOW_MS, pictures: null },
  ),
];

const foldersOf = (file: string) =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, at, names) => `/data/${names.slice(0, at + 1).join('/')}`);

/** Every single damage of these bytes, named. */
function* damagesOf(bytes: Uint8Array): Generator<readonly [string, Uint8Array]> {
  for (let at = 0; at < bytes.length; at += 1) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    yield [`byte ${at} flipped`, flipped];
    yield [`cut after ${at} bytes`, bytes.subarray(0, at)];
  }
}

interface Told {
  readonly data: string;
  readonly mishaps: string;
  readonly again: string;
}

/** What comes of one damage is the same for all: every fiftieth is opened a second time. */
const isChecked = (damage: string) => damage.includes('50');

/** What opening gives, what was said, and what a second opening gives and says. */
async function open(
  { kind, file }: Fixture<object>,
  disk: FakeDisk,
  backup: Uint8Array | null,
  isFrozen: boolean,
  isOpenedAgain: boolean,
): Promise<Told> {
  const inBackups = async function* () {
    if (backup) yield backup;
  };
  const look = async () => {
    const house = houseOn(disk, '/data', { inBackups });
    const opened = isFrozen ? await openFrozen(house, kind, file) : await openDocument(house, kind, file, {});
    const data = opened.ok ? ('data' in opened.value && !isFrozen ? opened.value.data : opened.value) : opened.problems;
    return { data: JSON.stringify(data), mishaps: house.mishaps.map(({ code, recoveredFrom }) => `${code} ${recoveredFrom}`).join(', ') };
  };
  const first = await look();
  const second = isOpenedAgain ? await look() : { data: first.data, mishaps: '' };
  return { ...first, again: `${second.data === first.data} ${second.mishaps}` };
}

describe('every byte flipped and every truncation', () => {
  it.each(DOCUMENTS.map((each) => [each.kind.kind, each] as const))('of %s: quarantined, the previous copy used, and said once', async (_, each) => {
    const bytes = sealDocument(each.kind, each.now, NOW_MS);
    expect(bytes.length).toBeGreaterThan(3_500);
    const previous = sealDocument(each.kind, each.before, NOW_MS);
    const wanted: Told = { data: JSON.stringify(each.kind.schema.parse(each.before)), mishaps: 'storage.damaged previous', again: 'true ' };
    const wrong: string[] = [];
    for (const [damage, damaged] of damagesOf(bytes)) {
      const disk = FakeDisk.with(['/data', ...foldersOf(each.file)], { [`/data/${each.file}`]: damaged, [`/data/${each.file}.prev`]: previous });
      const told = await open(each, disk, null, false, isChecked(damage));
      const kept = disk.files.filter((path) => path.startsWith('/data/quarantine/'));
      const isKept = kept.length === 1 && disk.bytesOf(kept[0] ?? '')?.equals(damaged);
      if (JSON.stringify(told) !== JSON.stringify(wanted) || !isKept) wrong.push(`${damage}: ${JSON.stringify(told)}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it.each(FROZEN.map((each) => [each.kind.kind, each] as const))('of %s: quarantined, the backup used, and said once', async (_, each) => {
    const bytes = sealDocument(each.kind, each.now, NOW_MS);
    expect(bytes.length).toBeGreaterThan(3_500);
    const backup = sealDocument(each.kind, each.before, NOW_MS);
    const wanted: Told = { data: JSON.stringify(each.kind.schema.parse(each.before)), mishaps: 'storage.damaged backup', again: 'true ' };
    const wrong: string[] = [];
    for (const [damage, damaged] of damagesOf(bytes)) {
      const disk = FakeDisk.with(['/data', ...foldersOf(each.file)], { [`/data/${each.file}`]: damaged });
      const told = await open(each, disk, backup, true, isChecked(damage));
      const kept = disk.files.filter((path) => path.startsWith('/data/quarantine/'));
      const isKept = kept.length === 1 && disk.bytesOf(kept[0] ?? '')?.equals(damaged);
      if (JSON.stringify(told) !== JSON.stringify(wanted) || !isKept) wrong.push(`${damage}: ${JSON.stringify(told)}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('of the health log itself: quarantined, and said in the log that takes its place', async () => {
    const disk = FakeDisk.with(['/data']);
    const room = { fs: disk, root: '/data', now: () => NOW_MS };
    const health = await openHealth(room);
    if (!health.ok) throw new Error('it opens');
    const mishap = { code: 'storage.damaged' as const, quarantined: null, recoveredFrom: 'nothing' as const };
    for (let at = 0; at < 20; at += 1) await health.value.record({ ...mishap, file: `notes/${at}.json` });
    const [bytes, previous] = [disk.bytesOf('/data/health.json'), disk.bytesOf('/data/health.json.prev')];
    if (!bytes || !previous) throw new Error('it was written twice');
    expect(bytes.length).toBeGreaterThan(3_500);
    const wrong: string[] = [];
    for (const [damage, damaged] of damagesOf(bytes)) {
      const broken = FakeDisk.with(['/data'], { '/data/health.json': damaged, '/data/health.json.prev': previous });
      const opened = await openHealth({ ...room, fs: broken });
      const [last, ...others] = opened.ok ? opened.value.entries.toReversed() : [];
      const kept = broken.files.filter((path) => path.startsWith('/data/quarantine/'));
      const isKept = kept.length === 1 && last?.quarantined === kept[0]?.slice('/data/'.length) && broken.bytesOf(kept[0] ?? '')?.equals(damaged);
      if (last?.file !== 'health.json' || last.recoveredFrom !== 'previous' || others.length !== 19 || !isKept) wrong.push(damage);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
