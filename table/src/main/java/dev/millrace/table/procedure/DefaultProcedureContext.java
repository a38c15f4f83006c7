package dev.millrace.table.procedure;

import dev.millrace.api.StreamExecutionEnvironment;

/// Contains what a procedure may use. Tests of procedures create it directly.
public class DefaultProcedureContext implements ProcedureContext {
    private final StreamExecutionEnvironment environment;

    /// Creates the context of a call.
    public DefaultProcedureContext(StreamExecutionEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public StreamExecutionEnvironment getExecutionEnvironment() {
        return environment;
    }
}
