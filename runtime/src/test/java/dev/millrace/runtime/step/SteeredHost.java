package dev.millrace.runtime.step;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Runs threads on the test's thread when the test requests it; they never wait.
public class SteeredHost implements Host, Threads, Clock {
    private final List<Runnable> started = new ArrayList<>();
    private final List<Long> parks = new ArrayList<>();

    /// Runs all started threads, including those that they start.
    public final void runStarted() {
        while (!started.isEmpty()) started.removeFirst().run();
    }

    /// Returns the requested wait times, in nanoseconds.
    public final List<Long> parks() {
        return parks;
    }

    @Override
    public Thread start(String name, Runnable work) {
        return startBlocking(name, work);
    }

    @Override
    public Thread startBlocking(String name, Runnable work) {
        started.add(work);
        return Thread.currentThread();
    }

    @Override
    public void park(long nanos) {
        parks.add(nanos);
    }

    @Override
    public void unpark(Thread thread) {}

    @Override
    public int cores() {
        return 1;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long millis() {
        return System.currentTimeMillis();
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
