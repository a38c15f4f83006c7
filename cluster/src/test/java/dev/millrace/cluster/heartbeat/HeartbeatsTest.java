package dev.millrace.cluster.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Call;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.LocalCalls;
import dev.millrace.cluster.stage.Stage;
import dev.millrace.runtime.step.SerialExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HeartbeatsTest {
    private final LocalCalls calls = new LocalCalls(Host.real(), Limits.USUAL);

    private final class Node {
        final Address address;
        final BlockingQueue<String> losses = new LinkedBlockingQueue<>();
        final SerialExecutor executor = new SerialExecutor("node", Host.real(), _ -> {});
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
                    executor,
                    (peer, loss) -> losses.add(peer + " " + loss));
            calls.open(address, endpoint);
        }

        void die() {
            calls.close(address);
            executor.close(() -> {});
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

    /// Holds calls until the test answers them.
    private static final class Held implements Calls {
        final List<CompletableFuture<Object>> answers = new ArrayList<>();

        @Override
        @SuppressWarnings("unchecked") // Heartbeats are the only calls.
        public <R extends Record> CompletableFuture<R> send(
                Address to, Call<R> call, FencingToken token, Duration deadline) {
            CompletableFuture<R> answer = new CompletableFuture<>();
            answers.add((CompletableFuture<Object>) (CompletableFuture<?>) answer);
            return answer;
        }

        @Override
        public void close() {}
    }

    @Test
    void an_answer_that_was_meant_for_an_earlier_watch_does_not_count() {
        Stage stage = new Stage(1);
        Held held = new Held();
        List<String> losses = new ArrayList<>();
        Heartbeats.Pace pace = new Heartbeats.Pace(Duration.ofSeconds(1), Duration.ofSeconds(60), 1);
        SerialExecutor executor = new SerialExecutor("role", stage, _ -> {});
        Heartbeats heartbeats = new Heartbeats(
                new Heartbeats.Self("self", 9),
                pace,
                stage,
                held,
                new Endpoint(Limits.USUAL),
                executor,
                (peer, loss) -> losses.add(peer + " " + loss));
        Address address = new Address("there", 1);
        executor.submit(() -> heartbeats.watchNow("peer", address, 17));
        assertThat(stage.play(Duration.ofSeconds(10), () -> held.answers.size() == 2))
                .isTrue();
        executor.submit(() -> {
            heartbeats.forgetNow("peer");
            heartbeats.watchNow("peer", address, 18);
        });
        stage.play(Duration.ofMillis(10));
        held.answers.get(0).complete(new Heartbeat.Echo(17));
        held.answers.get(1).completeExceptionally(new IllegalStateException("planted"));
        stage.play(Duration.ofMillis(10));
        assertThat(losses).isEmpty();

        // The first answer to the new watch comes from another process.
        assertThat(stage.play(Duration.ofSeconds(10), () -> held.answers.size() == 3))
                .isTrue();
        held.answers.get(2).complete(new Heartbeat.Echo(17));
        stage.play(Duration.ofMillis(10));
        assertThat(losses).containsExactly("peer RESTARTED");
    }
}
