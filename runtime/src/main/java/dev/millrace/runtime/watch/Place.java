package dev.millrace.runtime.watch;

/// Where a subtask runs or ran last, as people are shown it.
///
/// @param worker the id of its process
/// @param endpoint `host:port` of that process, or its host
public record Place(String worker, String endpoint) {

    /// Of a subtask that nobody runs yet.
    public static final Place NOWHERE = new Place("(unassigned)", "(unassigned)");

    /// This process, of jobs that have no other.
    public static final Place HERE = new Place("local", "localhost");
}
