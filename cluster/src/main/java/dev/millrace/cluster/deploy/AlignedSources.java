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

/// Lets the sources of one job that wait for each other know how far those at other workers are: at once when that
/// changes after it was quiet, and else once in an update interval. Any thread.
final class AlignedSources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlignedSources.class);

    /// What a deployment says that holds nobody back.
    private static final long UNBOUND = Long.MAX_VALUE;

    private final Clock clock;
    private final SerialExecutor executor;
    private final Map<String, Group> groups = new HashMap<>();

    /// @param job its name
    AlignedSources(String job, Host host) {
        this.clock = host.clock();
        this.executor = new SerialExecutor(
                "millrace-alignment-of-" + job, host, thrown -> LOG.warn("while sources are aligned", thrown));
    }

    /// A deployment is there; what it has reached counts until it leaves.
    ///
    /// @param commands takes what the deployment is told
    Member join(Consumer<DeploymentCommand> commands) {
        return new Member(commands);
    }

    @Override
    public void close() {
        executor.close(() -> {});
    }

    /// A deployment's part in the groups of its sources. Any thread.
    final class Member {
        private final Consumer<DeploymentCommand> commands;
        private boolean hasBegun;
        private boolean hasLeft;

        private Member(Consumer<DeploymentCommand> commands) {
            this.commands = commands;
        }

        /// The deployment takes orders from now on; before it must not be told anything.
        void begin() {
            executor.submit(() -> {
                hasBegun = true;
                groups.values().forEach(each -> each.begun(this));
            });
        }

        /// The slowest of the deployment's sources has got so far.
        void reached(DeploymentEvent.Reached events) {
            executor.submit(() -> {
                if (hasLeft) return;
                groups.computeIfAbsent(events.group(), name -> new Group(name, events.intervalMillis()))
                        .reached(this, events.lowest());
            });
        }

        /// The deployment is gone, and holds nobody back.
        void leave() {
            executor.submit(() -> {
                hasLeft = true;
                groups.values().forEach(each -> each.left(this));
                groups.values().removeIf(Group::isEmpty);
            });
        }
    }

    /// The deployments of one group. Used by the serial's thread.
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

        /// Each is told of the others alone: of its own it knows more.
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
