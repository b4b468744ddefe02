// A page whose fields have no names a person could read, and a site file that says what they are.
import { Assistant, expect, test } from './assistant';
import { NOW } from './tickets';

const REPLY = '您好，抢修人员已经到场。';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(NOW);
  await page.goto('/tests/site.html');
});

test('fields are read by selector, and what is to be ignored is', async ({ page }) => {
  const panel = new Assistant(page);
  await expect(panel.stage).toHaveText('跟进与反馈');
  await expect(panel.finding('deadline.missing')).toBeVisible();
  await expect(panel.check('department').getByRole('checkbox')).toBeChecked();
  await expect(panel.finding('tone.blame')).toHaveCount(0);
  await page.locator('.f4').fill('');
  await expect(panel.check('department').getByRole('checkbox')).not.toBeChecked();
});

test('the named control is guarded, and only it', async ({ page }) => {
  const panel = new Assistant(page);
  const saves = page.locator('output');
  await expect(panel.stage).toBeVisible();
  // By its words this one saves; the site file says that it does not.
  await page.locator('.send').click();
  await page.locator('.chat button').click();
  await expect(saves).toHaveText(`send:${REPLY};chat:${REPLY};`);
  await saves.evaluate((output) => output.replaceChildren());

  await page.locator('.go').click();
  await expect(panel.dialog).toBeVisible();
  await expect(saves).toHaveText('');
  await panel.fixes.first().click();
  await expect(panel.dialog).toHaveCount(0);
  await expect(saves).toHaveText(/^go:您好，抢修人员已经到场。.*9月25日10:30前.*;$/);
});

test('a phrase goes into the field that the file calls the reply', async ({ page }) => {
  const panel = new Assistant(page);
  await expect(panel.stage).toBeVisible();
  await panel.phrases.first().click();
  await expect(page.locator('.f3')).toHaveValue(new RegExp(`^${REPLY}.+`));
  await expect(page.locator('.f5')).toHaveValue('闲聊：这个不归我管');
});

test('without the file, the same page is left alone', async ({ page }) => {
  await page.route('**/tests/site.html', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('data-site="/tests/site.json"', '') });
  });
  await page.goto('/tests/site.html');
  const panel = new Assistant(page);
  await expect(panel.region).toBeVisible();
  await page.locator('.go').click();
  await expect(page.locator('output')).toHaveText(`go:${REPLY};`);
  await expect(panel.dialog).toHaveCount(0);
});
