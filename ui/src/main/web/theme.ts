import { signal } from "@preact/signals";

type Theme = "light" | "dark";

const KEY = "millrace.theme";
const wish = window.matchMedia("(prefers-color-scheme: dark)");

function stored(): Theme | null {
  try {
    const value = window.localStorage.getItem(KEY);
    return value === "dark" || value === "light" ? value : null;
  } catch {
    return null;
  }
}

/** Is the colour scheme: the user's choice, or that of the system. */
export const theme = signal<Theme>(stored() ?? (wish.matches ? "dark" : "light"));

theme.subscribe((value) => {
  document.documentElement.dataset.theme = value;
});

wish.addEventListener("change", () => {
  if (!stored()) theme.value = wish.matches ? "dark" : "light";
});

/** Changes the colour scheme and keeps the choice. */
export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  try {
    window.localStorage.setItem(KEY, theme.value);
  } catch {
    // The browser stores nothing; the choice lasts until the page is loaded again.
  }
}
