package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Executes statements about catalogs and compares the printed texts, which are those of Flink 2.3.
final class CatalogStatementsTest {
    private static final String TABLE = """
            CREATE TABLE sales (
              id BIGINT NOT NULL,
              shop STRING COMMENT 'name of the shop',
              amount DECIMAL(10, 2),
              twice AS amount * 2,
              sold TIMESTAMP(3),
              WATERMARK FOR sold AS sold - INTERVAL '5' SECOND,
              CONSTRAINT pk PRIMARY KEY (id) NOT ENFORCED
            ) COMMENT 'all sales' PARTITIONED BY (shop)
            WITH ('connector' = 'filesystem', 'path' = '/data/sales', 'format' = 'csv');
            """;
    private final SqlSession session = Sessions.open();

    @AfterEach
    void close() {
        session.close();
    }

    private String run(String script) throws Exception {
        return Sessions.run(session, script);
    }

    @Test
    void describe_prints_columns_key_and_watermark() throws Exception {
        run(TABLE);

        assertThat(run("DESCRIBE sales")).isEqualTo("""
                +--------+----------------+-------+---------+-----------------+------------------------------+------------------+
                |   name |           type |  null |     key |          extras |                    watermark |          comment |
                +--------+----------------+-------+---------+-----------------+------------------------------+------------------+
                |     id |         BIGINT | FALSE | PRI(id) |                 |                              |                  |
                |   shop |         STRING |  TRUE |         |                 |                              | name of the shop |
                | amount | DECIMAL(10, 2) |  TRUE |         |                 |                              |                  |
                |  twice | DECIMAL(21, 2) |  TRUE |         | AS `amount` * 2 |                              |                  |
                |   sold |   TIMESTAMP(3) |  TRUE |         |                 | `sold` - INTERVAL '5' SECOND |                  |
                +--------+----------------+-------+---------+-----------------+------------------------------+------------------+
                5 rows in set
                """);
    }

    @Test
    void show_create_table_prints_a_statement_that_creates_the_same_table() throws Exception {
        run(TABLE);
        String text = created("sales");

        assertThat(text).isEqualTo("""
                CREATE TABLE `default_catalog`.`default_database`.`sales` (
                  `id` BIGINT NOT NULL,
                  `shop` VARCHAR(2147483647) COMMENT 'name of the shop',
                  `amount` DECIMAL(10, 2),
                  `twice` AS `amount` * 2,
                  `sold` TIMESTAMP(3),
                  WATERMARK FOR `sold` AS `sold` - INTERVAL '5' SECOND,
                  CONSTRAINT `pk` PRIMARY KEY (`id`) NOT ENFORCED
                )
                COMMENT 'all sales'
                PARTITIONED BY (`shop`)
                WITH (
                  'connector' = 'filesystem',
                  'format' = 'csv',
                  'path' = '/data/sales'
                )
                """);
        run("DROP TABLE sales");
        run(text);
        assertThat(created("sales")).isEqualTo(text);
    }

    private String created(String table) {
        var rows = (StatementResult.Rows) session.execute("SHOW CREATE TABLE " + table);
        return rows.rows().next().getString(0).toString();
    }

    @Test
    void views_are_expanded_where_queries_read_them() throws Exception {
        run("CREATE VIEW numbers (n, word) AS VALUES (1, 'one'), (2, 'two')");
        run("CREATE TEMPORARY VIEW big AS SELECT n * 10 AS n FROM numbers WHERE n > 1");

        assertThat(run("SELECT * FROM big")).isEqualTo("""
                +----+
                |  n |
                +----+
                | 20 |
                +----+
                1 row in set
                """);
        assertThat(run("SHOW VIEWS")).contains("|       big |\n|   numbers |\n");
    }

    @Test
    void the_query_of_a_view_keeps_the_database_in_which_it_was_created() throws Exception {
        run("CREATE VIEW first_one AS SELECT 1 AS a; CREATE VIEW second_one AS SELECT a + 1 AS a FROM first_one;");
        run("CREATE DATABASE other; USE other; CREATE VIEW first_one AS SELECT 7 AS a;");

        assertThat(run("SELECT a FROM default_database.second_one")).contains("| 2 |");
    }

    @Test
    void temporary_objects_hide_others() throws Exception {
        run("CREATE VIEW v AS SELECT 1 AS a; CREATE TEMPORARY VIEW v AS SELECT 2 AS a;");

        assertThat(run("SELECT a FROM v")).contains("| 2 |");
        assertThatThrownBy(() -> run("DROP VIEW v")).hasMessageContaining("temporary");
        run("DROP TEMPORARY VIEW v");
        assertThat(run("SELECT a FROM v")).contains("| 1 |");
    }

    @Test
    void catalogs_and_databases_can_be_used_and_dropped() throws Exception {
        run("CREATE CATALOG mine WITH ('type' = 'generic_in_memory'); USE CATALOG mine; CREATE DATABASE d; USE d;");

        assertThat(run("SHOW CURRENT DATABASE")).contains("|                     d |");
        assertThat(run("SHOW CATALOGS")).contains("| default_catalog |\n|            mine |");
        assertThatThrownBy(() -> run("DROP DATABASE d")).hasMessageStartingWith("MR-2891");
        assertThatThrownBy(() -> run("DROP CATALOG mine")).hasMessageStartingWith("MR-2891");
        run("CREATE TABLE t (a INT); USE `default`;");
        assertThatThrownBy(() -> run("DROP DATABASE d")).hasMessageContaining("CASCADE");
        run("DROP DATABASE d CASCADE; USE CATALOG default_catalog; DROP CATALOG mine;");
        assertThat(run("SHOW CATALOGS")).doesNotContain("mine");
    }

    @Test
    void alter_table_changes_columns_and_options() throws Exception {
        run("CREATE TABLE t (a INT, b INT) WITH ('connector' = 'print')");
        run("ALTER TABLE t ADD (c STRING AFTER a, d AS a + b FIRST)");
        run(
                "ALTER TABLE t RENAME c TO text; ALTER TABLE t MODIFY b BIGINT; ALTER TABLE t SET ('standard-error' = 'true')");
        run("ALTER TABLE t RENAME TO u");

        assertThat(created("u")).isEqualTo("""
                CREATE TABLE `default_catalog`.`default_database`.`u` (
                  `d` AS `a` + `b`,
                  `a` INT,
                  `text` VARCHAR(2147483647),
                  `b` BIGINT
                )
                WITH (
                  'connector' = 'print',
                  'standard-error' = 'true'
                )
                """);
        assertThatThrownBy(() -> run("ALTER TABLE u DROP a")).hasMessageContaining("computed column d");
        run("ALTER TABLE u DROP (d); ALTER TABLE u RESET ('standard-error')");
        assertThat(created("u")).doesNotContain("standard-error").doesNotContain("`d`");
    }

    @Test
    void like_takes_the_parts_that_the_statement_names() throws Exception {
        run(TABLE);
        run(
                "CREATE TABLE copy (extra INT) WITH ('path' = '/elsewhere') LIKE sales (EXCLUDING GENERATED EXCLUDING WATERMARKS)");

        assertThat(created("copy"))
                .contains("'path' = '/elsewhere'", "'format' = 'csv'", "`extra` INT", "PARTITIONED BY (`shop`)")
                .doesNotContain("twice")
                .doesNotContain("WATERMARK");
        assertThatThrownBy(() -> run("CREATE TABLE bad (id INT) LIKE sales")).hasMessageStartingWith("MR-2892");
    }

    @Test
    void names_that_do_not_exist_lead_to_the_nearest_one() throws Exception {
        run(TABLE);

        assertThatThrownBy(() -> run("DESCRIBE slaes"))
                .hasMessageStartingWith("MR-2890")
                .hasMessageContaining("Write sales instead of slaes.");
        assertThatThrownBy(() -> run("DROP TABLE slaes")).hasMessageStartingWith("MR-2890");
        assertThat(run("DROP TABLE IF EXISTS slaes")).isEqualTo("[INFO] Execute statement succeeded.\n");
        assertThatThrownBy(() -> run("SELECT * FROM slaes"))
                .hasMessageContaining("Write sales instead of slaes.")
                .hasMessageContaining("^");
    }

    @Test
    void show_filters_with_like() throws Exception {
        for (String each : List.of("alpha", "beta", "Bravo")) run("CREATE TABLE " + each + " (a INT)");

        assertThat(run("SHOW TABLES LIKE 'b%'")).contains("beta").doesNotContain("Bravo");
        assertThat(run("SHOW TABLES ILIKE 'b%'")).contains("beta", "Bravo").doesNotContain("alpha");
        assertThat(run("SHOW TABLES NOT LIKE 'b%'")).contains("alpha", "Bravo").doesNotContain("beta");
        assertThat(run("SHOW COLUMNS FROM beta LIKE 'x%'")).isEqualTo("Empty set\n");
    }
}
