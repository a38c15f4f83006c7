import { useState } from "preact/hooks";
import { logIn } from "../api/client";
import icon from "../icon.svg";

/** Asks for a name and a password, or for a token. */
export function LoginPage() {
  const [byToken, setByToken] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const value = (name: string): string => String(form.get(name) ?? "");
    try {
      await logIn(byToken ? { token: value("token") } : { name: value("name"), password: value("password") });
    } catch (failed) {
      setError(failed instanceof Error ? failed.message : String(failed));
    }
  };
  return (
    <main class="login">
      <div class="card">
        <div class="brand">
          <img src={icon} alt="" />
          <h1>Millrace</h1>
        </div>
        <form onSubmit={(event) => void submit(event)}>
          {byToken ? <Field name="token" label="Token" kind="password" /> : <Names />}
          {error && (
            <p class="note bad" role="alert">
              {error}
            </p>
          )}
          <button class="main" type="submit">
            Log in
          </button>
          <button class="plain" type="button" onClick={() => setByToken(!byToken)}>
            {byToken ? "Use a name and a password" : "Use a token"}
          </button>
        </form>
      </div>
    </main>
  );
}

function Names() {
  return (
    <>
      <Field name="name" label="Name" kind="text" />
      <Field name="password" label="Password" kind="password" />
    </>
  );
}

function Field({ name, label, kind }: { name: string; label: string; kind: "text" | "password" }) {
  const complete = name === "name" ? "username" : name === "password" ? "current-password" : "off";
  return (
    <label class="field">
      {label}
      {kind === "password" ? (
        <input name={name} type="password" autocomplete={complete} required />
      ) : (
        <input name={name} type="text" autocomplete={complete} required />
      )}
    </label>
  );
}
