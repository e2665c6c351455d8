/** Reads the fuses back out of the program that was just packaged: each is as electron-builder.yml asks, or this ends with an error. */

import { existsSync, readFileSync } from 'node:fs';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { parse } from 'yaml';

const PROGRAMS = ['dist/linux-unpacked/passband', 'dist/win-unpacked/Passband.exe', 'dist/mac-arm64/Passband.app', 'dist/mac/Passband.app'];

const wanted = Object.entries(parse(readFileSync('electron-builder.yml', 'utf8')).electronFuses);
const programs = PROGRAMS.filter((program) => existsSync(program));
if (wanted.length === 0 || programs.length === 0) throw new Error('there is no fuse, or no packaged program, to be looked at');

for (const program of programs) {
  const wire = await getCurrentFuseWire(program);
  for (const [name, isOn] of wanted) {
    const state = wire[FuseV1Options[`${name[0].toUpperCase()}${name.slice(1)}`]];
    const asWanted = state === (isOn ? FuseState.ENABLE : FuseState.DISABLE);
    console.log(`${program}: ${name} ${FuseState[state]}${asWanted ? '' : `, but ${isOn} was asked for`}`);
    if (!asWanted) process.exitCode = 1;
  }
}
