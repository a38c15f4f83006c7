package dev.millrace.cluster.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.HighAvailabilityOptions;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.journal.DirectoryEpochs;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLeadershipTest {
    private static final Duration LEASE = Duration.ofMillis(800);
    private static final Address ONE = new Address("one", 1);
    private static final Address TWO = new Address("two", 2);

    // JUnit does not delete the directory, because close() returns before the lease is released. A file that appears
    // during the deletion would fail the test.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    private final AtomicBoolean isCut = new AtomicBoolean();

    /// Returns a host whose disk fails while `isCut` is true.
    private Host cuttable() {
        Disk disk = (Disk) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Disk.class}, (_, method, arguments) -> {
                    if (isCut.get()) throw new IOException("cut off");
                    try {
                        return method.invoke(Host.real().disk(), arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return (Host) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Host.class},
                (_, method, arguments) ->
                        method.getName().equals("disk") ? disk : method.invoke(Host.real(), arguments));
    }

    @Test
    void who_gives_leadership_up_is_followed_by_another_with_a_higher_epoch() throws Exception {
        Candidate first = new Candidate();
        Candidate second = new Candidate();
        DirectoryLeadership one = new DirectoryLeadership(Host.real(), directory, ONE, LEASE);
        one.contend(first);
        assertThat(first.next()).isEqualTo(1);
        try (DirectoryLeadership two = new DirectoryLeadership(Host.real(), directory, TWO, LEASE)) {
            assertThat(two.leader()).contains(new Leader(ONE, 1));
            two.contend(second);
            one.close();

            assertThat(first.next()).isZero();
            assertThat(second.next()).isEqualTo(2);
            assertThat(two.leader()).contains(new Leader(TWO, 2));
        }
    }

    @Test
    void who_cannot_reach_the_directory_stops_before_another_begins() throws Exception {
        Candidate both = new Candidate();
        try (DirectoryLeadership one = new DirectoryLeadership(cuttable(), directory, ONE, LEASE);
                DirectoryLeadership two = new DirectoryLeadership(Host.real(), directory, TWO, LEASE)) {
            one.contend(both);
            assertThat(both.next()).isEqualTo(1);
            two.contend(both);
            isCut.set(true);

            assertThat(both.next()).isZero();
            assertThat(both.next()).isEqualTo(2);
            isCut.set(false);
        }
    }

    @Test
    void who_was_replaced_while_it_slept_finds_out_when_it_looks() throws Exception {
        Candidate first = new Candidate();
        try (DirectoryLeadership one = new DirectoryLeadership(Host.real(), directory, ONE, LEASE)) {
            one.contend(first);
            assertThat(first.next()).isEqualTo(1);
            assertThat(new DirectoryEpochs(Host.real(), directory).claim(9, TWO.toString()))
                    .isTrue();

            assertThat(first.next()).isZero();
            // The other claimant never writes a lease.
            assertThat(first.next()).isEqualTo(10);
        }
    }

    @Test
    void of_single_leaders_the_last_started_is_the_one() {
        Candidate first = new Candidate();
        Candidate second = new Candidate();
        SingleLeader one = new SingleLeader(new DirectoryEpochs(Host.real(), directory), ONE);
        SingleLeader two = new SingleLeader(new DirectoryEpochs(Host.real(), directory), TWO);
        assertThat(one.leader()).isEmpty();
        one.contend(first);
        two.contend(second);
        assertThat(first.told).containsExactly(1L);
        assertThat(second.told).containsExactly(2L);
        assertThat(one.leader()).contains(new Leader(TWO, 2));
    }

    @Test
    void the_kind_is_chosen_by_an_option() {
        Configuration config = new Configuration();
        assertThat(Leaderships.of(config, Host.real(), ONE, directory)).isInstanceOf(SingleLeader.class);
        config.set(HighAvailabilityOptions.HA_MODE, "directory");
        assertThatThrownBy(() -> Leaderships.of(config, Host.real(), ONE, directory))
                .hasMessageContaining("high-availability.storageDir");
        config.set(HighAvailabilityOptions.HA_STORAGE_PATH, "s3://bucket/x");
        assertThatThrownBy(() -> Leaderships.of(config, Host.real(), ONE, directory))
                .hasMessageContaining("DIRECTORY needs a shared disk");
        config.set(HighAvailabilityOptions.HA_STORAGE_PATH, directory.toUri().toString());
        assertThat(Leaderships.of(config, Host.real(), ONE, directory)).isInstanceOf(DirectoryLeadership.class);
        assertThat(Leaderships.storage(config, Host.real()).path()).isEqualTo(directory.resolve("default"));
        config.set(HighAvailabilityOptions.HA_MODE, "KUBERNETES");
        assertThatThrownBy(() -> Leaderships.of(config, Host.real(), ONE, directory))
                .hasMessageContaining(ClusterFaults.MODE.code())
                .hasMessageContaining("is not supported yet");
    }
}
