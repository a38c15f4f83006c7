package dev.millrace.base.host;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// The machine itself.
final class RealHost implements Host {
    static final RealHost INSTANCE = new RealHost();

    private final Clock clock = new RealClock();
    private final Threads threads = new RealThreads();
    private final Disk disk = new RealDisk();
    private final Network network = new RealNetwork();

    private RealHost() {}

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public RandomGenerator chance() {
        return ThreadLocalRandom.current();
    }

    @Override
    public Threads threads() {
        return threads;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Network network() {
        return network;
    }

    private static final class RealClock implements Clock {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long millis() {
            return System.currentTimeMillis();
        }
    }

    private static final class RealThreads implements Threads {
        @Override
        public Thread start(String name, Runnable work) {
            return Thread.ofPlatform().daemon().name(name).start(work);
        }

        @Override
        public Thread startBlocking(String name, Runnable work) {
            return Thread.ofVirtual().name(name).start(work);
        }

        @Override
        public ThreadFactory forLibrary(String name) {
            return Thread.ofPlatform().daemon().name(name, 0).factory();
        }

        @Override
        public void park(long nanos) {
            if (nanos > 0) LockSupport.parkNanos(nanos);
        }

        @Override
        public void unpark(Thread thread) {
            LockSupport.unpark(thread);
        }

        @Override
        public Runnable beforeExit(String name, Runnable work) {
            Thread hook = Thread.ofPlatform().name(name).unstarted(work);
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException ending) {
                    // It runs already.
                }
            };
        }

        @Override
        public int cores() {
            return Runtime.getRuntime().availableProcessors();
        }
    }
}
