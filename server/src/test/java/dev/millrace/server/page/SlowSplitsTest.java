package dev.millrace.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.client.message.LiveMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests that the live state of a job names what holds back its event time.
@Timeout(60)
final class SlowSplitsTest {
    private static final Host HOST = Host.real();

    @TempDir
    private Path directory;

    private static <T> T ask(RestServer server, String path, Class<T> type) throws IOException {
        HttpCall call = new HttpCall("GET", server.address() + path, Map.of(), null, 10_000);
        return JsonRecords.read(new String(HOST.network().ask(call).body(), StandardCharsets.UTF_8), type);
    }

    /// Starts a job of two subtasks, each of which reads a half of the numbers.
    private static LocalJobClient start(WatermarkStrategy<Long> strategy) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        env.getConfig().setAutoWatermarkInterval(1);
        var numbers =
                new DataGeneratorSource<Long>(n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
        env.fromSource(numbers, strategy, "numbers").sinkTo(new DiscardingSink<>());
        return (LocalJobClient) env.executeAsync("split");
    }

    @Test
    void the_subtask_with_the_lowest_watermark_is_named() throws Exception {
        LocalJobClient client =
                start(WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((number, _) -> number));
        try (SessionDispatcher dispatcher = SessionDispatcher.ofProgram(HOST, Map.of());
                RestServer server =
                        RestServer.start(dispatcher, HOST, RestSettings.of(directory, "127.0.0.1", 0, Map.of()))) {
            dispatcher.show(client);
            String path = "/v1/jobs/" + client.getJobID().toHexString();
            LiveMessages.HeldBack held = null;
            while (held == null || held.watermark() == null || held.behind() == null) {
                HOST.threads().park(10_000_000);
                held = ask(server, path + "/live", LiveMessages.Job.class).heldBack();
            }
            List<LiveMessages.Subtask> subtasks = List.of();
            while (subtasks.isEmpty() || subtasks.stream().anyMatch(each -> each.watermark() == null)) {
                HOST.threads().park(10_000_000);
                subtasks = ask(server, path + "/vertices/" + held.vertex() + "/live", LiveMessages.Subtasks.class)
                        .subtasks();
            }
            LiveMessages.Subtask slowest = subtasks.stream()
                    .min(Comparator.comparing(LiveMessages.Subtask::watermark))
                    .orElseThrow();
            assertThat(held.name()).contains("numbers");
            assertThat(held.subtask()).isEqualTo(slowest.subtask());
            // The source has one watermark for all splits of a subtask.
            assertThat(held.split()).isNull();
            // The other half of the numbers starts in the middle.
            assertThat(held.behind()).isGreaterThan(Long.MAX_VALUE / 4);
        } finally {
            HOST.threads().await(client.cancel());
        }
    }

    @Test
    void nothing_is_named_without_event_time() throws Exception {
        LocalJobClient client = start(WatermarkStrategy.noWatermarks());
        try (SessionDispatcher dispatcher = SessionDispatcher.ofProgram(HOST, Map.of());
                RestServer server =
                        RestServer.start(dispatcher, HOST, RestSettings.of(directory, "127.0.0.1", 0, Map.of()))) {
            dispatcher.show(client);
            String path = "/v1/jobs/" + client.getJobID().toHexString() + "/live";
            LiveMessages.Job job = ask(server, path, LiveMessages.Job.class);
            while (job.vertices().getFirst().totalIn() == 0) {
                HOST.threads().park(10_000_000);
                job = ask(server, path, LiveMessages.Job.class);
            }
            assertThat(job.heldBack()).isNull();
        } finally {
            HOST.threads().await(client.cancel());
        }
    }
}
