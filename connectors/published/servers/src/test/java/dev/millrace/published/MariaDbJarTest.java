package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the published jar of Flink's JDBC connector, unmodified, against a real MariaDB server.
final class MariaDbJarTest {
    private static final int ROWS = 5_000;
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private static Path directory;

    private static MariaDb server;

    @BeforeAll
    static void start() throws Exception {
        server = MariaDb.start(directory.resolve("mariadb"));
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database shop");
            statement.execute("use shop");
            statement.execute("create table shop.numbers (id int primary key, amount bigint not null)");
            statement.execute("insert into shop.numbers select seq, seq * 3 from seq_1_to_" + ROWS);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MILLRACE, AT_LEAST_ONCE, false",
        "MILLRACE, EXACTLY_ONCE, false",
        "MILLRACE, EXACTLY_ONCE, true",
        "FLINK, AT_LEAST_ONCE, false"
    })
    void rows_reach_a_table_once(Engine engine, String guarantee, boolean fail) throws Exception {
        String table = ("doubled_" + engine + "_" + guarantee + "_" + fail).toLowerCase(Locale.ROOT);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            // Without a primary key, a row that is written twice is there twice.
            statement.execute("create table shop." + table + " (id int, amount bigint)");
            ServerProcess job = run(engine, guarantee, fail, table);
            assertThat(read(statement, "select count(*) from shop." + table)).isEqualTo(ROWS);
            assertThat(read(statement, "select count(distinct id) from shop." + table))
                    .isEqualTo(ROWS);
            assertThat(read(statement, "select sum(amount) from shop." + table)).isEqualTo(6L * ROWS * (ROWS + 1) / 2);
            try (ResultSet prepared = statement.executeQuery("xa recover")) {
                assertThat(prepared.next()).isFalse();
            }
            assertThat(job.output().contains("this program fails once")).isEqualTo(fail);
        }
    }

    private static long read(Statement statement, String query) throws Exception {
        try (ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    private static ServerProcess run(Engine engine, String guarantee, boolean fail, String table) throws Exception {
        Path jar = Jars.flink2("MariaDbCopy", "mariadb", directory);
        List<String> arguments = List.of(
                "url=" + server.url("shop"),
                "table=" + table,
                "guarantee=" + guarantee,
                "fail=" + fail,
                "parallelism.default=2",
                "restart-strategy.type=fixed-delay",
                "restart-strategy.fixed-delay.attempts=2",
                "restart-strategy.fixed-delay.delay=100ms",
                "execution.checkpointing.interval=200ms",
                "execution.checkpointing.dir=" + directory.resolve(table).toUri());
        try (ServerProcess job = engine.start(jar, List.of(), arguments, directory.resolve(table + ".log"))) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
            return job;
        }
    }
}
