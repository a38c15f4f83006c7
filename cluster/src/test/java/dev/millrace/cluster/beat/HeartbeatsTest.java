package dev.millrace.cluster.beat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.LocalCalls;
import dev.millrace.runtime.step.Serial;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HeartbeatsTest {
    private final LocalCalls calls = new LocalCalls(Host.real(), Limits.USUAL);

    private final class Node {
        final Address address;
        final BlockingQueue<String> losses = new LinkedBlockingQueue<>();
        final Serial serial = new Serial("node", Host.real(), _ -> {});
        final Heartbeats heartbeats;

        Node(String name, int port, Duration timeout) {
            address = new Address("here", port);
            Endpoint endpoint = new Endpoint(Limits.USUAL);
            heartbeats = new Heartbeats(
                    name,
                    new Heartbeats.Pace(Duration.ofMillis(20), timeout, 2),
                    Host.real(),
                    calls,
                    endpoint,
                    serial,
                    (peer, loss) -> losses.add(peer + " " + loss));
            calls.open(address, endpoint);
        }

        void die() {
            calls.close(address);
            serial.close(() -> {});
        }
    }

    @Test
    void both_sides_find_out_that_the_other_is_gone_and_not_before() throws Exception {
        Node coordinator = new Node("coordinator", 1, Duration.ofSeconds(60));
        Node worker = new Node("worker", 2, Duration.ofSeconds(1));
        Node other = new Node("other", 3, Duration.ofSeconds(60));
        coordinator.heartbeats.watch("worker", worker.address);
        coordinator.heartbeats.watch("other", other.address);
        worker.heartbeats.watch("coordinator", null);

        other.die();
        assertThat(coordinator.losses.poll(20, TimeUnit.SECONDS)).isEqualTo("other UNREACHABLE");
        assertThat(worker.losses).isEmpty();
        worker.die();
        assertThat(coordinator.losses.poll(20, TimeUnit.SECONDS)).isEqualTo("worker UNREACHABLE");
        coordinator.die();
    }

    @Test
    void a_worker_that_only_listens_finds_its_coordinator_silent() throws Exception {
        Node coordinator = new Node("coordinator", 1, Duration.ofSeconds(60));
        Node worker = new Node("worker", 2, Duration.ofMillis(500));
        worker.heartbeats.watch("coordinator", null);
        coordinator.heartbeats.watch("worker", worker.address);
        coordinator.heartbeats.forget("worker");

        assertThat(worker.losses.poll(20, TimeUnit.SECONDS)).isEqualTo("coordinator SILENT");
    }

    @Test
    void a_process_that_started_again_at_the_same_address_is_another() throws Exception {
        Node coordinator = new Node("coordinator", 1, Duration.ofSeconds(60));
        Node worker = new Node("worker", 2, Duration.ofSeconds(60));
        Node successor = new Node("worker", 2, Duration.ofSeconds(60));
        worker.heartbeats.watch("coordinator", coordinator.address);
        coordinator.heartbeats.watch("worker", null);
        successor.heartbeats.watch("coordinator", coordinator.address);

        assertThat(coordinator.losses.poll(20, TimeUnit.SECONDS)).isEqualTo("worker RESTARTED");
    }
}
