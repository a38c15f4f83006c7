package dev.millrace.cluster.deploy;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Aligns the watermarks of a job's sources across workers. Tells each deployment how far the sources in other
/// deployments are: immediately after a quiet time, and otherwise once in an update interval. Thread-safe.
final class AlignedSources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlignedSources.class);

    /// The value that blocks no source.
    private static final long UNBOUND = Long.MAX_VALUE;

    private final Clock clock;
    private final SerialExecutor executor;
    private final Map<String, Group> groups = new HashMap<>();

    /// @param job the name of the job
    AlignedSources(String job, Host host) {
        this.clock = host.clock();
        this.executor = new SerialExecutor(
                "millrace-alignment-of-" + job, host, thrown -> LOG.warn("The alignment of sources failed", thrown));
    }

    /// Adds a deployment, whose sources count until it leaves.
    ///
    /// @param commands receives the commands for the deployment
    Member join(Consumer<DeploymentCommand> commands) {
        return new Member(commands);
    }

    @Override
    public void close() {
        executor.close(() -> {});
    }

    /// Represents a deployment in the groups of its sources. Thread-safe.
    final class Member {
        private final Consumer<DeploymentCommand> commands;
        private boolean hasBegun;
        private boolean hasLeft;

        private Member(Consumer<DeploymentCommand> commands) {
            this.commands = commands;
        }

        /// Sends commands to the deployment from now on. Before this call, none are sent.
        void begin() {
            executor.submit(() -> {
                hasBegun = true;
                groups.values().forEach(each -> each.begun(this));
            });
        }

        /// Records how far the slowest source of the deployment is.
        void reached(DeploymentEvent.Reached events) {
            executor.submit(() -> {
                if (hasLeft) return;
                groups.computeIfAbsent(events.group(), name -> new Group(name, events.intervalMillis()))
                        .reached(this, events.lowest());
            });
        }

        /// Removes the deployment, so that its sources block no others.
        void leave() {
            executor.submit(() -> {
                hasLeft = true;
                groups.values().forEach(each -> each.left(this));
                groups.values().removeIf(Group::isEmpty);
            });
        }
    }

    /// Holds the deployments of one group. The executor alone uses it.
    private final class Group {
        private final String name;
        private final long intervalNanos;
        private final Map<Member, Long> reached = new LinkedHashMap<>();
        private final Map<Member, Long> told = new HashMap<>();
        private long nextNanos;
        private boolean isWaiting;

        Group(String name, long intervalMillis) {
            this.name = name;
            this.intervalNanos = intervalMillis * 1_000_000;
            this.nextNanos = clock.nanos();
        }

        boolean isEmpty() {
            return reached.isEmpty();
        }

        void reached(Member member, long lowest) {
            reached.put(member, lowest);
            tellSoon();
        }

        void begun(Member member) {
            if (reached.containsKey(member)) tellSoon();
        }

        void left(Member member) {
            told.remove(member);
            if (reached.remove(member) != null) tellSoon();
        }

        private void tellSoon() {
            if (isWaiting) return;
            long left = nextNanos - clock.nanos();
            if (left <= 0) {
                tell();
                return;
            }
            isWaiting = true;
            executor.submitAfter(left / 1_000_000 + 1, () -> {
                isWaiting = false;
                tell();
            });
        }

        /// Tells each deployment about the sources of the others only, because it knows more about its own.
        private void tell() {
            long lowest = UNBOUND;
            long next = UNBOUND;
            for (long each : reached.values()) {
                next = Math.min(next, Math.max(each, lowest));
                lowest = Math.min(lowest, each);
            }
            boolean hasTold = false;
            for (Map.Entry<Member, Long> each : reached.entrySet()) {
                if (!each.getKey().hasBegun) continue;
                long elsewhere = each.getValue() == lowest ? next : lowest;
                Long before = told.put(each.getKey(), elsewhere);
                if ((before == null ? UNBOUND : before) == elsewhere) continue;
                each.getKey().commands.accept(new DeploymentCommand.Align(name, elsewhere));
                hasTold = true;
            }
            if (hasTold) nextNanos = clock.nanos() + intervalNanos;
        }
    }
}
