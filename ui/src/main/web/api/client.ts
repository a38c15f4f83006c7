import { signal } from "@preact/signals";
import { parse } from "./names";
import type { Session } from "./types";

/** Is the caller; null if the server asks for a login, undefined until the server has answered. */
export const session = signal<Session | null | undefined>(undefined);

/** Says that the server has refused or has not answered a request. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const PREFIX = "v1";

function address(path: string): string {
  return PREFIX + path;
}

async function reason(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const errors = (JSON.parse(text) as { errors?: string[] }).errors;
    if (errors && errors.length > 0) return errors[0] as string;
  } catch {
    // The answer is not of Millrace, for example of a proxy.
  }
  return text.slice(0, 500) || `the server answered ${response.status}`;
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      headers: { "X-Millrace-Console": "1", ...init.headers },
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch (failed) {
    if (init.signal?.aborted) throw failed;
    throw new ApiError(0, "The server does not answer.");
  }
  if (response.ok) return response;
  if (response.status === 401) session.value = null;
  throw new ApiError(response.status, await reason(response));
}

/** Returns the answer of a GET request. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return parse<T>(await (await ask(address(path), { signal })).text());
}

/** Returns the answer of a GET request as text; the whole text may be large. */
export async function text(path: string, signal?: AbortSignal): Promise<string> {
  return (await ask(address(path), { signal })).text();
}

/** Sends a change and returns the answer. */
export async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await ask(address(path), {
    method,
    body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
    headers: isForm || body === undefined ? {} : { "Content-Type": "application/json" },
  });
  return parse<T>(await response.text());
}

/** Asks who the caller is. */
export async function loadSession(): Promise<void> {
  try {
    session.value = await get<Session>("/session");
  } catch (failed) {
    if (!(failed instanceof ApiError && failed.status === 401)) throw failed;
  }
}

/** Starts a session with a token, or with a name and a password. */
export async function logIn(credentials: { token?: string; name?: string; password?: string }): Promise<void> {
  const response = await ask("login", {
    method: "POST",
    body: JSON.stringify(credentials),
    headers: { "Content-Type": "application/json" },
  });
  session.value = parse<Session>(await response.text());
}

/** Ends the session. */
export async function logOut(): Promise<void> {
  await ask("logout", { method: "POST" });
  session.value = null;
}

const RANKS = { read: 0, operate: 1, admin: 2 };

/** Returns why the caller may not act; null if the caller may. */
export function refusal(needed: "operate" | "admin"): string | null {
  const now = session.value;
  if (!now || RANKS[now.role] >= RANKS[needed]) return null;
  return `You have the role ${now.role}; this needs ${needed}.`;
}
