/** What the desktop shell says outside of its page. */

export const desktop = {
  'desktop.open-link': 'Open {{host}} in your browser?',
  'desktop.open-link.open': 'Open',
  'desktop.cancel': 'Cancel',
  'desktop.page-gone': 'The window has stopped working.',
  'desktop.page-gone.safe': 'Everything you had answered is saved. Reload to go on where you were.',
  'desktop.reload': 'Reload',
  'desktop.wait': 'Wait',
  'desktop.cannot-start': 'Passband cannot open your data folder',
  'desktop.about': 'About Passband',
} as const;
