package dev.millrace.sim.cluster;

import dev.millrace.sim.world.SimMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Decides which connections between machines are cut, and which messages meet faults. Called by the running
/// thread only.
final class Ways {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final int HUNDRED = 100;

    private final RandomGenerator chance;
    private final Set<String> cuts = new HashSet<>();
    private final List<Runnable> whenMended = new ArrayList<>();
    private int callFaultPercent;

    Ways(RandomGenerator chance) {
        this.chance = chance;
    }

    RandomGenerator chance() {
        return chance;
    }

    /// @param percent the percentage of calls and of answers that meet a fault
    void failCalls(int percent) {
        callFaultPercent = percent;
    }

    boolean isHit() {
        return callFaultPercent > 0 && chance.nextInt(HUNDRED) < callFaultPercent;
    }

    /// Cuts off messages from one machine to another.
    void cut(String from, String to) {
        cuts.add(from + ">" + to);
    }

    void mend(String from, String to) {
        if (cuts.remove(from + ">" + to)) List.copyOf(whenMended).forEach(Runnable::run);
    }

    void mendAll() {
        if (cuts.isEmpty()) return;
        cuts.clear();
        List.copyOf(whenMended).forEach(Runnable::run);
    }

    /// Runs work each time that a cut ends.
    void whenMended(Runnable work) {
        whenMended.add(work);
    }

    void forget(Runnable work) {
        whenMended.remove(work);
    }

    boolean isCut(SimMachine from, SimMachine to) {
        return !cuts.isEmpty() && cuts.contains(from + ">" + to);
    }

    /// Returns the duration of a message.
    long nanos() {
        return 20 * MICRO + chance.nextLong(200 * MICRO);
    }

    /// Returns the duration of a delayed message, which others overtake.
    long longNanos() {
        return chance.nextLong(1_500 * MILLI);
    }

    /// Returns the time until a machine detects the end of a connection.
    long noticeNanos() {
        return chance.nextInt(4) == 0 ? chance.nextLong(3_000 * MILLI) : chance.nextLong(5 * MILLI);
    }
}
