package dev.millrace.runtime.profile;

/// What is known of a look into a process that somebody asked for.
///
/// @param seconds for how long it was to last
/// @param begunMillis wall clock
/// @param endedMillis wall clock; 0 as long as it goes on
/// @param message why it failed, or what it rests on; empty as long as it goes on
/// @param file the name of its result; empty if there is none
public record Profile(
        Mode mode, State state, int seconds, long begunMillis, long endedMillis, String message, String file) {

    /// What is looked for.
    public enum Mode {
        /// Where processor time goes.
        CPU,
        /// Who waits for locks.
        LOCK,
        /// Who allocates memory.
        ALLOC,
        /// What all threads do, whether they run or wait.
        WALL,
        /// The same as `CPU`; Flink tells two ways of finding it apart.
        ITIMER
    }

    /// How far it is.
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
