package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs many jobs on a small cluster.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class ClusterLoadTest {
    private static final int JOBS = 100;
    private static final int SUBMISSIONS = 200;
    private static final int AT_ONCE = 4;

    @TempDir
    private Path directory;

    @Test
    void a_hundred_jobs_at_once_wait_for_slots_and_all_end_right() throws Exception {
        try (LiveCluster cluster = new LiveCluster(directory, 2, 8, Map.of())) {
            RestClient client = cluster.client();
            String jar = client.upload(CountProgram.jar(directory));
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) jobs.add(CountProgram.run(client, jar, 1 + i % 4, "" + (1_000 + i)));
            assertThat(jobs).doesNotHaveDuplicates();
            for (int i = 0; i < JOBS; i++) CountProgram.assertSum(client, jobs.get(i), 1_000 + i);
        }
    }

    /// Counts the loaded classes, because leaked program classes are otherwise hard to observe.
    private static long classes() {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        System.gc();
        return classes.getLoadedClassCount();
    }

    /// Deleted files that are still open occupy the disk.
    private static long openJars() throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.exists(open)) return 0;
        try (Stream<Path> all = Files.list(open)) {
            return all.filter(each -> target(each).contains("(deleted)")).count();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    @Test
    void programs_that_have_ended_leave_no_classes_and_no_files_behind() throws Exception {
        try (LiveCluster cluster = new LiveCluster(directory, 2, 2, Map.of())) {
            RestClient client = cluster.client();
            Path program = CountProgram.jar(directory);
            // Loads all classes of the cluster itself.
            submit(client, program, SUBMISSIONS / 4);
            long before = classes();
            submit(client, program, SUBMISSIONS - SUBMISSIONS / 4);
            long after = classes();
            // The newest jobs are still being removed, so the classes of a few programs may remain in two workers and
            // the coordinator. A leak of a single class per submission would be twice as many.
            for (int look = 0; after > before + SUBMISSIONS / 2 && look < 100; look++) {
                Host.real().threads().park(50_000_000);
                after = classes();
            }
            assertThat(after).isLessThanOrEqualTo(before + SUBMISSIONS / 2);
            assertThat(openJars()).isLessThan(10);
        }
    }

    /// Submits a few jobs at a time.
    private static void submit(RestClient client, Path program, int times) {
        Map<String, String> jars = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            String jar = client.upload(program);
            jars.put(CountProgram.run(client, jar, 1, "100"), jar);
            if (jars.size() == AT_ONCE || i == times - 1) {
                for (String job : jars.keySet()) CountProgram.assertSum(client, job, 100);
                jars.values().forEach(client::delete);
                jars.clear();
            }
        }
    }
}
