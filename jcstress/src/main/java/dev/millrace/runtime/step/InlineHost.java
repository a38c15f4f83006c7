package dev.millrace.runtime.step;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.util.random.RandomGenerator;

/// Runs started tasks on the calling thread and never waits. It records whether a thread was unparked.
final class InlineHost implements Host, Threads, Clock {
    private final boolean stopsAtPark;
    private volatile boolean hasUnparked;

    /// Reports that a thread has parked and nothing unparks it.
    static final class Parked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Parked() {
            super(null, null, false, false);
        }
    }

    /// @param stopsAtPark whether a thread that parks leaves the test by [Parked]
    InlineHost(boolean stopsAtPark) {
        this.stopsAtPark = stopsAtPark;
    }

    boolean hasUnparked() {
        return hasUnparked;
    }

    @Override
    public Thread start(String name, Runnable work) {
        return startBlocking(name, work);
    }

    @Override
    public Thread startBlocking(String name, Runnable work) {
        work.run();
        return Thread.currentThread();
    }

    @Override
    public void park(long nanos) {
        if (stopsAtPark) throw new Parked();
    }

    @Override
    public void unpark(Thread thread) {
        hasUnparked = true;
    }

    @Override
    public void giveWay() {}

    @Override
    public int cores() {
        return 1;
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public long millis() {
        return 0;
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public RandomGenerator chance() {
        return Host.real().chance();
    }

    @Override
    public Threads threads() {
        return this;
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
