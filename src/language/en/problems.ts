/** What the app says when it cannot do what was asked. */

export const problems = {
  'call.malformed': 'The app sent itself something it could not read. Please restart Passband.',
  'call.unknown-operation': 'This window asks for something that this version of Passband does not know ({{operation}}). Please restart Passband.',
  'call.bad-input': 'Something entered here is not in the form that Passband needs.',
  'call.bug': 'Passband made a mistake. What was saved before is safe; please try again, and restart Passband if it stays.',
  'call.unreachable': 'Passband is not answering. What was saved before is safe. Start Passband again and open this page from its new link.',

  'attempt.unknown': 'There is no such attempt in your data folder.',
  'attempt.over': 'This exam has ended.',
  'attempt.not-over': 'This exam has not ended yet, so there is no report.',
  'attempt.gap': 'An action went missing on its way (expected number {{expected}}, got {{got}}). The exam has been loaded again from what is saved.',
  'attempt.paused': 'The exam is paused. Go on with it to answer.',
  'attempt.no-such-question': 'There is no question {{number}}: this paper has {{count}}.',
  'attempt.no-such-option': 'This question has no option “{{option}}”.',
  'attempt.no-certainty-in-mock': 'A mock exam does not ask how sure you are; the real one does not either.',
  'attempt.revealed': 'The answer to this question has been shown, so it can no longer be changed.',
  'attempt.feedback-at-end': 'This paper shows its answers at the end.',
  'attempt.no-pause-in-mock': 'A mock exam cannot be paused; the real one cannot either.',
  'attempt.read-only': 'This exam is open in another tab or window, and only one of them can write.',

  'start.unknown-bank': 'There is no question bank “{{bank}}”.',
  'start.unknown-exam': 'The bank “{{bank}}” has no questions for the exam “{{blueprint}}”.',
  'start.nothing-to-ask': 'No question fits what you chose. Choose more domains, or all questions.',

  'upload.unknown': 'This upload is no longer here. Please choose the files again.',
  'upload.gap': 'A piece of {{file}} went missing on its way. Please choose the files again.',
  'upload.bad-name': 'A file cannot be called “{{file}}” here. Rename it and choose it again.',
  'upload.too-many': 'No more than {{maximum}} files can be read at once.',
  'upload.too-large': '{{file}} is larger than {{megabytes}} MB and was not read.',
  'upload.too-large-together': 'These files are larger than {{megabytes}} MB together and were not read.',

  'import.unknown': 'This preview is no longer here. Please choose the files again; nothing was changed.',
  'import.cancelled': 'Reading was cancelled. Nothing was changed.',
  'import.too-slow': 'Reading this set took longer than {{seconds}} seconds and was stopped. Nothing was changed; try it in smaller files.',
  'import.too-heavy': 'Reading this set took more memory than it may and was stopped. Nothing was changed; try it in smaller files.',
  'import.broke': 'This set could not be read: the reader stopped without an answer. Nothing was changed; try its files one by one.',
  'import.no-questions': 'There is no question here that could be taken in.',
  'import.bundled-id': 'A bank that comes with the app has the id “{{bank}}” and cannot be replaced. Give your set another id.',
  'import.bank-too-large': 'This set is larger than {{megabytes}} MB as a bank. Please split it in two.',
  'import.undo-gone': 'This can no longer be undone here. Your backups still hold what was before.',
  'backup.unknown': 'There is no such backup any more.',
  'restore.under-way': 'A restore is under way. Please wait until it has finished.',

  'media.unknown': 'This picture is missing from the bank.',
  'link.refused': 'Only https links are opened.',
  'job.unknown': 'This work is no longer known; it has probably finished.',
} as const;
