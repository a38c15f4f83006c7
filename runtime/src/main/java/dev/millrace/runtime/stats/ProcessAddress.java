package dev.millrace.runtime.stats;

/// Where a subtask runs or ran last, as people are shown it.
///
/// @param worker the id of its process
/// @param endpoint `host:port` of that process, or its host
public record ProcessAddress(String worker, String endpoint) {

    /// Of a subtask that nobody runs yet.
    public static final ProcessAddress NOWHERE = new ProcessAddress("(unassigned)", "(unassigned)");

    /// This process, of jobs that have no other.
    public static final ProcessAddress HERE = new ProcessAddress("local", "localhost");
}
