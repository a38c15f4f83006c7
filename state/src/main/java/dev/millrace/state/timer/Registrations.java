package dev.millrace.state.timer;

import org.jspecify.annotations.Nullable;

/// Registrations of timers, each of which has a number here.
interface Registrations {
    /// The time that the timer is registered for, in milliseconds.
    long time(int entry);

    /// Tells registrations of one time apart: the earlier one has the lower number.
    long sequence(int entry);

    /// The key, if keys are primitive.
    long longKey(int entry);

    /// The key, unless keys are primitive.
    @Nullable
    Object objectKey(int entry);

    Object namespace(int entry);

    /// Whether a registration is to stay.
    @FunctionalInterface
    interface Keep {
        boolean keeps(Registrations in, int entry);
    }
}
