/** What the app says of its files: what happened, what is safe, and what to do. */

export const storageProblems = {
  'storage.disk-full': 'The disk is full. What was saved before is safe; make room and try again.',
  'storage.read-only': 'Your data folder cannot be written ({{file}}). What was saved before is safe; make it writable and try again.',
  'storage.permission': 'Passband may not write to {{file}}. What was saved before is safe; allow it and try again.',
  'storage.folder-missing': 'Your data folder is gone ({{file}}). Bring it back, or restart Passband to begin with a new one.',
  'storage.io': 'The disk refused to work with {{file}}. What was saved before is safe; try again.',
  'storage.damaged': '{{file}} could not be read and there was no other copy. It is kept in the quarantine folder.',
  'storage.missing': '{{file}} is missing.',
  'storage.exists': '{{file}} is there already and is never overwritten.',
  'storage.from-the-future': '{{file}} was written by a newer version of Passband. Nothing was opened or changed; please update Passband.',
  'storage.migration-failed': '{{file}} comes from an older version and could not be brought up to date. It was left as it is; please report this.',
  'storage.not-a-folder': '{{file}} is not a folder. Choose another place for your data with PASSBAND_HOME.',
  'storage.locked': 'Another Passband (process {{pid}}) has this data folder open. Close it first, or use its window.',
  'storage.restore-interrupted': 'A restore was interrupted and could not be finished. Your data are as they were; please restore again.',
  'storage.copy-merged':
    'Another computer had changed {{file}} too. What both say is in it now; the copy is kept in the quarantine folder, under “merged”.',
  'storage.copy-unreadable': 'Another computer left a copy that could not be read: {{file}}. It is kept in the quarantine folder, under “merged”.',
  'storage.attempt-parted':
    'One attempt was gone on with on two computers. Both are kept: what could not be one is an attempt of its own, or with the deleted attempts where the other was handed in ({{file}}).',
  'storage.bank-parted':
    'Two different question sets call themselves the same version. Both are kept: the earlier one is a set of its own ({{file}}).',
  'merge.not-a-data-folder': 'There is nothing of Passband in {{folder}}.',
  'merge.same-folder': '{{folder}} is your data folder itself.',
  'backup.damaged': 'This backup is damaged and was not used.',
  'backup.from-the-future': 'This backup was made by a newer version of Passband. Please update Passband.',
  'backup.too-big': 'This backup is larger than any that Passband makes, and was not used.',
  'backup.unsafe-path': 'This backup holds a path that leads out of the data folder ({{file}}), and was not used.',
  'backup.path-twice': 'This backup holds {{file}} twice, and was not used.',
  'backup.path-taken': 'Something else called {{file}} is in your data folder. Nothing was restored; move it elsewhere and try again.',
  'backup.wrong-hash': '{{file}} inside this backup is damaged, so nothing of it was used.',
} as const;
