package dev.millrace.cluster.stage;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Simulates a host. Its threads run one at a time in an order that follows from a seed, and its clock jumps when all
/// threads wait. Time passes only in [#play], which the test calls.
public final class Stage implements Host, Clock, Threads {
    private static final long REAL_NANOS_MAX = 20_000_000_000L;

    private static final class Actor {
        Thread thread;
        boolean mayPass;
        boolean isWaiting;
        boolean hasStarted;
        boolean hasEnded;
        long wakeNanos;
    }

    private final RandomGenerator order;
    private final RandomGenerator chance;
    private final List<Actor> ready = new ArrayList<>();
    private final List<Actor> waiting = new ArrayList<>();
    private final Map<Thread, Actor> actors = new IdentityHashMap<>();
    private Thread director;
    private long nanos = 1;
    private long end;
    private BooleanSupplier isOver = () -> true;
    private Throwable thrown;
    /// The thread that runs; null if the test's thread runs.
    private volatile Actor current;

    public Stage(long seed) {
        RandomGeneratorFactory<RandomGenerator> factory = RandomGeneratorFactory.of("L64X128MixRandom");
        order = factory.create(2 * seed);
        chance = factory.create(2 * seed + 1);
    }

    /// Runs threads until a condition holds.
    ///
    /// @param atMost the maximum duration by the clock of the stage
    /// @param until the condition, checked between turns on any thread
    /// @return whether the condition holds
    public boolean play(Duration atMost, BooleanSupplier until) {
        director = Thread.currentThread();
        end = nanos + atMost.toNanos();
        isOver = until;
        Actor first = choose();
        if (first != null) {
            current = first;
            wake(first);
            await();
        }
        if (thrown != null) throw new AssertionError("a thread died", thrown);
        return until.getAsBoolean();
    }

    /// Runs threads for a duration.
    public void play(Duration span) {
        play(span, () -> false);
    }

    /// Suspends the machine with all its threads.
    public void suspend(Duration span) {
        nanos += span.toNanos();
    }

    private long next() {
        return waiting.stream().mapToLong(actor -> actor.wakeNanos).min().orElse(Long.MAX_VALUE);
    }

    private void rouse() {
        for (Actor actor : List.copyOf(waiting)) if (actor.wakeNanos <= nanos) rouse(actor);
    }

    private void rouse(Actor actor) {
        waiting.remove(actor);
        actor.isWaiting = false;
        ready.add(actor);
    }

    /// Chooses the next thread; null for the test's thread.
    private Actor choose() {
        if (thrown != null || nanos >= end || isOver.getAsBoolean()) return null;
        rouse();
        if (ready.isEmpty()) {
            nanos = Math.max(nanos, Math.min(end, next()));
            rouse();
        }
        return ready.isEmpty() ? null : ready.remove(order.nextInt(ready.size()));
    }

    private static void wake(Actor actor) {
        if (actor.hasStarted) {
            LockSupport.unpark(actor.thread);
        } else {
            actor.hasStarted = true;
            actor.thread.start();
        }
    }

    private void await() {
        Actor before = current;
        long since = System.nanoTime();
        for (Actor now = before; now != null; now = current) {
            LockSupport.parkNanos(REAL_NANOS_MAX);
            if (now != before) since = System.nanoTime();
            before = now;
            if (current == now && System.nanoTime() - since > 2 * REAL_NANOS_MAX) {
                AssertionError stuck = new AssertionError("a thread waits for something outside the stage");
                stuck.setStackTrace(now.thread.getStackTrace());
                throw stuck;
            }
        }
    }

    private void passTurn(Actor self) {
        Actor next = choose();
        if (next == self) return;
        current = next;
        if (next == null) LockSupport.unpark(director);
        else wake(next);
        while (current != self && !self.hasEnded) LockSupport.park();
    }

    /// Lets other threads run at this point.
    private void point() {
        Actor self = current;
        if (self == null || self.thread != Thread.currentThread() || order.nextInt(4) != 0) return;
        ready.add(self);
        passTurn(self);
    }

    @Override
    public long nanos() {
        nanos += order.nextInt(20_000);
        point();
        return nanos;
    }

    @Override
    public long millis() {
        return nanos / 1_000_000;
    }

    @Override
    public Thread start(String name, Runnable work) {
        return startBlocking(name, work);
    }

    @Override
    public Thread startBlocking(String name, Runnable work) {
        Actor actor = new Actor();
        actor.thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } catch (Throwable failure) {
                thrown = failure;
            }
            actors.remove(actor.thread);
            actor.hasEnded = true;
            passTurn(actor);
        });
        actors.put(actor.thread, actor);
        ready.add(actor);
        point();
        return actor.thread;
    }

    @Override
    public void park(long span) {
        Actor self = Check.present(current, "whose turn it is");
        if (span <= 0) return;
        if (self.mayPass) {
            self.mayPass = false;
            ready.add(self);
        } else {
            self.isWaiting = true;
            // A negative sum means an overflow: the thread parks without a limit.
            self.wakeNanos = nanos + span < nanos ? Long.MAX_VALUE : nanos + span;
            waiting.add(self);
        }
        passTurn(self);
        self.mayPass = false;
    }

    @Override
    public void unpark(Thread thread) {
        Actor actor = actors.get(thread);
        if (actor == null) return;
        actor.mayPass = true;
        if (actor.isWaiting) rouse(actor);
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public RandomGenerator chance() {
        return chance;
    }

    @Override
    public Threads threads() {
        return this;
    }

    @Override
    public int cores() {
        return 2;
    }

    @Override
    public Disk disk() {
        throw Check.broken("this stage has no disk");
    }

    @Override
    public Network network() {
        throw Check.broken("this stage has no network");
    }
}
