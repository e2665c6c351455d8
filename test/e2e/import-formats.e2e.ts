/** Every format that is text comes in by drop and by paste. Both are the page's own work, so one shell shows it. */

import { expect, test } from 'vitest';
import { setStage } from './stage';

const stage = setStage({ width: 1280, height: 800 });

const OWN = '- id: q-own\n  version: 1\n  type: single\n  stem: Which?\n  options: [{ id: a, text: One }, { id: b, text: Two }]\n  key: [b]\n';
const FORMATS: Readonly<Record<string, string>> = {
  'own.yaml': OWN,
  'adhoc.json': '[{"question":"Which?","options":["One","Two"],"answer":"B"}]',
  'tasks.md': '### Which?\n\n- [ ] One\n- [x] Two\n',
  'details.md':
    "1. Which?\n    - A. One\n    - B. Two\n\n    <details markdown=1><summary markdown='span'>Answer</summary>\n\n      Correct answer: B\n\n    </details>\n",
  'table.csv': 'Question,Option A,Option B,Answer\nWhich?,One,Two,B\n',
  'table.tsv': 'Question\tOption A\tOption B\tAnswer\nWhich?\tOne\tTwo\tB\n',
  'adhoc.yaml': '- question: Which?\n  options: [One, Two]\n  answer: Two\n',
  'adhoc.toml': '[[questions]]\nquestion = "Which?"\noptions = ["One", "Two"]\nanswer = "Two"\n',
  'set.gift': '::Title:: Which? {\n~One\n=Two\n}\n',
  'aiken.txt': 'Which?\nA. One\nB. Two\nANSWER: B\n',
  'text2qti.txt': '1.  Which?\na)  One\n*b) Two\n',
  'moodle.xml':
    '<?xml version="1.0"?><quiz><question type="multichoice"><name><text>n</text></name><questiontext format="html"><text>Which?</text></questiontext><single>true</single><answer fraction="0"><text>One</text></answer><answer fraction="100"><text>Two</text></answer></question></quiz>',
  'anki.txt': '#separator:tab\n#columns:Question\tOption A\tOption B\tAnswer\nWhich?\tOne\tTwo\tB\n',
};

/** Drops a file on the middle of the page. */
async function drop(name: string, text: string): Promise<void> {
  await stage.page.evaluate(
    ([file, words]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([words], file));
      for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    },
    [name, text] as const,
  );
}

test('each format of text is read when it is dropped on the library, and when it is pasted', async () => {
  const { page } = stage;
  for (const [name, text] of Object.entries(FORMATS)) {
    const isRead = async () => {
      await page.getByRole('heading', { name: 'A look inside' }).waitFor();
      expect(await page.locator('dl').first().innerText(), name).toMatch(/^ready\s+1\s/);
      expect(await page.getByRole('article').first().innerText(), name).toContain('Two');
    };
    await drop(name, text);
    await isRead();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Paste a set as text' }).click();
    await page.getByLabel('Questions as text').fill(text);
    await page.getByRole('button', { name: 'Look at this text' }).click();
    await isRead();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Library' }).click();
    await page.getByRole('heading', { name: 'Library' }).waitFor();
  }
});
