#!/usr/bin/env node
/** The `passband` command. */

import { parseArgs } from 'node:util';
import { EXPORT_FORMATS } from '../core/export/formats';
import { APART } from '../importing/apart';
import { say } from '../language/say';
import { version } from './places';

const [, , ...words] = process.argv;

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    allowNegative: true,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      open: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
      to: { type: 'string', default: 'passband' },
      profile: { type: 'string', default: 'bundled' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
  const [command = 'start', ...paths] = positionals;
  if (values.version) return print(version());
  if (values.help || command === 'help') return print(say('cli.usage'));
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return refuse(say('cli.bad-port', { port: values.port ?? '' }));
  const folders = { ...process.env, ...(values.data && { PASSBAND_HOME: values.data }) };
  switch (command) {
    case 'start':
    case 'serve': {
      const { serve, start } = await import('./start');
      const flags = { port, folders, open: values.open, json: values.json };
      return command === 'start' ? start(flags) : serve(flags);
    }
    case 'lint': {
      if (paths.length === 0) return refuse(say('cli.lint-what'));
      const { profile } = values;
      if (profile !== 'bundled' && profile !== 'community') return refuse(say('cli.bad-profile', { profile }));
      const { lintPaths } = await import('./lint');
      const { exitCode, text } = await lintPaths(paths, { json: values.json, profile });
      process.stdout.write(text);
      return exitCode;
    }
    case 'convert': {
      if (paths.length === 0) return refuse(say('cli.convert-what'));
      const to = EXPORT_FORMATS.find((format) => format === values.to);
      if (to === undefined) return refuse(say('cli.convert-how'));
      const { convertInTime } = await import('./convert-in-time');
      const { exitCode, text, remarks } = await convertInTime({ paths, to, json: values.json }, new URL(import.meta.url));
      process.stdout.write(text);
      process.stderr.write(remarks);
      return exitCode;
    }
    case APART: {
      const { convertApart } = await import('./convert-in-time');
      await convertApart();
      return 0;
    }
    case 'schema': {
      const [name] = paths;
      if (paths.length !== 1 || (name !== 'bank' && name !== 'questions')) return refuse(say('cli.schema-what'));
      const { jsonSchema } = await import('./schema');
      process.stdout.write(jsonSchema(name));
      return 0;
    }
    case 'backup':
    case 'restore': {
      const [file, second] = paths;
      if (file === undefined || second !== undefined) return refuse(say('cli.which-file', { command }));
      const { backUpTo, restoreOutOf } = await import('./keep');
      const { exitCode, text } = await (command === 'backup' ? backUpTo(file, folders) : restoreOutOf(file, folders));
      (exitCode === 0 ? process.stdout : process.stderr).write(text);
      return exitCode;
    }
    case 'merge': {
      const [from, second] = paths;
      if (from === undefined || second !== undefined) return refuse(say('cli.merge.which'));
      const { mergeIn } = await import('./merge');
      const { exitCode, text } = await mergeIn(from, folders, { json: values.json });
      (exitCode === 0 ? process.stdout : process.stderr).write(text);
      return exitCode;
    }
    default:
      return refuse(say('cli.unknown-command', { command }));
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n${say('cli.try-help')}\n`);
  return 2;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) process.exitCode = refuse(error.message);
  else throw error;
}
