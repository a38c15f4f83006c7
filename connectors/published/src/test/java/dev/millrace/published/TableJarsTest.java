package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads and writes tables by the published jars of Flink's connectors and formats, unmodified, with real servers.
final class TableJarsTest {
    private static final int ROWS = 3_000;
    private static final int LIMIT_SECONDS = 180;

    private static final AtomicInteger TOPIC_NUMBERS = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static KafkaBroker broker;
    private static KafkaTopics topics;
    private static EmbeddedPostgres database;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(directory.resolve("broker"));
        topics = new KafkaTopics(broker);
        database = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        execute("create table numbers (id int primary key, name text, amount numeric(10, 2) not null, at timestamp)");
        execute("insert into numbers select i, 'name ' || i, i * 1.5, timestamp '2026-01-01' + i * interval '1 hour'"
                + " from generate_series(1, " + ROWS + ") i");
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) database.close();
        if (broker != null) broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'format' = 'json'", "'format' = 'csv', 'csv.null-literal' = 'none'", "'format' = 'avro'"})
    void the_shell_writes_and_reads_messages_of_a_topic(String format) throws Exception {
        String topic = "events-" + TOPIC_NUMBERS.incrementAndGet();
        topics.create(topic, 2);
        assertThat(rows("""
            SET 'execution.runtime-mode' = 'batch';
            CREATE TABLE events (id INT, name STRING, amount DECIMAL(10, 2), happened TIMESTAMP(3), tags ARRAY<STRING>,
                inner_row ROW<a BIGINT, b BOOLEAN>, place INT METADATA FROM 'partition' VIRTUAL)
                WITH (%s, 'topic' = '%s', 'scan.bounded.mode' = 'latest-offset', %s);
            INSERT INTO events VALUES
                (1, 'one', 1.5, TIMESTAMP '2026-01-01 00:00:00.123', ARRAY['a', 'b'], ROW(7, TRUE)),
                (2, 'two', CAST(NULL AS DECIMAL(10, 2)), TIMESTAMP '2026-01-02 00:00:00', ARRAY['c'], ROW(8, FALSE));
            SELECT 'row' AS tag, id, name, amount, happened, tags[1] AS first_tag, inner_row.a AS a, inner_row.b AS b,
                place IN (0, 1) AS is_placed FROM events WHERE id > 0 ORDER BY id;
            """.formatted(kafka(), topic, format)))
                .containsExactly(
                        "row,1,one,1.50,2026-01-01 00:00:00.123,a,7,TRUE,TRUE",
                        "row,2,two,,2026-01-02 00:00:00.000,c,8,FALSE,TRUE");
    }

    @Test
    void the_shell_reads_and_writes_tables_of_a_database() throws Exception {
        execute("create table doubled (id int primary key, name text, amount numeric(10, 2))");
        assertThat(rows("""
            SET 'execution.runtime-mode' = 'batch';
            CREATE TABLE numbers (id INT, name STRING, amount DECIMAL(10, 2), `at` TIMESTAMP(3),
                PRIMARY KEY (id) NOT ENFORCED) WITH (%s, 'table-name' = 'numbers');
            CREATE TABLE doubled (id INT, name STRING, amount DECIMAL(10, 2), PRIMARY KEY (id) NOT ENFORCED)
                WITH (%s, 'table-name' = 'doubled');
            INSERT INTO doubled SELECT id, UPPER(name), amount * 2 FROM numbers WHERE id <= 100 AND name LIKE 'name %%';
            SELECT 'row' AS tag, COUNT(*) AS n, SUM(amount) AS total, MAX(name) AS last_name FROM doubled;
            SELECT 'row' AS tag, MAX(`at`) AS last_time FROM numbers WHERE id < 25;
            """.formatted(postgres(), postgres())))
                .containsExactly("row,100,15150.00,NAME 99", "row,2026-01-02 00:00:00.000");
        assertThat(number("select sum(amount) from doubled")).isEqualTo(15_150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "batch"})
    void the_shell_looks_up_rows_of_a_database(String mode) throws Exception {
        for (String cache : List.of(
                "",
                ", 'lookup.cache' = 'PARTIAL', 'lookup.partial-cache.max-rows' = '1000',"
                        + " 'lookup.partial-cache.expire-after-write' = '10 min'")) {
            assertThat(rows("""
                SET 'execution.runtime-mode' = '%s';
                SET 'sql-client.execution.result-mode' = 'tableau';
                CREATE TABLE numbers (id INT, name STRING, amount DECIMAL(10, 2), `at` TIMESTAMP(3),
                    PRIMARY KEY (id) NOT ENFORCED) WITH (%s, 'table-name' = 'numbers'%s);
                CREATE TABLE asked (n BIGINT, p AS PROCTIME()) WITH ('connector' = 'datagen',
                    'fields.n.kind' = 'sequence', 'fields.n.start' = '2999', 'fields.n.end' = '3002');
                SELECT 'row' AS tag, n, name, amount FROM asked LEFT JOIN numbers FOR SYSTEM_TIME AS OF asked.p AS d
                    ON CAST(asked.n AS INT) = d.id AND d.amount > 0;
                """.formatted(mode, postgres(), cache)))
                    .containsExactlyInAnyOrder(
                            "row,2999,name 2999,4498.50", "row,3000,name 3000,4500.00", "row,3001,,", "row,3002,,");
        }
    }

    /// The view fails as soon as the server computes its row 5, so that only a filtered statement has a result.
    @Test
    void the_database_checks_the_conditions_of_a_query() throws Exception {
        execute("create view picky as select id, name, 60 / (5 - id) as share from numbers");
        assertThat(rows("""
            SET 'execution.runtime-mode' = 'batch';
            CREATE TABLE picky (id INT, name STRING, share INT) WITH (%s, 'table-name' = 'picky');
            SELECT 'row' AS tag, SUM(share) AS shares FROM picky WHERE id < 5 AND (id = 1 OR id = 2 OR id = 4);
            SELECT 'row' AS tag, share FROM picky WHERE id <> 5 AND name LIKE 'name _' AND UPPER(name) = 'NAME 3';
            """.formatted(postgres()))).containsExactly("row,95", "row,30");
    }

    /// The program copies a table into a topic exactly once, sums the messages by key into a topic of changes, and
    /// copies that topic into another table.
    @Test
    void a_program_copies_a_table_over_topics_into_a_table() throws Exception {
        topics.create("copied", 2);
        topics.create("sums-by-key", 2);
        execute("create table sums (k int primary key, n bigint, total numeric(38, 2))");
        run("""
            CREATE TABLE numbers (id INT, amount DECIMAL(10, 2)) WITH (%s, 'table-name' = 'numbers');
            CREATE TABLE copied (id INT, amount DECIMAL(10, 2)) WITH (%s, 'topic' = 'copied', 'format' = 'avro',
                'scan.bounded.mode' = 'latest-offset', 'properties.isolation.level' = 'read_committed',
                'sink.delivery-guarantee' = 'exactly-once', 'sink.transactional-id-prefix' = 'copied',
                'properties.transaction.timeout.ms' = '60000');
            CREATE TABLE sums_by_key (k INT, n BIGINT, total DECIMAL(38, 2), PRIMARY KEY (k) NOT ENFORCED)
                WITH ('connector' = 'upsert-kafka', 'properties.bootstrap.servers' = '%s', 'topic' = 'sums-by-key',
                'key.format' = 'json', 'value.format' = 'json', 'scan.bounded.mode' = 'latest-offset');
            CREATE TABLE sums (k INT, n BIGINT, total DECIMAL(38, 2), PRIMARY KEY (k) NOT ENFORCED)
                WITH (%s, 'table-name' = 'sums');
            INSERT INTO copied SELECT id, amount FROM numbers;
            INSERT INTO sums_by_key SELECT MOD(id, 3), COUNT(*), SUM(amount) FROM copied GROUP BY MOD(id, 3);
            INSERT INTO sums SELECT k, n, total FROM sums_by_key;
            """.formatted(postgres(), kafka(), broker.bootstrapServers(), postgres()));
        assertThat(number("select count(*) from sums where n = " + ROWS / 3)).isEqualTo(3);
        assertThat(number("select cast(sum(total) * 10 as bigint) from sums")).isEqualTo(15L * ROWS * (ROWS + 1) / 2);
        assertThat(topics.read("copied", "read_committed")).hasSize(ROWS);
    }

    private static List<String> rows(String script) throws Exception {
        return new TableShell(directory).rows(script);
    }

    /// Runs a program that executes a script.
    private static void run(String script) throws Exception {
        Path jars = Path.of(System.getProperty("published.jars"));
        Path jar = FatJar.of("TableStatements", jars.resolve("tables"), jars.resolve("flink-tables"), directory);
        Path file = Files.createTempFile(directory, "program", ".sql");
        Files.writeString(file, script);
        try (ServerProcess job = Engine.MILLRACE.start(
                jar, List.of(), List.of(file.toString()), directory.resolve(file.getFileName() + ".log"))) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
        }
    }

    private static String kafka() {
        return "'connector' = 'kafka', 'properties.bootstrap.servers' = '" + broker.bootstrapServers()
                + "', 'scan.startup.mode' = 'earliest-offset'";
    }

    private static String postgres() {
        return "'connector' = 'jdbc', 'username' = 'postgres', 'password' = 'postgres',"
                + " 'url' = 'jdbc:postgresql://localhost:" + database.getPort() + "/postgres'";
    }

    private static void execute(String statement) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    private static long number(String query) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement made = connection.createStatement();
                ResultSet result = made.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }
}
