package dev.millrace.cluster.stage;

import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Call;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.FencingToken;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Injects faults into calls. A call may be lost, delayed, executed without an answer, or repeated, so calls may
/// overtake each other. Without faults, calls pass unchanged unless a connection is cut.
public final class CallFaults {
    private final Stage stage;
    private final Calls carrier;
    private final RandomGenerator chance;
    private final Set<String> cuts = new HashSet<>();
    /// The percentage of calls, and of answers, that meet a fault.
    private int trouble;
    private int calls;

    public CallFaults(Stage stage, Calls carrier) {
        this.stage = stage;
        this.carrier = carrier;
        this.chance = stage.chance();
    }

    /// @param percent the percentage of calls that meet a fault
    public void failEach(int percent) {
        trouble = percent;
    }

    /// Drops all calls from one address to another, and answers in the other direction.
    public void cut(Address from, Address to) {
        cuts.add(from + ">" + to);
    }

    /// Restores all connections.
    public void mend() {
        cuts.clear();
    }

    /// Returns the number of calls made.
    public int calls() {
        return calls;
    }

    /// Returns calls that are made from an address.
    public Calls from(Address from) {
        return new Calls() {
            @Override
            public <R extends Record> CompletableFuture<R> send(
                    Address to, Call<R> call, FencingToken token, Duration deadline) {
                calls++;
                return new Way<>(from, to, deadline, () -> carrier.send(to, call, token, deadline)).go();
            }

            @Override
            public void close() {}
        };
    }

    private boolean isCut(Address from, Address to) {
        return cuts.contains(from + ">" + to);
    }

    private boolean isHit() {
        return chance.nextInt(100) < trouble;
    }

    /// A call in flight.
    private final class Way<R> {
        final Address from;
        final Address to;
        final Duration deadline;
        final Supplier<CompletableFuture<R>> carried;
        final CompletableFuture<R> answer = new CompletableFuture<>();

        Way(Address from, Address to, Duration deadline, Supplier<CompletableFuture<R>> carried) {
            this.from = from;
            this.to = to;
            this.deadline = deadline;
            this.carried = carried;
        }

        CompletableFuture<R> go() {
            after(
                    deadline.toNanos(),
                    () -> answer.completeExceptionally(
                            ClusterFaults.LATE.what("no answer").fix("nothing")));
            int copies = isHit() ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                if (isHit()) unreachable();
                else
                    after(isHit() ? chance.nextLong(3 * deadline.toNanos()) : chance.nextLong(1_000_000), this::arrive);
            }
            return answer;
        }

        private void arrive() {
            if (isCut(from, to)) {
                unreachable();
                return;
            }
            carried.get().whenComplete((reply, failure) -> {
                if (isCut(to, from)) return;
                if (isHit()) unreachable();
                else if (isHit()) after(chance.nextLong(2 * deadline.toNanos()), () -> finish(reply, failure));
                else finish(reply, failure);
            });
        }

        private void finish(R reply, Throwable failure) {
            if (failure == null) answer.complete(reply);
            else answer.completeExceptionally(failure);
        }

        /// Breaks off the call. Sometimes the caller detects this; otherwise the deadline passes.
        private void unreachable() {
            if (chance.nextBoolean()) {
                answer.completeExceptionally(
                        ClusterFaults.UNREACHABLE.what("broken off").fix("nothing"));
            }
        }

        private void after(long nanos, Runnable work) {
            stage.startBlocking("weather", () -> {
                long due = stage.nanos() + nanos;
                for (long left = nanos; left > 0; left = due - stage.nanos()) stage.park(left);
                work.run();
            });
        }
    }
}
