// The page's own style does not reach the panel, and paper does not show it.
import { expect, FACES, test } from './assistant';

/** What careless style sheets do to everything on their page, and tidy ones to everything that they did not put there. */
const HOSTILE: Record<string, string> = {
  'inherited properties':
    '* { line-height: 3; letter-spacing: 5px; text-transform: uppercase; font-size: 30px; word-spacing: 9px; text-indent: 20px; ' +
    'white-space: nowrap; pointer-events: none; text-align: right; font-style: italic }',
  'what moves the panel': 'body > * { transform: translateX(-50px); filter: blur(1px); contain: layout; position: relative; float: left }',
  'what dims the panel': 'body > * { opacity: 0.2 }',
  'what hides the panel': 'body > *:not(#root) { display: none }',
};

test.describe('style', () => {
  for (const [what, css] of Object.entries(HOSTILE)) {
    test(`${what} on the page: the panel is as it was, and a held save can be seen`, async ({ desk, page }) => {
      await desk.open('undated');
      const look = () =>
        desk.panel.host.evaluate((host) => {
          const panel = host.shadowRoot?.querySelector('.panel') as HTMLElement;
          const { lineHeight, letterSpacing, textTransform, fontSize, wordSpacing, textIndent, whiteSpace, pointerEvents, fontStyle } =
            getComputedStyle(panel);
          const { x, y, width, height } = panel.getBoundingClientRect();
          const words = { lineHeight, letterSpacing, textTransform, fontSize, wordSpacing, textIndent, whiteSpace, pointerEvents, fontStyle };
          return { words, box: { x, y, width, height }, opacity: getComputedStyle(host).opacity };
        });
      const before = await look();
      expect(before.box.width).toBeGreaterThan(0);
      // The rules of the page come as late as those of a page that styles itself by script.
      await page.addStyleTag({ content: css });
      expect(await look()).toEqual(before);
      await desk.reply.evaluate((field) =>
        (field.getRootNode() as Document).querySelectorAll('button').forEach((button) => {
          if (button.innerText.replace(/\s/g, '').startsWith('保存')) button.click();
        }),
      );
      await expect(desk.panel.dialog).toBeVisible();
      await expect(desk.panel.fixes.first()).toBeInViewport({ ratio: 1 });
    });
  }
});

for (const face of FACES) {
  test.describe(face.name, () => {
    test.use({ face });

    test('is printed as if the assistant were not there', async ({ desk, page }) => {
      await desk.open('undated');
      await page.emulateMedia({ media: 'print' });
      await expect(desk.panel.region).toBeHidden();
      await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).marginRight)).toBe('0px');
      await page.emulateMedia({ media: 'screen' });
      await expect(desk.panel.region).toBeVisible();
      await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).marginRight)).toBe('320px');
    });
  });
}
