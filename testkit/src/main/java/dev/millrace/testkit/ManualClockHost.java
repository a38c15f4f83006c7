package dev.millrace.testkit;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Provides the real host, but with a clock that stands still until the test sets it.
///
/// @param millis returns the time that the test has set
record ManualClockHost(LongSupplier millis) implements Host {

    @Override
    public Clock clock() {
        return clock(millis);
    }

    static Clock clock(LongSupplier millis) {
        return new Clock() {
            @Override
            public long nanos() {
                return TimeUnit.MILLISECONDS.toNanos(millis.getAsLong());
            }

            @Override
            public long millis() {
                return millis.getAsLong();
            }
        };
    }

    @Override
    public RandomGenerator chance() {
        return Host.real().chance();
    }

    @Override
    public Threads threads() {
        return Host.real().threads();
    }

    @Override
    public Disk disk() {
        return Host.real().disk();
    }

    @Override
    public Network network() {
        return Host.real().network();
    }
}
