package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the published jar of Flink's connector for the changes of PostgreSQL tables, unmodified, against a real server.
/// The jar was built for Flink 1.20, so Flink 2 cannot run the program for comparison.
final class PostgresCdcJarTest {
    private static final int ROWS = 500;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /// The part before the change, the part after it, and the kind of the change.
    private static final Pattern CHANGE =
            Pattern.compile("\\{\"before\":(.*?),\"after\":(null|\\{.*?}),\"source\":.*\"op\":\"(.)\"");

    private static final Pattern ROW = Pattern.compile("\"id\":(\\d+),\"amount\":(\\d+)");

    @TempDir
    private Path directory;

    private EmbeddedPostgres server;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .start();
        execute("create schema shop");
        execute("create table shop.orders (id int primary key, amount bigint not null)");
        execute("alter table shop.orders replica identity full");
        execute("insert into shop.orders select i, i from generate_series(1, " + ROWS + ") i");
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_row_and_each_change_arrives_once(boolean fail) throws Exception {
        try (ServerProcess job = start(fail)) {
            awaitChanges(job, ROWS);
            assertThat(changes()).allSatisfy(change -> assertThat(change).contains("\"op\":\"r\""));
            // A row is changed by itself, so that changes have an order that the files keep.
            for (int id = 1; id <= 100; id++) execute("update shop.orders set amount = amount + 1000 where id = " + id);
            execute("delete from shop.orders where id > 450");
            execute("insert into shop.orders select i, i from generate_series(501, 520) i");
            awaitChanges(job, ROWS + 100 + 50 + 20);
            new Checkpoints(directory.resolve("checkpoints")).awaitMore(job, 2);
            assertThat(changes()).as(job::output).doesNotHaveDuplicates().hasSize(ROWS + 100 + 50 + 20);
            assertThat(job.output().contains("this program fails once"))
                    .as(job::output)
                    .isEqualTo(fail);
            assertThat(tableOf(changes())).as(job::output).isEqualTo(expected());
        }
    }

    private static Map<Integer, Long> expected() {
        Map<Integer, Long> table = new TreeMap<>();
        for (int id = 1; id <= 520; id++) if (id <= 450 || id > 500) table.put(id, id + (id <= 100 ? 1000L : 0L));
        return table;
    }

    /// Applies the changes to an empty table. No row is inserted twice, and each deleted row exists.
    private static Map<Integer, Long> tableOf(List<String> changes) {
        Map<Integer, Long> table = new TreeMap<>();
        List<String> reads =
                changes.stream().filter(each -> each.contains("\"op\":\"r\"")).toList();
        List<String> others =
                changes.stream().filter(each -> !each.contains("\"op\":\"r\"")).toList();
        for (String change : Stream.concat(reads.stream(), others.stream()).toList()) {
            Matcher parts = CHANGE.matcher(change);
            assertThat(parts.find()).as(change).isTrue();
            switch (parts.group(3)) {
                case "r", "c" ->
                    assertThat(put(table, parts.group(2))).as(change).isNull();
                case "u" -> assertThat(put(table, parts.group(2))).as(change).isNotNull();
                case "d" -> {
                    Matcher row = row(parts.group(1));
                    assertThat(table.remove(Integer.parseInt(row.group(1))))
                            .as(change)
                            .isNotNull();
                }
                default -> throw new AssertionError(change);
            }
        }
        return table;
    }

    private static Long put(Map<Integer, Long> table, String json) {
        Matcher row = row(json);
        return table.put(Integer.parseInt(row.group(1)), Long.parseLong(row.group(2)));
    }

    private static Matcher row(String json) {
        Matcher row = ROW.matcher(json);
        assertThat(row.find()).as(json).isTrue();
        return row;
    }

    private void awaitChanges(ServerProcess job, int count) {
        await().atMost(LIMIT)
                .failFast(() -> assertThat(job.isAlive()).as(job::output).isTrue())
                .untilAsserted(() -> assertThat(changes()).as(job::output).hasSizeGreaterThanOrEqualTo(count));
    }

    /// Returns the lines of the finished files, the oldest file first.
    private List<String> changes() throws IOException {
        Path out = directory.resolve("out");
        if (!Files.exists(out)) return List.of();
        List<Path> finished;
        try (Stream<Path> files = Files.walk(out)) {
            finished = files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted(java.util.Comparator.comparingLong(
                            file -> file.toFile().lastModified()))
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : finished) lines.addAll(Files.readAllLines(file));
        return lines;
    }

    private void execute(String command) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private ServerProcess start(boolean fail) throws IOException {
        List<String> arguments = List.of(
                "port=" + server.getPort(),
                "out=" + directory.resolve("out").toUri(),
                "fail=" + fail,
                "parallelism.default=2",
                "restart-strategy.type=fixed-delay",
                "restart-strategy.fixed-delay.attempts=2",
                "restart-strategy.fixed-delay.delay=100ms",
                "execution.checkpointing.interval=300ms",
                "execution.checkpointing.dir="
                        + directory.resolve("checkpoints").toUri());
        Path jar = Jars.flink1("PostgresChanges", "postgres-cdc", directory);
        return Engine.MILLRACE.start(jar, List.of(), arguments, directory.resolve("job.log"));
    }
}
