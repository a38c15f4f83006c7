import { ApiError, get, send } from "../api/client";

/** Describes a column of a result. */
export interface SqlColumn {
  name: string;
  logicalType: { type: string; nullable: boolean };
}

/** Is a change of a result. */
export interface SqlRow {
  kind: "INSERT" | "UPDATE_BEFORE" | "UPDATE_AFTER" | "DELETE";
  fields: (string | null)[];
}

interface Part {
  resultType: "NOT_READY" | "PAYLOAD" | "EOS";
  isQueryResult: boolean;
  results: { columns: SqlColumn[]; data: SqlRow[] } | null;
}

const GONE = /MR-8173/;

/** Is a SQL session of this browser tab. It is opened with the first statement. */
class SqlSession {
  private handle: Promise<string> | null = null;
  private mode = "";

  private open(): Promise<string> {
    this.handle ??= send<{ sessionHandle: string }>("POST", "/sessions", {}).then((answer) => answer.sessionHandle);
    this.handle.catch(() => {
      this.handle = null;
    });
    return this.handle;
  }

  /** Calls with the session, and opens another one if the server has closed it. */
  private async with<T>(call: (path: string) => Promise<T>): Promise<T> {
    try {
      return await call(`/sessions/${await this.open()}`);
    } catch (failed) {
      if (!(failed instanceof ApiError && GONE.test(failed.message))) throw failed;
      this.handle = null;
      this.mode = "";
      return call(`/sessions/${await this.open()}`);
    }
  }

  private start(statement: string): Promise<string> {
    return this.with(async (path) => {
      const started = await send<{ operationHandle: string }>("POST", `${path}/statements`, { statement });
      return `${path}/operations/${started.operationHandle}`;
    });
  }

  /** Starts a script in a mode, and returns the path of the operation. */
  async execute(statement: string, mode: string): Promise<string> {
    if (this.mode !== mode) {
      const set = await this.start(`SET 'execution.runtime-mode' = '${mode}'`);
      while ((await get<Part>(`${set}/result/0`)).resultType === "NOT_READY");
      this.mode = mode;
    }
    return this.start(statement);
  }

  async complete(statement: string, position: number): Promise<string[]> {
    return this.with(async (path) => (await send<{ candidates: string[] }>("POST", `${path}/complete-statement`, { statement, position })).candidates);
  }
}

/** Is the session of this tab; tables that it has created stay until it is closed. */
export const sqlSession = new SqlSession();

/** Returns the next part of a result. */
export function part(operation: string, token: number, signal: AbortSignal): Promise<Part> {
  return get<Part>(`${operation}/result/${token}`, signal);
}

/** Cancels a statement. */
export async function cancel(operation: string): Promise<void> {
  await send("POST", `${operation}/cancel`);
}
