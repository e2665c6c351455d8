/** Sets of course software: GIFT and XML of Moodle, text2qti, and questions as people type them, Aiken among them. */

import { madePng } from '../../fakes/made-picture';
import { inCdata, inGift, inXml, oneLine, type Sets } from './set-maker';

export const GIFT_SETS: Sets = {
  'list.gift': (texts) =>
    texts
      .map((text, at) => {
        const words = inGift(text);
        const tag = oneLine(text)
          .slice(0, 100)
          .replace(/[\\\]]/g, '\\$&');
        const head = `$CATEGORY: ${oneLine(text)}\n\n// [id:${tag}] [tag:${tag}]\n::${words}:: [html]Which? ${words} `;
        if (at % 4 === 2) return `${head}{ =One ${words} -> Two ${words} =Three ${words} -> Four ${words} ####${words} }`;
        if (at % 4 === 3) return `${head}{ T #${words} #${words} ####${words} }`;
        return `${head}{ =One ${words} #${words} ~Two ${words} #${words} ####${words} }`;
      })
      .join('\n\n'),
};

const xmlText = (text: string) => `<text>${inCdata(text)}</text>`;
const xmlFile = (text: string) => `<file name="${inXml(oneLine(text))}.png" path="/" encoding="base64">${madePng(2, 2).toString('base64')}</file>`;

const xmlAnswers: Readonly<Record<'multichoice' | 'matching' | 'ordering' | 'truefalse', (text: string) => string>> = {
  multichoice: (text) =>
    `<single>true</single><answer fraction="100" format="html"><text>${inXml(`One ${text}`)}</text><feedback>${xmlText(text)}</feedback></answer><answer fraction="0">${xmlText(`Two ${text}`)}<feedback>${xmlText(text)}</feedback></answer>`,
  matching: (text) =>
    ['One', 'Two']
      .map((word) => `<subquestion format="html">${xmlText(`${word} ${text}`)}<answer>${xmlText(`To ${word} ${text}`)}</answer></subquestion>`)
      .join(''),
  ordering: (text) => ['One', 'Two'].map((word, at) => `<answer fraction="${at + 1}">${xmlText(`${word} ${text}`)}</answer>`).join(''),
  truefalse: (text) =>
    ['true', 'false']
      .map((word) => `<answer fraction="${word === 'true' ? 100 : 0}"><text>${word}</text><feedback>${xmlText(text)}</feedback></answer>`)
      .join(''),
};
const XML_TYPES = ['multichoice', 'matching', 'ordering', 'truefalse'] as const;

export const MOODLE_SETS: Sets = {
  'list.xml': (texts) =>
    `<?xml version="1.0"?><quiz>${texts
      .map((text, at) => {
        const type = XML_TYPES[at % XML_TYPES.length] ?? 'multichoice';
        const category = `<question type="category"><category><text>${inXml(oneLine(text))}</text></category></question>`;
        return `${category}<question type="${type}"><name><text>${inXml(text)}</text></name><idnumber>${inXml(text)}</idnumber><questiontext format="html">${xmlText(`Which? ${text}`)}${xmlFile(text)}</questiontext><generalfeedback>${xmlText(text)}</generalfeedback>${xmlAnswers[type](text)}<tags><tag><text>${inXml(text)}</text></tag></tags></question>`;
      })
      .join('')}</quiz>`,
};

/** A file that has this element in it is taken for Markdown. */
const typed = (text: string) => oneLine(text).replace(/<details/gi, '<detailsx');

export const TYPED_SETS: Sets = {
  'aiken.txt': (texts) => texts.map((text) => `Which? ${typed(text)}\nA. One ${typed(text)}\nB. Two ${typed(text)}\nANSWER: A\n`).join('\n'),
  // With numbers, explanations, and all answers at the end.
  'typed.txt': (texts) =>
    `${texts
      .map((text, at) => `${at + 1}) Which? ${typed(text)}\nA) One ${typed(text)}\nB) Two ${typed(text)}\nExplanation: ${typed(text)}\n`)
      .join('\n')}\nAnswer key:\n${texts.map((_, at) => `${at + 1}. A\n`).join('')}`,
};

export const TEXT2QTI_SETS: Sets = {
  'text2qti.txt': (texts) =>
    `Quiz title: ${oneLine(texts[0] ?? '')}\nQuiz description: ${oneLine(texts[0] ?? '')}\n\n${texts
      .map((text, at) => {
        const words = oneLine(text);
        return `Title: ${words}\n${at + 1}. Which? ${words}\n... ${words}\n+ ${words}\n- ${words}\n*a) One ${words}\n... ${words}\nb) Two ${words}\n... ${words}\n`;
      })
      .join('\n')}`,
};
