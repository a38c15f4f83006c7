package dev.millrace.table.connector.sink.abilities;

/// Is a sink that can replace the present rows.
public interface SupportsOverwrite {

    /// Says whether the rows replace the present ones.
    void applyOverwrite(boolean overwrite);
}
