/** What the desktop shell says outside of its page. */

export const desktop = {
  'desktop.pdf': 'PDF',
  'desktop.open-link': 'Open {{host}} in your browser?',
  'desktop.open-link.open': 'Open',
  'desktop.cancel': 'Cancel',
  'desktop.page-gone': 'The window has stopped working.',
  'desktop.page-gone.safe': 'Everything you had answered is saved. Reload to go on where you were.',
  'desktop.reload': 'Reload',
  'desktop.wait': 'Wait',
  'desktop.quit': 'Quit',
  'desktop.cannot-start': 'Passband cannot open your data folder',
  'desktop.bug': 'Passband could not start',
  'desktop.about': 'About Passband',
  'desktop.settings': 'Settings…',
  'desktop.open': 'Open a question bank…',
  'desktop.bank-files': 'Question banks',
  'desktop.cannot-open': '{{file}} cannot be opened',
  'desktop.cannot-read': 'The file could not be read.',
  'desktop.exam-first': 'You are in the exam room.',
  'desktop.exam-first.how': 'End the exam, or leave it, and try again.',
} as const;
