package dev.millrace.cluster.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Call;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.runtime.stats.WorkerStatsFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerStatsClientTest {
    private static final JobID JOB = new JobID(1, 2);

    private final List<WorkerStatsClient.Standing> there = new ArrayList<>();
    private final Network network = new Network();
    private final WorkerStatsClient statsClient = new WorkerStatsClient(Host.real(), network, () -> there);

    /// Answers calls to ports 1 and 4, never answers calls to port 2, and fails calls to port 3.
    private static final class Network implements Calls {
        int asked;

        @Override
        @SuppressWarnings("unchecked")
        public <R extends Record> CompletableFuture<R> send(
                Address to, Call<R> call, FencingToken token, Duration deadline) {
            asked++;
            if (to.port() == 2) return new CompletableFuture<>();
            if (to.port() == 3)
                return CompletableFuture.failedFuture(
                        ClusterFaults.UNREACHABLE.what("nobody is at %s", to).fix("nothing"));
            return (CompletableFuture<R>) CompletableFuture.completedFuture(
                    switch (call) {
                        case WorkerStatsCall.Look() ->
                            new WorkerStatsCall.Values(Map.of("Status.JVM.Threads.Count", "7"));
                        case WorkerStatsCall.JobMetrics(String job) ->
                            new WorkerStatsCall.Values(to.port() == 1 ? Map.of("of", job) : Map.of("by", "another"));
                        case WorkerStatsCall.Sample _ ->
                            new WorkerStatsCall.Sampled(List.of(new Stacks(0, Map.of("a", 1), Map.of())));
                        default -> throw new IllegalArgumentException(call.toString());
                    });
        }

        @Override
        public void close() {}
    }

    private void come(String name, int port) {
        RegisteredWorker worker =
                new RegisteredWorker(name, 1, new Address("host", port), "host", 10 + port, 4, Map.of("printed", "x"));
        there.add(new WorkerStatsClient.Standing(worker, 2, 123));
    }

    @Test
    void who_does_not_answer_is_shown_as_far_as_it_is_known_and_keeps_nobody_from_being_shown() {
        come("well", 1);
        come("silent", 2);
        come("gone", 3);
        List<ProcessStats> shown = statsClient.all();
        assertThat(shown).extracting(ProcessStats::id).containsExactly("well", "silent", "gone");
        assertThat(shown.get(0).metrics()).containsEntry("Status.JVM.Threads.Count", "7");
        assertThat(shown.get(1).metrics()).isEmpty();
        assertThat(shown.get(2).metrics()).isEmpty();
        assertThat(shown).allSatisfy(each -> {
            assertThat(each.freeSlots()).isEqualTo(2);
            assertThat(each.heardMillis()).isEqualTo(123);
            assertThat(each.slots()).isEqualTo(4);
        });
        // The silent worker is not called again while a call to it is pending.
        int before = network.asked;
        statsClient.all();
        assertThat(network.asked - before).isLessThanOrEqualTo(2);
        there.removeLast();
        assertThat(statsClient.all()).extracting(ProcessStats::id).containsExactly("well", "silent");
    }

    @Test
    void metrics_of_a_job_are_those_of_whoever_answers() {
        come("well", 1);
        come("silent", 2);
        assertThat(statsClient.lastMetrics(JOB)).isEmpty();
        assertThat(statsClient.metrics(JOB, Set.of("well", "silent")))
                .containsExactly(Map.entry("of", JOB.toHexString()));
        assertThat(statsClient.lastMetrics(JOB)).hasSize(1);
        assertThat(statsClient.lastMetrics(new JobID(3, 4))).isEmpty();
        there.removeFirst();
        assertThat(statsClient.lastMetrics(JOB)).isEmpty();
    }

    @Test
    void only_those_are_asked_for_metrics_of_a_job_where_it_runs() {
        come("well", 1);
        come("other", 4);
        come("silent", 2);
        assertThat(statsClient.metrics(JOB, Set.of("well"))).containsOnlyKeys("of");
        assertThat(network.asked).isEqualTo(1);
        // The subtask has moved.
        assertThat(statsClient.metrics(JOB, Set.of("other"))).containsOnlyKeys("by");
        assertThat(network.asked).isEqualTo(2);
        // The subtask is about to start at an unknown worker.
        assertThat(statsClient.metrics(JOB, Set.of())).containsOnlyKeys("by");
        assertThat(network.asked).isEqualTo(2);
    }

    @Test
    void threads_are_looked_at_where_subtasks_run_alone() {
        come("well", 1);
        come("silent", 2);
        come("gone", 3);
        Sampling sampling = new Sampling(1, 0, 10);
        assertThat(statsClient
                        .sample(JOB, "vertex", Set.of("well", "gone"), sampling)
                        .join())
                .hasSize(1);
        assertThat(statsClient.sample(JOB, "vertex", Set.of("well", "silent"), sampling))
                .isNotDone();
    }

    @Test
    void what_only_the_worker_knows_is_refused_in_words_if_it_does_not_answer() {
        come("gone", 3);
        assertThatThrownBy(() -> statsClient.all().getFirst().threads())
                .hasMessageContaining("MR-" + WorkerStatsFaults.SILENT.number())
                .hasMessageContaining("Worker gone at host:3");
    }

    @Test
    void an_answer_has_no_more_than_it_may() {
        Map<String, String> many = new java.util.HashMap<>();
        IntStream.range(0, 1_000).forEach(i -> many.put("m%04d".formatted(i), "x".repeat(9_000)));
        Map<String, String> cut = WorkerStatsServer.cut(many).values();
        assertThat(cut).hasSizeBetween(400, 500).containsKey("m0000").doesNotContainKey("m0999");
        assertThat(WorkerStatsServer.cut(Map.of("long", "x".repeat(50_000)))
                        .values()
                        .get("long"))
                .hasSize(10_001);
    }
}
