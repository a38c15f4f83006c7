package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.WorkerMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.runtime.profile.LocalProfiler;
import dev.millrace.runtime.stats.LocalProcessStats;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.runtime.stats.Sampling;
import dev.millrace.runtime.stats.Stacks;
import dev.millrace.runtime.stats.WorkerStatsFaults;
import dev.millrace.runtime.stats.WorkerProcesses;
import dev.millrace.runtime.tap.TapRequest;
import dev.millrace.runtime.tap.TappedRecord;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests pages about workers that run in other processes.
@Timeout(60)
final class WorkerPagesTest {
    @TempDir
    private Path directory;

    private SessionDispatcher dispatcher;
    private RestServer server;

    /// Provides two workers, one of which does not answer.
    private record Two(ProcessStats well, ProcessStats silent) implements WorkerProcesses {
        @Override
        public List<ProcessStats> all() {
            return List.of(well, silent);
        }

        @Override
        public Map<String, String> metrics(JobID job, Set<String> workers) {
            return Map.of();
        }

        @Override
        public Map<String, String> lastMetrics(JobID job) {
            return Map.of();
        }

        @Override
        public CompletableFuture<List<Stacks>> sample(
                JobID job, String vertex, Set<String> workers, Sampling sampling) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<List<TappedRecord>> tap(
                JobID job, String vertex, Set<String> workers, TapRequest request) {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    private ProcessStats machine(String name, Path logs) {
        return new LocalProcessStats(
                Host.real(),
                new LocalProcessStats.Self(name, 3, "worker.out"),
                () -> 2,
                Map.of(
                        "execution.checkpointing.dir",
                        directory.resolve("chk").toUri().toString(),
                        "execution.checkpointing.savepoint-dir",
                        "s3://bucket/savepoints"),
                Map.of("programs", directory),
                logs,
                new LocalProfiler(Host.real(), name, Map.of()));
    }

    /// Returns the statistics of a worker that has never answered.
    private static ProcessStats silent(ProcessStats machine) {
        return (ProcessStats) java.lang.reflect.Proxy.newProxyInstance(
                ProcessStats.class.getClassLoader(), new Class<?>[] {ProcessStats.class}, (_, method, arguments) -> {
                    if (Set.of("logs", "log", "logLevels", "threads", "disks", "profiler")
                            .contains(method.getName()))
                        throw WorkerStatsFaults.SILENT
                                .what("worker mute was asked")
                                .fix("try again");
                    if (method.getName().equals("metrics")) return Map.of();
                    return method.invoke(machine, arguments);
                });
    }

    @BeforeEach
    void start() throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("worker.log"), "of the worker");
        Files.writeString(logs.resolve("worker.out"), "printed there");
        Files.writeString(logs.resolve("audit.log"), "who did what");
        Files.writeString(logs.resolve("worker.log.1"), "before");
        Files.writeString(logs.resolve("worker.out.1"), "printed before");
        Two workers = new Two(machine("well", logs), silent(machine("mute", logs)));
        dispatcher = new SessionDispatcher(
                Host.real(),
                Map.of(),
                null,
                new SessionDispatcher.Elsewhere(LocalJobExecutor.on(Host.real()), workers, () -> null));
        RestSettings settings =
                RestSettings.of(directory.resolve("jars"), "127.0.0.1", 0, Map.of("rest.profiling.enabled", "true"));
        server = RestServer.start(dispatcher, Host.real(), settings);
    }

    @AfterEach
    void stop() {
        server.close();
        dispatcher.close();
    }

    private HttpReply ask(String path) throws IOException {
        return Host.real().network().ask(new HttpCall("GET", server.address() + path, Map.of(), null, 10_000));
    }

    private String text(String path) throws IOException {
        HttpReply reply = ask(path);
        assertThat(reply.status()).isEqualTo(200);
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private void refused(String path, int status, String why) throws IOException {
        HttpReply reply = ask(path);
        assertThat(reply.status()).as(path).isEqualTo(status);
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        assertThat(JsonRecords.read(body, ClusterMessages.Errors.class).errors())
                .first()
                .asString()
                .contains(why);
    }

    @Test
    void the_workers_are_shown_and_not_the_coordinator() throws IOException {
        assertThat(text("/taskmanagers")).contains("\"well\"", "\"mute\"").doesNotContain("\"local\"");
        assertThat(text("/overview")).contains("\"taskmanagers\":2", "\"slots-total\":6", "\"slots-available\":4");
        assertThat(text("/taskmanagers/well/log")).isEqualTo("of the worker");
        assertThat(text("/taskmanagers/well/stdout")).isEqualTo("printed there");
        assertThat(text("/taskmanagers/well/logs/worker.out")).isEqualTo("printed there");
        assertThat(text("/taskmanagers/well/thread-dump")).contains("threadInfos");
    }

    @Test
    void rotated_files_are_listed_and_readable_but_are_not_the_current_log() throws IOException {
        assertThat(text("/taskmanagers/well/logs")).contains("worker.log.1", "worker.out.1", "audit.log");
        assertThat(text("/taskmanagers/well/logs/worker.log.1")).isEqualTo("before");
        assertThat(text("/taskmanagers/well/log")).isEqualTo("of the worker");
    }

    private HttpReply put(String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        return Host.real()
                .network()
                .ask(new HttpCall(
                        "PUT", server.address() + path, headers, () -> new ByteArrayInputStream(bytes), 10_000));
    }

    @Test
    void a_level_that_is_set_is_shown_until_it_is_inherited_again() throws IOException {
        String loggers = "/taskmanagers/well/loggers";
        assertThat(put(loggers + "/shop.orders", "{\"level\": \"debug\"}").status())
                .isEqualTo(200);
        assertThat(Logger.getLogger("shop.orders").getLevel()).isEqualTo(Level.FINE);
        assertThat(text(loggers)).contains("{\"logger\":\"shop.orders\",\"level\":\"DEBUG\"}", "\"ROOT\"");
        assertThat(put(loggers + "/shop.orders", "{\"level\": \"INHERIT\"}").status())
                .isEqualTo(200);
        assertThat(Logger.getLogger("shop.orders").getLevel()).isNull();
        assertThat(text(loggers)).doesNotContain("shop.orders");
    }

    @Test
    void a_level_or_a_logger_that_cannot_be_is_refused() throws IOException {
        for (String path : List.of("/jobmanager/loggers/", "/taskmanagers/well/loggers/")) {
            assertThat(put(path + "shop", "{\"level\": \"loud\"}").status()).isEqualTo(400);
            assertThat(put(path + "shop", "{}").status()).isEqualTo(400);
            assertThat(put(path + "a%20shop", "{\"level\": \"INFO\"}").status()).isEqualTo(400);
            assertThat(put(path + "ROOT", "{\"level\": \"INHERIT\"}").status()).isEqualTo(400);
        }
    }

    @Test
    void a_worker_that_does_not_answer_is_still_listed_and_what_it_alone_knows_is_refused() throws IOException {
        assertThat(text("/taskmanagers/mute")).contains("\"heapUsed\":-1");
        assertThat(text("/taskmanagers/metrics?get=Status.JVM.Threads.Count&agg=sum"))
                .contains("\"sum\"");
        for (String each : List.of(
                "/log", "/logs", "/stdout", "/logs/worker.log", "/thread-dump", "/disks", "/loggers", "/profiler"))
            refused("/taskmanagers/mute" + each, 503, "MR-5485");
    }

    @Test
    void a_process_shows_the_space_on_the_disks_of_its_directories() throws IOException {
        WorkerMessages.Disks disks = JsonRecords.read(text("/taskmanagers/well/disks"), WorkerMessages.Disks.class);
        assertThat(disks.disks())
                .extracting(WorkerMessages.Disk::purpose, WorkerMessages.Disk::path)
                .contains(
                        Tuple.tuple("checkpoints", directory.resolve("chk").toString()),
                        Tuple.tuple("programs", directory.toString()),
                        Tuple.tuple("logs", directory.resolve("logs").toString()))
                // Its disk is not of this machine.
                .doesNotContain(Tuple.tuple("savepoints", "s3://bucket/savepoints"));
        assertThat(disks.disks()).extracting(WorkerMessages.Disk::purpose).contains("temporary files");
        FileStore store = Files.getFileStore(directory);
        for (WorkerMessages.Disk each : disks.disks()) {
            if (each.path().startsWith(directory.toString()))
                assertThat(each.total()).isEqualTo(store.getTotalSpace());
            assertThat(each.free()).isBetween(0L, each.total());
        }
        assertThat(text("/jobmanager/disks")).contains("temporary files");
    }

    @Test
    void a_worker_that_is_gone_is_not_found() throws IOException {
        for (String each :
                List.of("", "/log", "/logs", "/stdout", "/logs/worker.log", "/thread-dump", "/metrics", "/profiler"))
            refused("/taskmanagers/worker-7" + each, 404, "Could not find TaskExecutor with id worker-7.");
        refused("/taskmanagers/local", 404, "Could not find");
        refused("/taskmanagers/well/logs/other.log", 404, "other.log");
    }
}
