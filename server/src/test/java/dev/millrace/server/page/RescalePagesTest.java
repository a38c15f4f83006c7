package dev.millrace.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.RescaleMessages;
import dev.millrace.server.http.Served;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Changes the parallelism of running jobs over HTTP.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class RescalePagesTest {
    @TempDir
    private static Path directory;

    private static Served served;
    private static RestClient client;
    private static Path jar;

    @BeforeAll
    static void start() throws IOException {
        served = Served.in(directory);
        client = served.client();
        jar = served.jar();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String started(String scheduler) {
        return started(Map.of("jobmanager.scheduler", scheduler));
    }

    private static String started(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "execution.checkpointing.interval",
                "50 ms",
                "execution.checkpointing.dir",
                directory.resolve("checkpoints").toUri().toString()));
        settings.putAll(more);
        String job = client.run(
                client.upload(jar), new JarMessages.Run(null, List.of("endless"), 2, null, null, null, null, settings));
        while (!client.status(job).equals("RUNNING")) Host.real().threads().park(1_000_000);
        return job;
    }

    private static void end(String job) {
        client.cancel(job);
        client.awaitEnd(job);
    }

    private static List<Integer> widths(String job) {
        return client.job(job).vertices().stream()
                .map(JobMessages.Vertex::parallelism)
                .toList();
    }

    private static void require(String job, int lower, int upper) {
        Map<String, RescaleMessages.Parallelism> wanted = new HashMap<>();
        for (JobMessages.Vertex each : client.job(job).vertices())
            wanted.put(each.id(), new RescaleMessages.Parallelism(lower, upper));
        client.require(job, wanted);
        assertThat(client.requirements(job)).isEqualTo(wanted);
    }

    private static RescaleMessages.Rescale[] awaitHistory(String job, int length) {
        while (true) {
            var known = client.get("/jobs/" + job + "/rescales/history", RescaleMessages.Rescale[].class);
            if (known.length >= length) return known;
            Host.real().threads().park(1_000_000);
        }
    }

    @Test
    void a_job_that_is_submitted_again_gets_the_parallelism_that_an_autoscaler_has_chosen() {
        String job = started(Map.of());
        assertThat(widths(job)).containsOnly(2);
        String overrides = client.job(job).vertices().stream()
                .map(vertex -> vertex.id() + ":3")
                .collect(Collectors.joining(","));
        end(job);

        String again = started(Map.of("pipeline.jobvertex-parallelism-overrides", overrides));
        assertThat(widths(again)).containsOnly(3);
        end(again);
    }

    @Test
    void a_job_is_made_wider_and_narrower() {
        String job = started("adaptive");
        assertThat(client.job(job).schedulerType()).isEqualTo("Adaptive");
        assertThat(client.requirements(job).values()).containsOnly(new RescaleMessages.Parallelism(1, 2));
        require(job, 1, 4);
        awaitHistory(job, 1);
        assertThat(widths(job)).containsExactly(4, 4);
        require(job, 1, 1);
        RescaleMessages.Rescale[] history = awaitHistory(job, 2);
        assertThat(widths(job)).containsExactly(1, 1);
        assertThat(history).extracting(RescaleMessages.Rescale::number).containsExactly(2L, 1L);
        RescaleMessages.Rescale newest = history[0];
        assertThat(newest.triggerCause()).isEqualTo("UPDATE_REQUIREMENT");
        assertThat(newest.vertices().values()).allSatisfy(each -> {
            assertThat(each.before()).isEqualTo(4);
            assertThat(each.after()).isEqualTo(1);
        });
        // The history shows the parallelism that was requested at that time.
        assertThat(history[1].vertices().values()).allSatisfy(each -> {
            assertThat(each.desired()).isEqualTo(4);
            assertThat(each.after()).isEqualTo(4);
        });
        assertThat(newest.slots().values()).singleElement().satisfies(each -> {
            assertThat(each.group()).isEqualTo("default");
            assertThat(each.after()).isEqualTo(1);
        });
        String pages = "/jobs/" + job + "/rescales/";
        assertThat(client.get(pages + "details/" + newest.id(), RescaleMessages.Rescale.class))
                .isEqualTo(newest);
        assertThat(client.get(pages + "overview", RescaleMessages.Overview.class)
                        .counts()
                        .completed())
                .isEqualTo(2);
        assertThat(client.get(pages + "summary", RescaleMessages.Summary.class)
                        .completed()
                        .max())
                .isPositive();
        assertThat(client.get(pages + "config", RescaleMessages.Config.class).cooldown())
                .isEqualTo(30_000);
        assertThat(client.get("/jobs/" + job + "/metrics?get=numRescales", ClusterMessages.Metric[].class))
                .containsExactly(new ClusterMessages.Metric("numRescales", "2"));
        assertThat(client.failures(job)).isEmpty();
        end(job);
    }

    @Test
    void what_cannot_be_had_is_refused() {
        String job = started("default");
        assertThat(client.job(job).schedulerType()).isEqualTo("Default");
        assertThat(client.requirements(job).values()).containsOnly(new RescaleMessages.Parallelism(2, 2));
        assertThatThrownBy(() -> require(job, 1, 4))
                .hasMessageContaining("answered 400")
                .hasMessageContaining("does not use the adaptive scheduler");
        end(job);
        String other = started("adaptive");
        assertThatThrownBy(() -> require(other, 4, 2)).hasMessageContaining("MR-3007");
        assertThatThrownBy(() -> require(other, 1, 0))
                .hasMessageContaining("answered 400")
                .hasMessageContaining("at least 1, or -1");
        assertThatThrownBy(() -> require(other, 200, 300)).hasMessageContaining("MR-3007");
        assertThatThrownBy(() -> client.require(other, Map.of("0123", new RescaleMessages.Parallelism(1, 1))))
                .hasMessageContaining("has no vertices [0123]");
        assertThatThrownBy(() -> client.require(other, Map.of())).hasMessageContaining("says nothing of any vertex");
        end(other);
    }
}
