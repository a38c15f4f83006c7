package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uses the tables of a PostgreSQL server as they are, by the catalog of Flink's JDBC connector, unmodified.
final class JdbcCatalogTest {
    @TempDir
    private static Path directory;

    private static EmbeddedPostgres database;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
        execute(
                "create table airports (code varchar(3) primary key, city text not null, altitude int, area float8,"
                        + " opened date, seen timestamp(3), tags text[], fee numeric(8, 2), big bigint, small smallint, flag bool)");
        execute("insert into airports values"
                + " ('DFW', 'Dallas', 182, 69.6, date '1974-01-13', timestamp '2026-01-01 10:00:00.5', '{a,b}', 12.50,"
                + " 9000000000, 7, true),"
                + " ('ORD', 'Chicago', 204, 30.8, null, null, null, null, null, null, null)");
        execute("create schema travel");
        execute("create table travel.visits (code varchar(3), visitors int)");
        execute("insert into travel.visits values ('DFW', 10), ('ORD', 20), ('DFW', 5)");
        execute("create table totals (code varchar(3) primary key, visitors bigint)");
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) database.close();
    }

    private static void execute(String statement) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    private static List<String> lines(String script) throws Exception {
        String catalog =
                "CREATE CATALOG pg WITH ('type' = 'jdbc', 'default-database' = 'postgres', 'username' = 'postgres',"
                        + " 'password' = 'postgres', 'base-url' = 'jdbc:postgresql://localhost:" + database.getPort()
                        + "');\n";
        return new TableShell(directory).lines(catalog + script);
    }

    @Test
    void databases_and_tables_are_listed_and_described() throws Exception {
        List<String> lines =
                lines("USE CATALOG pg; SHOW DATABASES; SHOW TABLES; DESCRIBE airports; SHOW CREATE CATALOG pg;");

        assertThat(lines)
                .contains("postgres", "public.airports", "public.totals", "travel.visits")
                .anyMatch(line -> line.startsWith("code,VARCHAR(3),FALSE,PRI(code),"))
                .anyMatch(line -> line.startsWith("city,STRING,FALSE,"))
                .anyMatch(line -> line.startsWith("tags,ARRAY<STRING>,TRUE,"))
                .anyMatch(line -> line.startsWith("fee,\"DECIMAL(8, 2)\",TRUE,"));
    }

    @Test
    void rows_are_read_with_their_types() throws Exception {
        assertThat(lines("SELECT code, city, altitude, area, opened, seen, tags[2] AS tag, fee, big, small, flag"
                        + " FROM pg.postgres.airports ORDER BY code;"))
                .contains(
                        "DFW,Dallas,182,69.6,1974-01-13,2026-01-01 10:00:00.500,b,12.50,9000000000,7,TRUE",
                        "ORD,Chicago,204,30.8,,,,,,,");
    }

    @Test
    void tables_of_other_schemas_are_read_and_rows_are_written() throws Exception {
        assertThat(
                        lines(
                                "USE CATALOG pg; INSERT INTO totals SELECT code, SUM(visitors) FROM `travel.visits` GROUP BY code;"
                                        + "SELECT a.city, t.visitors FROM totals AS t JOIN airports AS a ON a.code = t.code ORDER BY city;"))
                .contains("Chicago,20", "Dallas,15");
        try (Connection connection = database.getPostgresDatabase().getConnection();
                ResultSet result =
                        connection.createStatement().executeQuery("select visitors from totals where code = 'DFW'")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getLong(1)).isEqualTo(15);
        }
    }

    @Test
    void rows_are_looked_up() throws Exception {
        assertThat(lines("""
                SET 'execution.runtime-mode' = 'streaming';
                CREATE TABLE asked (n INT, p AS PROCTIME()) WITH ('connector' = 'datagen', 'number-of-rows' = '1',
                    'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '1');
                SELECT 'row' AS tag, n, a.city FROM asked
                    LEFT JOIN pg.postgres.airports FOR SYSTEM_TIME AS OF asked.p AS a ON a.code = 'ORD';
                """)).anyMatch(line -> line.endsWith("row,1,Chicago"));
    }
}
