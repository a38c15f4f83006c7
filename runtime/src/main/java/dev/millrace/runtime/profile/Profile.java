package dev.millrace.runtime.profile;

/// Describes a requested profile of a process.
///
/// @param seconds the requested duration
/// @param begunMillis the start by the wall clock
/// @param endedMillis the end by the wall clock; 0 while the profile runs
/// @param message the failure, or what the result is based on; empty while the profile runs
/// @param file the name of the result file; empty if there is none
public record Profile(
        Mode mode, State state, int seconds, long begunMillis, long endedMillis, String message, String file) {

    /// Defines what is profiled.
    public enum Mode {
        /// The profile shows the use of processor time.
        CPU,
        /// The profile shows waits for locks.
        LOCK,
        /// The profile shows memory allocations.
        ALLOC,
        /// The profile shows the activity of all threads, running or waiting.
        WALL,
        /// This mode equals `CPU`; Flink distinguishes two ways to measure processor time.
        ITIMER
    }

    /// Defines the states of a profile.
    public enum State {
        RUNNING,
        FINISHED,
        FAILED
    }

    static Profile begun(Mode mode, int seconds, long nowMillis) {
        return new Profile(mode, State.RUNNING, seconds, nowMillis, 0, "", "");
    }

    Profile finished(long nowMillis, String basis, String result) {
        return new Profile(mode, State.FINISHED, seconds, begunMillis, nowMillis, basis, result);
    }

    Profile failed(long nowMillis, String why) {
        return new Profile(mode, State.FAILED, seconds, begunMillis, nowMillis, why, "");
    }
}
