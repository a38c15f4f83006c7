package dev.millrace.runtime.profile;

import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// Runs threads with the activities that a profile must find, each in a separate method, until it is closed.
final class Busy implements AutoCloseable {
    private static final long HELD_NANOS = 5_000_000;
    private static final int PIECE_BYTES = 10_000;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long sum;
    private volatile byte[] piece = new byte[0];

    Busy() {
        begin("computing-1", this::compute);
        begin("allocating-1", this::allocate);
        for (int i = 1; i <= 2; i++) begin("monitors-" + i, this::enter);
        for (int i = 1; i <= 2; i++) begin("locks-" + i, this::lock);
        begin("resting-1", this::rest);
    }

    private void begin(String name, Runnable work) {
        threads.add(Host.real().threads().start(name, () -> {
            while (!isOver.get()) work.run();
        }));
    }

    private void compute() {
        long local = 0;
        for (int i = 0; i < 1_000_000; i++) local += Long.numberOfTrailingZeros(local + i);
        sum = local;
    }

    private void allocate() {
        for (int i = 0; i < 1_000; i++) piece = new byte[PIECE_BYTES];
        pause();
    }

    private void enter() {
        synchronized (monitor) {
            pause();
        }
    }

    private void lock() {
        lock.lock();
        try {
            pause();
        } finally {
            lock.unlock();
        }
    }

    private void rest() {
        Host.real().threads().park(1_000 * HELD_NANOS);
    }

    private static void pause() {
        Host.real().threads().park(HELD_NANOS);
    }

    long used() {
        return sum + piece.length;
    }

    @Override
    public void close() {
        isOver.set(true);
        threads.forEach(Host.real().threads()::unpark);
    }
}
