/** What the `passband` command prints. */

export const cli = {
  'cli.usage': `Passband: timed mock exams for cloud certifications.

  passband [start]        open the app: a desktop window, or else the browser
  passband serve          serve the app on 127.0.0.1 for the browser
      --port N            on this port (any free one otherwise)
      --data DIR          with this data folder (also PASSBAND_HOME)
      --no-open           and open no browser
      --json              first line on stdout: {"url": …}
  passband lint PATH…     check question banks
      --profile NAME      bundled (default) or community
      --json              findings as JSON
  passband convert IN…    read question sets as an import would, and print them
      --to FORM           passband (default), csv (Udemy's sheet), markdown or anki
      --json              { questions, problems, skipped } as JSON
  passband schema NAME    the JSON Schema of bank files for editors: bank or questions
  passband backup FILE    write everything that is yours into one file
  passband restore FILE   put it back; says which backup undoes it
  passband merge DIR      take in what another data folder has; says which backup undoes it
      --json              what was merged as JSON
      --data DIR          of this data folder (also PASSBAND_HOME)
  passband --help, --version`,
  'cli.try-help': 'passband --help says what can be asked.',
  'cli.unknown-command': 'There is no command “{{command}}”.',
  'cli.bad-port': '“{{port}}” is not a port: a whole number from 0 to 65535.',
  'cli.bad-profile': 'There is no profile “{{profile}}”: it is bundled or community.',
  'cli.lint-what': 'Say which bank to check: a folder with bank.yaml, or a YAML or JSON file.',
  'cli.convert-what': 'Say which question sets to read: files, or folders.',
  'cli.convert-how': 'The forms to convert to are passband, csv, markdown and anki.',
  'cli.schema-what': 'Say which schema: passband schema bank, or passband schema questions.',
  'cli.which-file': 'Say one file: passband {{command}} FILE.',
  'cli.backup.done': 'Everything is in {{file}}.',
  'cli.backup.left-out': 'Left out, since not every system could hold a file of this name: {{file}}.',
  'cli.restore.done': '{{folder}} is as the backup has it.\nTo undo this: passband restore "{{file}}"',
  'cli.merge.which': 'Say one folder: passband merge DIR.',
  'cli.merge.nothing': '{{from}} has nothing that is not in {{folder}}.',
  'cli.merge.done': '{{from}} is merged into {{folder}}.',
  'cli.merge.added': 'new: {{file}}',
  'cli.merge.joined': 'joined: {{file}}',
  'cli.merge.parted': 'kept beside the other, since the two could not be one: {{file}}',
  'cli.merge.unreadable': 'could not be read, and was left where it is: {{file}}',
  'cli.merge.undo': 'To undo this: passband restore "{{file}}"',
  'cli.downloading': 'Downloading the desktop runtime… {{megabytes}} MB',
  'cli.no-window.no-package': 'The desktop runtime is not part of this installation, so Passband opens in your browser.',
  'cli.no-window.no-display': 'This machine has no display for a desktop window, so Passband opens in the browser.',
  'cli.no-window.no-byte': 'The desktop runtime could not be downloaded (nothing arrived), so Passband opens in your browser.',
  'cli.no-window.failed': 'The desktop window could not be opened, so Passband opens in your browser.',
  'cli.open-here': 'Passband is at {{url}}\nIf your browser does not show it, open this address yourself.',
  'cli.keep-open': 'Keep this window open; Ctrl+C ends Passband.',
  'cli.open-yourself': 'The address could not be given to your browser in private. Open it yourself.',
  'cli.already-running': 'Passband is running already; this is its page.',
  'cli.port-taken': 'Port {{port}} is taken by another program. Choose another, or leave --port out.',
} as const;
