// Checks that the keyboard reaches all actions, and that dialogs keep it.

const ACTIONS = "a[href], button:not([disabled]), input:not([disabled]), select, summary, [role=button], [tabindex='0']";

/** Returns the actions of the page that the key Tab does not reach. */
export async function unreachable(page) {
  const count = await page.evaluate((selector) => {
    const shown = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility() && each.tabIndex >= 0);
    shown.forEach((each, index) => each.setAttribute("data-tour", String(index)));
    document.activeElement?.blur();
    return shown.length;
  }, ACTIONS);
  const reached = new Set();
  await page.evaluate(() => document.body.focus());
  for (let i = 0; i < count + 40 && reached.size < count; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => document.activeElement?.getAttribute("data-tour") ?? null);
    if (at !== null) reached.add(at);
  }
  return page.evaluate((known) => {
    const marked = [...document.querySelectorAll("[data-tour]")];
    const lost = marked.filter((each) => !known.includes(each.getAttribute("data-tour")));
    const clickable = [...document.querySelectorAll("svg .toggle, svg .hit")].filter((each) => each.tabIndex < 0);
    marked.forEach((each) => each.removeAttribute("data-tour"));
    return [...lost, ...clickable].slice(0, 5).map((each) => `Tab does not reach: ${each.outerHTML.slice(0, 160)}`);
  }, [...reached]);
}

/** Opens a dialog with the keyboard, checks that it keeps the focus, and closes it with Escape. */
export async function dialog(page, button, check = async () => []) {
  const faults = [];
  await page.getByRole("button", { name: button, exact: true }).first().focus();
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  faults.push(...(await check()));
  for (let i = 0; i < 14; i++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const at = document.activeElement;
      return at && at !== document.body && at !== document.documentElement && !at.closest("dialog") ? at.outerHTML.slice(0, 120) : null;
    });
    if (outside) faults.push(`the dialog "${button}" loses the focus to ${outside}`);
  }
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  const back = await page.evaluate(() => document.activeElement?.textContent ?? "");
  if (!back.includes(button)) faults.push(`after the dialog "${button}", the focus is at "${back.slice(0, 40)}"`);
  return faults;
}
