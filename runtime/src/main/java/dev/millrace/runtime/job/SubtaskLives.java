package dev.millrace.runtime.job;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.host.Clock;
import dev.millrace.runtime.stats.ProcessAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tracks the state of each subtask of a job in its newest attempt. Thread-safe. Updated for each change of state,
/// never for a record.
public final class SubtaskLives {
    private static final List<SubtaskState> WAITING = List.of(SubtaskState.CREATED, SubtaskState.SCHEDULED);

    private final Clock clock;
    private final Map<Integer, Life> byMember = new HashMap<>();

    public SubtaskLives(Clock clock) {
        this.clock = clock;
    }

    private static final class Life {
        final int attempt;
        final Map<SubtaskState, Long> times = new EnumMap<>(SubtaskState.class);
        SubtaskState state = SubtaskState.CREATED;
        ProcessAddress place = ProcessAddress.NOWHERE;

        Life(int attempt) {
            this.attempt = attempt;
        }
    }

    /// Holds what is known of one subtask.
    public record Known(int attempt, SubtaskState state, Map<SubtaskState, Long> times, ProcessAddress place) {}

    // The clock is read outside the lock, because in a simulation other threads run while a thread reads the clock.

    /// Notes that another attempt waits for slots.
    ///
    /// @param members the numbers of the subtasks among all subtasks of the job
    public void awaited(Collection<Integer> members, int attempt) {
        long now = clock.millis();
        synchronized (this) {
            for (int member : members) {
                Life life = new Life(attempt);
                byMember.put(member, life);
                for (SubtaskState each : WAITING) enter(life, each, now);
            }
        }
    }

    /// Notes where a subtask runs in this attempt.
    public synchronized void placed(int member, ProcessAddress place) {
        @Nullable Life life = byMember.get(member);
        if (life != null) life.place = place;
    }

    /// Removes all subtasks, because the next attempt has another parallelism.
    public synchronized void forget() {
        byMember.clear();
    }

    public void all(Collection<Integer> members, SubtaskState state) {
        long now = clock.millis();
        for (int member : members) one(member, state, now);
    }

    /// Changes the state of a subtask, unless the subtask is in a final state.
    public void one(int member, SubtaskState state) {
        one(member, state, clock.millis());
    }

    private synchronized void one(int member, SubtaskState state, long nowMillis) {
        @Nullable Life life = byMember.get(member);
        if (life != null && !life.state.isOver()) enter(life, state, nowMillis);
    }

    private static void enter(Life life, SubtaskState state, long nowMillis) {
        life.state = state;
        life.times.put(state, nowMillis);
    }

    public synchronized Known of(int member) {
        @Nullable Life life = byMember.get(member);
        return life == null
                ? new Known(0, SubtaskState.CREATED, Map.of(), ProcessAddress.NOWHERE)
                : new Known(life.attempt, life.state, OrderedCopy.of(life.times), life.place);
    }
}
