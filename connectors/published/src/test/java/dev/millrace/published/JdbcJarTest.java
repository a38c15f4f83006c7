package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the published jars of Flink's JDBC connector, unmodified, against a real PostgreSQL server.
final class JdbcJarTest {
    private static final int ROWS = 5_000;
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("max_prepared_transactions", "20")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table numbers (id int primary key, amount bigint not null)");
            statement.execute("insert into numbers select i, i * 3 from generate_series(1, " + ROWS + ") i");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @CsvSource({"MILLRACE, AT_LEAST_ONCE", "MILLRACE, EXACTLY_ONCE", "FLINK, AT_LEAST_ONCE"})
    void rows_of_a_table_reach_another_table_once(Engine engine, String guarantee) throws Exception {
        String table = ("doubled_" + engine + "_" + guarantee).toLowerCase(java.util.Locale.ROOT);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // Without a primary key, a row that is written twice is there twice.
            statement.execute("create table " + table + " (id int, amount bigint)");
            ServerProcess job = run(engine, guarantee, table);
            assertThat(statement(statement, "select count(*) from " + table)).isEqualTo(ROWS);
            assertThat(statement(statement, "select count(distinct id) from " + table))
                    .isEqualTo(ROWS);
            assertThat(statement(statement, "select sum(amount) from " + table)).isEqualTo(6L * ROWS * (ROWS + 1) / 2);
            assertThat(statement(statement, "select count(*) from pg_prepared_xacts"))
                    .isZero();
            if (engine == Engine.MILLRACE) assertThat(job.output()).doesNotContain("MR-5300");
        }
    }

    private static long statement(Statement statement, String query) throws Exception {
        try (ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    private static ServerProcess run(Engine engine, String guarantee, String table) throws Exception {
        Path jar = FatJar.of("JdbcCopy", "jdbc", directory);
        List<String> arguments = new ArrayList<>(List.of(
                "url=jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                "table=" + table,
                "guarantee=" + guarantee,
                "parallelism.default=2",
                "execution.checkpointing.interval=200ms",
                "execution.checkpointing.dir=" + directory.resolve(table).toUri()));
        try (ServerProcess job = engine.start(jar, List.of(), arguments, directory.resolve(table + ".log"))) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
            return job;
        }
    }
}
