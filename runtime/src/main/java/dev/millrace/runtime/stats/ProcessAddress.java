package dev.millrace.runtime.stats;

/// Shows users where a subtask runs or last ran.
///
/// @param worker the id of the process
/// @param endpoint the `host:port` or the host of the process
public record ProcessAddress(String worker, String endpoint) {

    /// The address of a subtask without a worker.
    public static final ProcessAddress NOWHERE = new ProcessAddress("(unassigned)", "(unassigned)");

    /// The address of this process, for jobs that run in one process.
    public static final ProcessAddress HERE = new ProcessAddress("local", "localhost");
}
