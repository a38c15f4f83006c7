package dev.millrace.state.timer;

import org.jspecify.annotations.Nullable;

/// Holds registrations of timers. Each registration has a number.
interface Registrations {
    /// Returns the time of the timer, in milliseconds.
    long time(int entry);

    /// Returns the sequence number, which orders registrations with equal times.
    long sequence(int entry);

    /// Returns the key. Keys must be primitive.
    long longKey(int entry);

    /// Returns the key, or null if keys are primitive.
    @Nullable
    Object objectKey(int entry);

    Object namespace(int entry);

    /// Decides whether to keep a registration.
    @FunctionalInterface
    interface Keep {
        boolean keeps(Registrations in, int entry);
    }
}
