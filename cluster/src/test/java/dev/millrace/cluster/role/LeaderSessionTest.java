package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.journal.Epochs;
import dev.millrace.cluster.leader.LeaderContender;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.leader.Leadership;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.ledger.StoredJob;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.storage.SharedDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LeaderSessionTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path directory;

    private final Host host = Host.real();

    private CoordinatorRole role() {
        return new CoordinatorRole(
                host,
                new CoordinatorRole.Settings(
                        SharedDirectory.local(host, directory.resolve("artifacts")),
                        directory.resolve("copies"),
                        SmallCluster.PACE,
                        RetryPolicy.USUAL,
                        Duration.ofSeconds(10)),
                Station.grpc(host, "127.0.0.1", 0, Tls.off()));
    }

    private Epochs epochs() {
        return new DirectoryEpochs(host, directory.resolve("leader"));
    }

    private LeaderSession stand(CoordinatorRole role, Told leadership, JobRecovery recovery) {
        return new LeaderSession(
                host, role, leadership, SharedDirectory.local(host, directory.resolve("journal")), recovery);
    }

    /// Grants leadership to a contender and revokes the leadership, as a test orders.
    private final class Told implements Leadership {
        private final CompletableFuture<LeaderContender> contender = new CompletableFuture<>();
        private final Epochs epochs = LeaderSessionTest.this.epochs();

        void grant() {
            contender.join().granted(epochs.claimNext("me:1"));
        }

        void revoke() {
            contender.join().revoked();
        }

        @Override
        public void contend(LeaderContender wanted) {
            contender.complete(wanted);
        }

        @Override
        public Optional<Leader> leader() {
            return Optional.empty();
        }

        @Override
        public Epochs epochs() {
            return epochs;
        }

        @Override
        public void close() {}
    }

    /// Resumes jobs as slowly as a test wants, after an action of the test.
    private static final class Slow implements JobRecovery {
        private final Runnable before;
        final CompletableFuture<Left> asked = new CompletableFuture<>();
        final CompletableFuture<Void> known = new CompletableFuture<>();
        final CompletableFuture<Void> left = new CompletableFuture<>();

        Slow(Runnable before) {
            this.before = before;
        }

        @Override
        public CompletableFuture<Void> resume(Left job) {
            before.run();
            asked.complete(job);
            return known;
        }

        @Override
        public void remember(StoredJobResult result) {}

        @Override
        public CompletableFuture<Void> suspend() {
            left.complete(null);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void fail(MillraceException fault) {
            asked.completeExceptionally(fault);
        }
    }

    @Test
    void who_loses_the_leadership_while_becoming_leader_does_not_believe_that_it_leads() throws Exception {
        leaveOneJob();
        try (CoordinatorRole role = role()) {
            Told second = new Told();
            Slow recovery = new Slow(() -> {});
            try (LeaderSession taking = stand(role, second, recovery)) {
                second.grant();
                recovery.asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                second.revoke();
                recovery.known.complete(null);
                recovery.left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

                assertThat(taking.isLeading()).isFalse();
            }
        }
    }

    private void leaveOneJob() throws Exception {
        try (CoordinatorRole role = role()) {
            Told leadership = new Told();
            try (LeaderSession led = stand(role, leadership, new Slow(() -> {}))) {
                leadership.grant();
                led.led().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                Artifact form = role.artifacts().put("aa", new byte[] {1}).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                role.ledgerWriter().accept(new StoredJob("aa", "job", form, List.of()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_cannot_go_on_with_a_job_has_failed_unless_another_leads(boolean isOver) throws Exception {
        leaveOneJob();
        try (CoordinatorRole role = role()) {
            Told leadership = new Told();
            Slow recovery = new Slow(() -> {
                if (isOver) leadership.epochs().claimNext("other:1");
                throw ClusterFaults.ARTIFACT_MISSING
                        .what("somebody has taken it")
                        .fix("take it back");
            });
            try (LeaderSession taking = stand(role, leadership, recovery)) {
                leadership.grant();
                leadership.revoke();
                recovery.left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

                assertThat(recovery.asked.isCompletedExceptionally()).isEqualTo(!isOver);
                assertThat(taking.isLeading()).isFalse();
            }
        }
    }
}
