package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uses the tables of a MariaDB server as they are, by the MySQL catalog of Flink's JDBC connector, unmodified.
final class MySqlCatalogTest {
    @TempDir
    private static Path directory;

    private static MariaDb server;

    @BeforeAll
    static void start() throws Exception {
        server = MariaDb.start(directory.resolve("mysql"));
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create user me@'127.0.0.1' identified by 'secret'");
            statement.execute("grant all on *.* to me@'127.0.0.1'");
            statement.execute("create user me@localhost identified by 'secret'");
            statement.execute("grant all on *.* to me@localhost");
            statement.execute("create database travel");
            statement.execute("create table travel.visits (code varchar(3), visitors int)");
            statement.execute("insert into travel.visits values ('DFW', 10), ('ORD', 20), ('DFW', 5)");
            statement.execute("create database shop");
            statement.execute("create table shop.totals (code varchar(3) primary key, visitors bigint)");
            statement.execute("create table shop.airports (code varchar(3) primary key, city varchar(40) not null,"
                    + " altitude int, area double, opened date, seen timestamp(3) null, fee decimal(8, 2), big bigint,"
                    + " tiny tinyint, flag tinyint(1), noon time, small smallint unsigned, note text)");
            statement.execute("insert into shop.airports values ('DFW', 'Dallas', 182, 69.6, '1974-01-13',"
                    + " '2026-01-01 10:00:00.5', 12.5, 9000000000, 7, 1, '12:00:00', 65000, 'x'),"
                    + " ('ORD', 'Chicago', 204, 30.8, null, null, null, null, null, null, null, null, null)");
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    private static List<String> lines(String script) throws Exception {
        Path jars = Path.of(System.getProperty("published.modules"), "mariadb", "target", "tables");
        String catalog = "CREATE CATALOG my WITH ('type' = 'jdbc', 'default-database' = 'shop', 'username' = 'me',"
                + " 'password' = 'secret', 'base-url' = 'jdbc:mysql://127.0.0.1:" + server.port() + "');\n"
                + "USE CATALOG my;\n";
        return new TableShell(directory, jars).lines(catalog + script);
    }

    @Test
    void databases_and_tables_are_listed_and_described() throws Exception {
        assertThat(lines("SHOW DATABASES; SHOW TABLES; DESCRIBE airports;"))
                .contains("shop", "travel", "airports", "totals")
                .anyMatch(line -> line.startsWith("code,VARCHAR(3),FALSE,PRI(code),"))
                .anyMatch(line -> line.startsWith("fee,\"DECIMAL(8, 2)\",TRUE,"))
                .anyMatch(line -> line.startsWith("flag,BOOLEAN,TRUE,"))
                .anyMatch(line -> line.startsWith("small,INT,TRUE,"));
    }

    @Test
    void rows_are_read_with_their_types() throws Exception {
        assertThat(lines("SELECT code, city, altitude, area, opened, seen, fee, big, tiny, flag, noon, small, note"
                        + " FROM airports ORDER BY code;"))
                .contains(
                        "DFW,Dallas,182,69.6,1974-01-13,2026-01-01 10:00:00.500,12.50,9000000000,7,TRUE,12:00:00,65000,x",
                        "ORD,Chicago,204,30.8,,,,,,,,,");
    }

    @Test
    void rows_of_another_database_are_joined_and_written() throws Exception {
        assertThat(
                        lines(
                                "INSERT INTO totals SELECT code, SUM(visitors) FROM travel.visits GROUP BY code;"
                                        + "SELECT a.city, t.visitors FROM totals AS t JOIN airports AS a ON a.code = t.code ORDER BY city;"))
                .contains("Chicago,20", "Dallas,15");
        try (Connection connection = server.connect();
                ResultSet result = connection
                        .createStatement()
                        .executeQuery("select visitors from shop.totals where code = 'DFW'")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getLong(1)).isEqualTo(15);
        }
    }
}
