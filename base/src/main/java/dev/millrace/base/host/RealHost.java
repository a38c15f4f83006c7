package dev.millrace.base.host;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Uses the real machine.
final class RealHost implements Host {
    static final RealHost INSTANCE = new RealHost();

    private final Clock clock = new RealClock();
    private final TemporaryDirectories temporary =
            new TemporaryDirectories(Path.of(System.getProperty("java.io.tmpdir")), clock);
    private final ProcessExit exit = new ProcessExit(temporary::close);
    private final Threads threads = new RealThreads(exit);
    private final Disk disk = new RealDisk(temporary, exit);
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

    @Override
    public Runnable later(String name, long nanos, Runnable work) {
        ScheduledFuture<?> scheduled = Timers.THREAD.schedule(work, nanos, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /// Holds the one thread for delayed work, which starts with the first work.
    private static final class Timers {
        private static final ScheduledThreadPoolExecutor THREAD = make();

        private static ScheduledThreadPoolExecutor make() {
            // The thread must not retain the class loader of the first caller.
            ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
                    1,
                    work -> Thread.ofPlatform()
                            .daemon()
                            .name("millrace-timers")
                            .inheritInheritableThreadLocals(false)
                            .unstarted(work));
            timers.setRemoveOnCancelPolicy(true);
            return timers;
        }
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

    private record RealThreads(ProcessExit exit) implements Threads {
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
            return exit.add(Thread.ofPlatform().name(name).unstarted(work));
        }

        @Override
        public Runnable keepProcess(String name) {
            CountDownLatch end = new CountDownLatch(1);
            // The thread must not retain the class loader of its first caller.
            Thread.ofPlatform()
                    .daemon(false)
                    .name(name)
                    .inheritInheritableThreadLocals(false)
                    .start(() -> awaitUninterruptibly(end));
            return end::countDown;
        }

        private static void awaitUninterruptibly(CountDownLatch end) {
            while (true) {
                try {
                    end.await();
                    return;
                } catch (InterruptedException ignored) {
                    // Only the end of the last job ends the thread.
                }
            }
        }

        @Override
        public int cores() {
            return Runtime.getRuntime().availableProcessors();
        }
    }
}
