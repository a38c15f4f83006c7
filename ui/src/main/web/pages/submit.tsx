import { useState } from "preact/hooks";
import { refusal, send, session } from "../api/client";
import type { Jar } from "../api/types";
import { usePoll } from "../api/use";
import { ActionButton } from "../components/action";
import { Dialog } from "../components/dialog";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";
import { tell } from "../components/toasts";
import { time } from "../format";
import { route, to } from "../router";

interface Jars {
  files: Jar[];
}

const JARS_MS = 5_000;

/** Uploads programs and runs them. */
export function SubmitPage() {
  if (session.value && !session.value.takesJars)
    return <p class="card empty">This process takes no programs. Start `millrace coordinator` to upload programs, without the setting `web.submit.enable: false`.</p>;
  return <Programs />;
}

function Programs() {
  const { data, error, reload } = usePoll<Jars>("/jars", JARS_MS);
  const [running, setRunning] = useState<Jar | null>(null);
  const [deleted, setDeleted] = useState<Jar | null>(null);
  const snapshot = route.value[1] === "from" ? (route.value[2] ?? "") : "";
  return (
    <>
      <div class="heading">
        <div>
          <h1>Run a program</h1>
          <p class="dim">A program is a jar with a main method. Programs for Flink run unchanged.</p>
        </div>
        <Upload onDone={reload} />
      </div>
      {snapshot && (
        <p class="note">
          Choose the program that starts from the snapshot <span class="mono wrap">{snapshot}</span>. <a href={to("submit")}>Start from the beginning instead</a>
        </p>
      )}
      {!data ? (
        <Pending error={error} />
      ) : (
        <section class="card flush">
          <Table
            label="Programs"
            columns={columns(setRunning, setDeleted)}
            rows={data.files}
            id={(row) => row.id}
            empty="No program was uploaded yet."
          />
        </section>
      )}
      {running && <RunDialog jar={running} snapshot={snapshot} onClose={() => setRunning(null)} />}
      {deleted && <DeleteDialog jar={deleted} onClose={() => setDeleted(null)} onDone={reload} />}
    </>
  );
}

function columns(run: (jar: Jar) => void, remove: (jar: Jar) => void): Column<Jar>[] {
  return [
    { title: "Program", isWide: true, order: (row) => row.name, cell: (row) => <span class="name">{row.name}</span> },
    { title: "Main class", isWide: true, cell: (row) => <span class="mono wrap">{row.entry[0]?.name ?? "not named in the manifest"}</span> },
    { title: "Uploaded", isNumber: true, order: (row) => row.uploaded, cell: (row) => time(row.uploaded) },
    {
      title: "Actions",
      cell: (row) => (
        <div class="row">
          <ActionButton label="Run" isMain refusal={refusal("operate")} onClick={() => run(row)} />
          <ActionButton label="Delete" isDangerous refusal={refusal("admin")} onClick={() => remove(row)} />
        </div>
      ),
    },
  ];
}

function Upload({ onDone }: { onDone: () => void }) {
  const why = refusal("admin");
  const [isAtWork, setAtWork] = useState(false);
  const upload = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    const form = new FormData();
    form.append("jarfile", file, file.name);
    setAtWork(true);
    try {
      await send("POST", "/jars/upload", form);
      tell("good", `${file.name} is uploaded.`);
      onDone();
    } catch (failed) {
      tell("bad", failed instanceof Error ? failed.message : String(failed));
    }
    setAtWork(false);
    input.value = "";
  };
  return (
    <label class="field">
      {why ? `Upload a jar. ${why}` : isAtWork ? "Uploading…" : "Upload a jar"}
      <input type="file" accept=".jar" disabled={why !== null || isAtWork} onChange={(event) => void upload(event.currentTarget)} />
    </label>
  );
}

interface DialogProps {
  jar: Jar;
  onClose: () => void;
}

/** Splits arguments like a shell: spaces separate, quotes keep spaces. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((each) => each[1] ?? each[2] ?? each[3] ?? "");
}

function RunDialog({ jar, snapshot, onClose }: DialogProps & { snapshot: string }) {
  const run = async (): Promise<void> => {
    const form = new FormData(document.getElementById("run-fields")?.closest("form") as HTMLFormElement);
    const value = (name: string): string | null => String(form.get(name) ?? "").trim() || null;
    const started = await send<{ jobid: string }>("POST", `/jars/${encodeURIComponent(jar.id)}/run`, {
      entryClass: value("class"),
      programArgsList: wordsOf(value("arguments") ?? ""),
      parallelism: value("parallelism") ? Number(value("parallelism")) : null,
      savepointPath: value("savepoint"),
      allowNonRestoredState: form.get("loss") === "on",
    });
    window.location.hash = to("jobs", started.jobid);
  };
  return (
    <Dialog title={`Run ${jar.name}`} action="Run" onClose={onClose} onConfirm={run}>
      <p>
        The coordinator runs the main method. Its jobs start at once, and use slots of this cluster.
        {snapshot && " They begin with the state of the snapshot, and read on from its positions. End the former job first, or both write results."}
      </p>
      <div id="run-fields" class="grid">
        <Field name="class" label="Main class" hint={jar.entry[0]?.name ?? "package.Class"} />
        <Field name="arguments" label="Arguments" hint="--input x --rate 100" />
        <Field name="parallelism" label="Parallelism (empty: of the settings)" hint="" kind="number" />
        <Field name="savepoint" label="Start from this savepoint or checkpoint (empty: from the beginning)" hint="/savepoints/…" value={snapshot} />
        <label class="check">
          <input type="checkbox" name="loss" /> Drop state that the program has no operator for
        </label>
      </div>
    </Dialog>
  );
}

interface FieldProps {
  name: string;
  label: string;
  hint: string;
  kind?: "text" | "number";
  value?: string;
}

function Field({ name, label, hint, kind = "text", value = "" }: FieldProps) {
  return (
    <label class="field">
      {label}
      {kind === "number" ? (
        <input name={name} type="number" min="1" />
      ) : (
        <input name={name} type="text" placeholder={hint} defaultValue={value} />
      )}
    </label>
  );
}

function DeleteDialog({ jar, onClose, onDone }: DialogProps & { onDone: () => void }) {
  const remove = async (): Promise<void> => {
    await send("DELETE", `/jars/${encodeURIComponent(jar.id)}`);
    onDone();
  };
  return (
    <Dialog title={`Delete ${jar.name}`} action="Delete" isDangerous onClose={onClose} onConfirm={remove}>
      <p>The jar is deleted from the coordinator. Jobs that run from it continue.</p>
    </Dialog>
  );
}
