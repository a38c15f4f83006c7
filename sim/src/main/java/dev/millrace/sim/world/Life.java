package dev.millrace.sim.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Runs one life of a process. Only one of its threads runs at a time. Each call of the host is a *point*, where
/// another ready thread may continue, and where the life may end. When no thread is ready, the clock jumps to the time
/// when the first one is.
///
/// When a life ends, its threads never run again, as after a loss of power, and become garbage.
public final class Life {

    /// Lists the ways in which a life ends.
    public enum End {
        /// The first thread returned.
        RETURNED,
        CRASHED,
        /// An invariant was violated: see [World#violation].
        VIOLATED
    }

    /// Determines when a life ends by itself.
    ///
    /// @param crashPoint the number of the point at which it crashes
    /// @param crashCall the number of the call to the disk or to another system at which it crashes
    /// @param points the maximum number of points
    public record Span(long crashPoint, long crashCall, long points) {}

    private static final String OPENING = "millrace-open attempt ";
    private static final int SLEEPLESS_MAX = 2_000;
    private static final long REAL_SECONDS_MAX = 60;
    /// A slow thread is chosen once in this many times, while others are ready.
    private static final int SLOW_FACTOR = 50;

    private final World world;
    private final Span span;
    private final SimMachine ground;
    private final List<SimThread> ready = new ArrayList<>();
    private final TreeSet<SimThread> waiting = new TreeSet<>(SimThread::byWakeTime);
    private final Map<Thread, SimThread> threads = new IdentityHashMap<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private volatile @Nullable SimThread current;
    /// The time when the first waiting thread is ready.
    private long firstWakeNanos = Long.MAX_VALUE;
    private boolean mayCrash = true;
    private int numbers;
    private long points;
    private long calls;

    public Life(World world, Span span) {
        this.world = world;
        this.span = span;
        this.ground = new SimMachine("", this, world);
    }

    /// Returns the host of the running thread's machine. The first thread runs on the first machine.
    public SimHost host() {
        SimThread self = current;
        return (self == null ? ground : self.machine).host();
    }

    /// Makes another process of this life, in addition to the first one.
    public SimMachine machine(String name) {
        return new SimMachine(name, this, world);
    }

    public World world() {
        return world;
    }

    /// Returns the machine of the running thread.
    public SimMachine machine() {
        return running().machine;
    }

    /// Returns the deployment to which the running thread belongs: the name of the nearest thread that opens a
    /// deployment, among the running thread and the threads that started it. Empty if there is none.
    public String undertaking() {
        return running().undertaking;
    }

    /// Returns the number of points so far.
    public long points() {
        return points;
    }

    /// Runs the life from the start of its first thread. Called from outside the life.
    public End live(String name, Runnable first) {
        SimThread root = add(ground, name, () -> {
            first.run();
            end(End.RETURNED);
        });
        current = root;
        wake(root);
        try {
            return end.get(REAL_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            SimThread inside = current;
            String who = inside == null ? "nobody" : inside.name + where(inside.thread);
            world.violated("a thread waited outside the host, or ran for ever: " + who);
            return End.VIOLATED;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String where(Thread thread) {
        StringBuilder where = new StringBuilder();
        for (StackTraceElement each : thread.getStackTrace())
            where.append("\n    at ").append(each);
        return where.toString();
    }

    /// Returns the stack traces of all threads whose names contain none of the given texts.
    public String whereabouts(List<String> without) {
        List<SimThread> all = new ArrayList<>(threads.values());
        all.sort(Comparator.comparingInt(each -> each.number));
        StringBuilder told = new StringBuilder();
        for (SimThread each : all)
            if (without.stream().noneMatch(each.name::contains))
                told.append('\n').append(each.name).append(where(each.thread));
        return told.toString();
    }

    /// Records a violation and ends the life.
    public void violated(String what) {
        world.violated(what);
        end(End.VIOLATED);
    }

    /// Prevents a crash from now on, because a crash at this time would leave unclear whether the life was over.
    void spare() {
        mayCrash = false;
    }

    /// Records an event that is not a thread switch.
    public void note(String event) {
        world.trace().addCall(world.nanos(), running().name, event);
    }

    /// Records a call to another system or the disk. Crashes happen at these calls.
    public void call(String event) {
        note(event);
        running().machine.sees(event);
        if (++calls == span.crashCall && mayCrash) crash();
        point();
    }

    /// Is a point: time passes, and other threads may run.
    void point() {
        SimThread self = running();
        Temper temper = world.temper();
        world.pass(world.order().nextInt(2 * temper.tickNanos()) + 1);
        if (++points == span.crashPoint && mayCrash) crash();
        if (points == span.points) violated("the job did not end in " + points + " points; now" + where(self.thread));
        if (self.machine.pass(self.name, world.nanos())) self.machine.kill();
        rouse();
        if (self.machine.suspendedUntilNanos() > world.nanos()) hold(self);
        else if (ready.size() > 1 && world.order().nextInt(temper.switchEvery()) == 0) passTo(self, choose());
    }

    private void crash() {
        end(End.CRASHED);
    }

    private void end(End how) {
        if (how == End.RETURNED && world.violation() != null) end.complete(End.VIOLATED);
        else end.complete(how);
        // No thread runs any more.
        while (true) {
            LockSupport.park();
            // Without this, an interrupted thread would not park again.
            Thread.interrupted();
        }
    }

    SimThread running() {
        SimThread self = current;
        if (self == null || self.thread != Thread.currentThread())
            throw new IllegalStateException(Thread.currentThread() + " came into a world without having the turn");
        return self;
    }

    Thread start(SimMachine machine, String name, Runnable work) {
        SimThread made = add(machine, name, work);
        point();
        return made.thread;
    }

    private SimThread add(SimMachine machine, String name, Runnable work) {
        int number = numbers++;
        int slow = world.temper().slowThreads();
        boolean isSlow = slow > 0 && number > 0 && world.order().nextInt(slow) == 0;
        SimThread[] made = new SimThread[1];
        String full = machine == ground ? name + "/" + number : machine + ":" + name + "/" + number;
        SimThread parent = current;
        String undertaking = parent == null ? "" : parent.undertaking;
        if (name.startsWith(OPENING)) undertaking = name;
        made[0] = new SimThread(machine, number, full, undertaking, isSlow, () -> run(made[0], work));
        threads.put(made[0].thread, made[0]);
        makeReady(made[0]);
        return made[0];
    }

    private void run(SimThread self, Runnable work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            java.io.StringWriter text = new java.io.StringWriter();
            thrown.printStackTrace(new java.io.PrintWriter(text));
            violated("thread " + self.name + " died: " + text);
        }
        self.condition = SimThread.Condition.ENDED;
        threads.remove(self.thread);
        takeFromReady(self);
        SimThread next = next();
        world.trace().add(world.nanos(), next.name, "goes on after an end");
        current = next;
        wake(next);
    }

    /// Parks the running thread.
    void park(long nanos) {
        SimThread self = running();
        if (nanos <= 0 || self.mayPass || self.thread.isInterrupted()) {
            if (self.mayPass) self.sleepless = 0;
            else if (++self.sleepless == SLEEPLESS_MAX)
                violated("a thread spins instead of waiting" + where(self.thread));
            self.mayPass = false;
            point();
            return;
        }
        self.sleepless = 0;
        waitFor(self, nanos, SimThread.Condition.PARKED);
        self.mayPass = false;
    }

    /// Makes the running thread wait.
    void sleep(long nanos) {
        waitFor(running(), Math.max(1, nanos), SimThread.Condition.ASLEEP);
    }

    private void waitFor(SimThread self, long nanos, SimThread.Condition how) {
        self.condition = how;
        self.wakeNanos = world.nanos() + nanos;
        takeFromReady(self);
        waiting.add(self);
        firstWakeNanos = Math.min(firstWakeNanos, self.wakeNanos);
        passTo(self, next());
    }

    void unpark(Thread thread) {
        SimThread target = threads.get(thread);
        if (target == null) return;
        target.mayPass = true;
        if (target.condition == SimThread.Condition.PARKED) rouse(target);
        point();
    }

    void interrupt(Thread thread) {
        SimThread target = threads.get(thread);
        if (target == null) return;
        if (target == current) thread.interrupt();
        else target.isInterrupted = true;
        if (target.condition == SimThread.Condition.PARKED) rouse(target);
        point();
    }

    boolean isWaiting(Thread thread) {
        SimThread target = threads.get(thread);
        return target != null && target.condition != SimThread.Condition.READY;
    }

    /// Makes the threads ready whose waiting time is over.
    private void rouse() {
        if (firstWakeNanos > world.nanos()) return;
        while (!waiting.isEmpty() && waiting.first().wakeNanos <= world.nanos()) rouse(waiting.first());
        firstWakeNanos = waiting.isEmpty() ? Long.MAX_VALUE : waiting.first().wakeNanos;
    }

    private void rouse(SimThread sleeper) {
        waiting.remove(sleeper);
        sleeper.condition = SimThread.Condition.READY;
        makeReady(sleeper);
    }

    private SimThread next() {
        rouse();
        if (ready.isEmpty()) {
            if (waiting.isEmpty()) violated("all threads wait, and nothing will wake them");
            world.passUntil(waiting.first().wakeNanos);
            rouse();
        }
        return choose();
    }

    /// Chooses the next thread. Threads of suspended machines wait until their machines continue.
    private SimThread choose() {
        while (true) {
            if (ready.isEmpty()) return next();
            SimThread chosen = chooseAny();
            long until = chosen.machine.suspendedUntilNanos();
            if (until <= world.nanos()) return chosen;
            putAside(chosen, until);
        }
    }

    private SimThread chooseAny() {
        SimThread chosen = ready.get(0);
        for (int tries = 0; tries < SLOW_FACTOR; tries++) {
            chosen = ready.get(world.order().nextInt(ready.size()));
            if (!chosen.isSlow || world.order().nextInt(SLOW_FACTOR) == 0) return chosen;
        }
        return chosen;
    }

    private void hold(SimThread self) {
        putAside(self, self.machine.suspendedUntilNanos());
        passTo(self, next());
    }

    private void putAside(SimThread held, long untilNanos) {
        held.condition = SimThread.Condition.ASLEEP;
        held.wakeNanos = untilNanos;
        takeFromReady(held);
        waiting.add(held);
        firstWakeNanos = Math.min(firstWakeNanos, untilNanos);
    }

    /// Ends all threads of a machine. If the caller is one of them, this method does not return.
    void kill(SimMachine machine) {
        note("the end of " + machine);
        machine.die();
        SimThread self = running();
        List<SimThread> all = new ArrayList<>(threads.values());
        // Sorted, so that the order is the same in each run.
        all.sort(Comparator.comparingInt(each -> each.number));
        for (SimThread each : all) {
            if (each.machine != machine) continue;
            if (each.condition == SimThread.Condition.READY) takeFromReady(each);
            else waiting.remove(each);
            each.condition = SimThread.Condition.ENDED;
            threads.remove(each.thread);
        }
        if (self.machine != machine) return;
        SimThread next = next();
        current = next;
        wake(next);
        while (true) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    private void passTo(SimThread self, SimThread next) {
        if (next == self) return;
        world.trace().add(world.nanos(), next.name, "has the turn");
        boolean wasInterrupted = Thread.interrupted();
        current = next;
        wake(next);
        while (current != self) {
            LockSupport.park(this);
            wasInterrupted |= Thread.interrupted();
        }
        if (wasInterrupted || self.isInterrupted) self.thread.interrupt();
        self.isInterrupted = false;
    }

    private static void wake(SimThread next) {
        if (next.hasStarted) {
            LockSupport.unpark(next.thread);
        } else {
            next.hasStarted = true;
            next.thread.start();
        }
    }

    private void makeReady(SimThread thread) {
        thread.place = ready.size();
        ready.add(thread);
    }

    private void takeFromReady(SimThread thread) {
        SimThread last = ready.removeLast();
        if (last == thread) return;
        ready.set(thread.place, last);
        last.place = thread.place;
    }
}
