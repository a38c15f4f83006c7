package dev.millrace.cli.remote;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.beat.Heartbeats;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.lead.Contender;
import dev.millrace.cluster.lead.Leadership;
import dev.millrace.cluster.lead.Leaderships;
import dev.millrace.cluster.mail.Terms;
import dev.millrace.cluster.role.CoordinatorRole;
import java.nio.file.Path;
import java.time.Duration;

/// Where a coordinator takes workers, and leads them.
///
/// @param leadership by which it has become their leader
record CallPort(CoordinatorRole role, Leadership leadership) implements AutoCloseable {
    private static final Duration OPENING = Duration.ofMinutes(10);

    /// @param bound how workers reach this process
    /// @param directory for programs, and for the epochs in which this process leads
    static CallPort open(Host host, Configuration settings, String bound, int port, Path directory) {
        CoordinatorRole role = new CoordinatorRole(
                host,
                new CoordinatorRole.Settings(
                        directory.resolve("artifacts"), Heartbeats.Pace.of(settings), Terms.USUAL, OPENING),
                Station.grpc(host, bound, port, Tls.of(settings, host)));
        Leadership leadership = Leaderships.of(settings, host, role.address(), directory);
        leadership.contend(new Contender() {
            @Override
            public void granted(long epoch) {
                role.lead(epoch);
            }

            @Override
            public void revoked() {
                role.rest();
            }
        });
        return new CallPort(role, leadership);
    }

    @Override
    public void close() {
        leadership.close();
        role.close();
    }
}
