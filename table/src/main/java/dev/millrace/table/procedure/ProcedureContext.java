package dev.millrace.table.procedure;

import dev.millrace.api.StreamExecutionEnvironment;

/// Is what a procedure may use.
public interface ProcedureContext {

    /// Returns an environment with the options of the session. The procedure may define and start jobs with it.
    StreamExecutionEnvironment getExecutionEnvironment();
}
