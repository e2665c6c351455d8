import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import Markdown from '../../../src/renderer/ui/markdown';
import { Prose } from '../../../src/renderer/ui/prose';

afterEach(cleanup);

describe('plain text', () => {
  it('paints as paragraphs at once', () => {
    const { container } = render(<Prose text={'A company runs a site.\nIt grows.\n\nIt wants to lose no upload.'} />);
    expect([...container.querySelectorAll('p')].map((paragraph) => paragraph.textContent)).toEqual([
      'A company runs a site.\nIt grows.',
      'It wants to lose no upload.',
    ]);
  });

  it.each(['snake_case_name and C# at 5 > 3 - or 10.0.0.0/16', 'AT&T (R&D) pays 3~4 $'])('stays plain: %s', (text) => {
    const { container } = render(<Prose text={text} />);
    expect(container.querySelector('p')?.textContent).toBe(text);
  });
});

it.each([
  ['`s3:PutObject`', 'code'],
  ['one **strong** word', 'strong'],
  ['so _quiet_', 'em'],
  ['- first\n- second', 'li'],
  ['1. first', 'li'],
  ['# Heading', 'h3'],
  ['> quoted', 'blockquote'],
  ['| a | b |\n|---|---|\n| 1 | 2 |', 'table'],
  ['see https://docs.aws.amazon.com/x', 'a'],
  ['Title\n===', 'h3'],
])('reads %j as Markdown', async (text, tag) => {
  const { container } = render(<Prose text={text} links />);
  await expect.poll(() => container.querySelector(tag)).not.toBeNull();
});

describe('Markdown from anywhere', () => {
  it('brings no HTML, no picture and no script address', () => {
    const { container } = render(
      <Markdown
        text={
          '<script>alert(1)</script><img src=x onerror=alert(1)>\n\n![a map](//evil.example/x.png) [press](javascript:alert(1)) [here](//evil.example)'
        }
      />,
    );
    expect(container.querySelectorAll('script, img, a, iframe')).toHaveLength(0);
    expect(container.textContent).toContain('a map');
    expect(container.textContent).toContain('press');
  });

  it('names the host beside a link, whatever its words say', () => {
    render(<Markdown text="[docs.aws.amazon.com](https://evil.example/login)" links />);
    expect(screen.getByRole('link').textContent).toContain('(evil.example)');
  });

  it('opens nothing from the text of a question, and still says where an address leads', () => {
    const { container } = render(<Markdown text="[the docs](https://evil.example/login) and https://aws.example/x" />);
    expect(container.querySelector('a')).toBeNull();
    expect(container.textContent).toBe('the docs (evil.example) and https://aws.example/x (aws.example)');
  });

  it('keeps headings below those of the page', () => {
    render(<Markdown text={'# One\n\n### Three\n\n##### Five'} />);
    expect(screen.getAllByRole('heading').map((heading) => heading.tagName)).toEqual(['H3', 'H4', 'H6']);
  });

  it('shows footnotes without English words of the library', () => {
    const { container } = render(<Markdown text={'Text[^1].\n\n[^1]: Note.'} />);
    expect(container.textContent).toContain('Note.');
    expect(container.textContent).not.toMatch(/footnote|↩/i);
    expect(container.innerHTML).not.toContain('Back to reference');
  });
});

describe('quotes and lists within one another', () => {
  it.each(['>', '> ', '- ', '1. ', '1) ', '>- ', '+ > '])('by the thousand are shown as they are written: %s', (sign) => {
    const text = `**Which?**\n\n${sign.repeat(Math.floor(7_900 / sign.length))}x`;
    const { container } = render(<Prose text={text} />);
    expect(container.textContent).toBe(text.replace('\n\n', ''));
  });

  it('a few deep are quotes and lists', async () => {
    const { container } = render(<Prose text={'> > - one\n> > - two'} />);
    await screen.findByText('two');
    expect(container.querySelectorAll('blockquote blockquote li')).toHaveLength(2);
  });
});
