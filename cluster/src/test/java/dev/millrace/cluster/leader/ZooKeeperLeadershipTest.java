package dev.millrace.cluster.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.HighAvailabilityOptions;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.Journal;
import dev.millrace.cluster.storage.SharedDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZooKeeperLeadershipTest {
    private static final Address ONE = new Address("one", 1);
    private static final Address TWO = new Address("two", 2);

    @TempDir
    private Path directory;

    private TestingServer server;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        server = new TestingServer(true);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open.reversed()) one.close();
        server.close();
    }

    private Quorum quorum(boolean isPatient) {
        Configuration config = new Configuration();
        config.set(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, server.getConnectString());
        config.set(HighAvailabilityOptions.ZOOKEEPER_SESSION_TIMEOUT, Duration.ofSeconds(30));
        config.set(HighAvailabilityOptions.ZOOKEEPER_RETRY_WAIT, Duration.ofMillis(100));
        config.set(HighAvailabilityOptions.ZOOKEEPER_TOLERATE_SUSPENDED_CONNECTIONS, isPatient);
        Quorum quorum = new Quorum(config);
        open.add(quorum);
        return quorum;
    }

    private Journal journal(Leadership leadership, long epoch) {
        return Journal.open(
                        Host.real(),
                        SharedDirectory.local(Host.real(), directory),
                        leadership.epochs(),
                        epoch,
                        "leader")
                .journal();
    }

    @Test
    void a_standby_follows_with_a_higher_epoch_and_the_old_leader_cannot_write() throws Exception {
        Candidate first = new Candidate();
        Candidate second = new Candidate();
        Quorum theirs = quorum(false);
        ZooKeeperLeadership one = new ZooKeeperLeadership(Host.real(), theirs, ONE);
        ZooKeeperLeadership two = new ZooKeeperLeadership(Host.real(), quorum(false), TWO);
        assertThat(two.leader()).isEmpty();
        one.contend(first);
        assertThat(first.next()).isEqualTo(1);
        two.contend(second);
        assertThat(two.leader()).contains(new Leader(ONE, 1));
        // A former leader that has not noticed yet has a connection of its own.
        Journal old = journal(new ZooKeeperLeadership(Host.real(), quorum(false), ONE), 1);
        old.append(1, new byte[] {1});
        theirs.close();

        assertThat(second.next()).isEqualTo(2);
        assertThat(two.leader()).contains(new Leader(TWO, 2));
        assertThatThrownBy(() -> old.append(1, new byte[] {2}))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code())
                .hasMessageContaining("two:2");
        journal(two, 2).append(1, new byte[] {3});
        two.close();
    }

    @Test
    void a_short_cut_of_the_connection_can_be_tolerated() throws Exception {
        Candidate patient = new Candidate();
        Quorum quorum = quorum(true);
        ZooKeeperLeadership leadership = new ZooKeeperLeadership(Host.real(), quorum, ONE);
        leadership.contend(patient);
        assertThat(patient.next()).isEqualTo(1);
        List<ConnectionState> states = cutAndRestore(quorum);

        assertThat(states).startsWith(ConnectionState.SUSPENDED, ConnectionState.RECONNECTED);
        assertThat(journal(leadership, 1).epoch()).isEqualTo(1);
        assertThat(patient.told).isEmpty();
        leadership.close();
        assertThat(patient.next()).isZero();
    }

    @Test
    void else_a_cut_costs_the_office_until_the_connection_is_back() throws Exception {
        Candidate careful = new Candidate();
        Quorum quorum = quorum(false);
        ZooKeeperLeadership leadership = new ZooKeeperLeadership(Host.real(), quorum, ONE);
        leadership.contend(careful);
        assertThat(careful.next()).isEqualTo(1);
        cutAndRestore(quorum);

        assertThat(careful.next()).isZero();
        assertThat(careful.next()).isEqualTo(2);
        leadership.close();
    }

    private List<ConnectionState> cutAndRestore(Quorum quorum) throws Exception {
        var states = new LinkedBlockingQueue<ConnectionState>();
        quorum.client().getConnectionStateListenable().addListener((_, state) -> states.add(state));
        List<ConnectionState> seen = new ArrayList<>();
        server.stop();
        seen.add(states.poll(30, TimeUnit.SECONDS));
        server.restart();
        seen.add(states.poll(30, TimeUnit.SECONDS));
        return seen;
    }

    @Test
    void an_epoch_is_claimed_only_while_the_condition_holds() throws Exception {
        Quorum quorum = quorum(false);
        ZooKeeperEpochs epochs = new ZooKeeperEpochs(quorum);
        quorum.client().create().forPath("/mine");
        assertThat(epochs.claim(1, "a:1", "/mine")).isTrue();
        quorum.client().delete().forPath("/mine");
        assertThat(epochs.claim(2, "a:1", "/mine")).isFalse();
        assertThat(epochs.claim(1, "b:1")).isFalse();
        assertThat(epochs.claim(7, "b:1")).isTrue();
        assertThat(epochs.highest().who()).isEqualTo("b:1");
    }
}
