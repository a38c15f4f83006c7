package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.profile.Profile;
import dev.millrace.runtime.profile.Profiler;
import dev.millrace.runtime.stats.ProcessStats;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests profiles of workers through their coordinator.
@Timeout(120)
class ProfiledClusterTest {
    @TempDir
    private Path directory;

    static final class Computing implements MapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final int ROUNDS = 500_000;

        @Override
        public Long map(Long value) {
            long sum = value;
            for (int i = 0; i < ROUNDS; i++) sum += Long.numberOfTrailingZeros(sum + i);
            return sum;
        }
    }

    private WorkerRole.Shown shown() {
        Map<String, String> settings = Map.of(
                "rest.profiling.dir", directory.resolve("profiles").toString(), "rest.profiling.duration-max", "9 s");
        return new WorkerRole.Shown(settings, null, "");
    }

    private static Profiler profiler(SmallCluster cluster, String name) {
        return cluster.coordinator().machines().all().stream()
                .filter(each -> each.id().equals(name))
                .map(ProcessStats::profiler)
                .findFirst()
                .orElseThrow();
    }

    private static Profile awaitEnd(Profiler profiler) {
        while (profiler.profiles().getFirst().state() == Profile.State.RUNNING)
            Host.real().threads().park(20_000_000);
        return profiler.profiles().getFirst();
    }

    private static String text(Profiler profiler, String file, long from) throws Exception {
        try (InputStream page = profiler.open(file, from)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JobClient compute() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        env.fromSequence(1, Long.MAX_VALUE / 2).map(new Computing()).sinkTo(new DiscardingSink<>());
        return env.executeAsync("compute");
    }

    @Test
    void a_worker_is_looked_into_and_its_page_comes_whole() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1, shown());
            cluster.await(1);
            JobClient job = cluster.start(ProfiledClusterTest::compute);
            Profiler profiler = profiler(cluster, "a");
            assertThat(profiler.profiles()).isEmpty();
            Profile begun = profiler.begin(Profile.Mode.CPU, 2);
            assertThat(begun.state()).isEqualTo(Profile.State.RUNNING);
            assertThat(profiler.profiles()).containsExactly(begun);
            Profile ended = awaitEnd(profiler);
            assertThat(ended.state()).as(ended.message()).isEqualTo(Profile.State.FINISHED);
            assertThat(ended.file()).startsWith("a_CPU_");
            String page = text(profiler, ended.file(), 0);
            assertThat(page).contains("ProfiledClusterTest$Computing.map").endsWith("</html>\n");
            assertThat(text(profiler, ended.file(), 5)).isEqualTo(page.substring(5));
            job.cancel().join();
        }
    }

    @Test
    void what_is_larger_than_a_part_comes_whole_and_no_other_file_comes() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1, shown());
            cluster.await(1);
            Profiler profiler = profiler(cluster, "a");
            profiler.begin(Profile.Mode.WALL, 1);
            String file = awaitEnd(profiler).file();
            String large = "0123456789".repeat(300_000);
            Files.writeString(directory.resolve("profiles").resolve(file), large);
            assertThat(text(profiler, file, 0)).isEqualTo(large);
            Files.writeString(directory.resolve("secret"), "of others");
            for (String each : List.of("../secret", "", "none.html"))
                assertThat(profiler.open(each, 0)).isNull();
        }
    }

    @Test
    void a_worker_s_own_refusals_come_as_it_has_told_them() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("a", 1, shown());
            cluster.await(1);
            Profiler profiler = profiler(cluster, "a");
            assertThatThrownBy(() -> profiler.begin(Profile.Mode.CPU, 10))
                    .hasMessageContaining("MR-5488")
                    .hasMessageContaining("at most 9")
                    .hasMessageNotContaining("MR-5485");
            profiler.begin(Profile.Mode.WALL, 1);
            assertThatThrownBy(() -> profiler.begin(Profile.Mode.CPU, 1)).hasMessageContaining("MR-5487");
            awaitEnd(profiler);
        }
    }
}
