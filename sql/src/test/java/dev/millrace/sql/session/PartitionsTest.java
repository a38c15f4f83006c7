package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.memory.GenericInMemoryCatalog;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataBase;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataBoolean;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataDate;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataDouble;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataLong;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataString;
import dev.millrace.table.catalog.stats.CatalogTableStatistics;
import dev.millrace.table.catalog.stats.Date;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lists, adds and drops partitions, and computes statistics.
@Timeout(120)
class PartitionsTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());

    @TempDir
    private Path directory;

    private List<String> rows(String statement) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var iterator = tables.executeSql(statement).collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    private String files(String name) {
        return " WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '" + directory.resolve(name) + "')";
    }

    private void createSales() throws Exception {
        tables.executeSql("CREATE TABLE sales (amount INT, country STRING, `year` INT)"
                + " PARTITIONED BY (country, `year`)" + files("sales"));
        tables.executeSql("INSERT INTO sales VALUES (1, 'de', 2025), (2, 'de', 2026), (3, 'fr', 2026), (4, 'fr', 2026)")
                .await();
    }

    @Test
    void show_lists_the_partitions_of_files_and_of_the_catalog() throws Exception {
        tables.executeSql("CREATE TABLE empty_sales (amount INT, country STRING) PARTITIONED BY (country)"
                + files("empty_sales"));
        assertThat(rows("SHOW PARTITIONS empty_sales")).isEmpty();

        createSales();
        assertThat(rows("SHOW PARTITIONS sales"))
                .containsExactlyInAnyOrder(
                        "+I[country=de/year=2025]", "+I[country=de/year=2026]", "+I[country=fr/year=2026]");
        tables.executeSql("ALTER TABLE sales ADD PARTITION (`year` = 2027, country = 'it')");
        assertThat(rows("SHOW PARTITIONS sales PARTITION (`year` = 2027)")).containsExactly("+I[country=it/year=2027]");
        assertThat(rows("SHOW PARTITIONS sales PARTITION (country = 'de')")).hasSize(2);
        tables.executeSql("ALTER TABLE sales RENAME TO sold");
        assertThat(rows("SHOW PARTITIONS sold")).hasSize(4);
        tables.executeSql("ALTER TABLE sold DROP PARTITION (country = 'it', `year` = 2027)");
        assertThat(rows("SHOW PARTITIONS sold")).hasSize(3);
    }

    @Test
    void a_dropped_table_leaves_no_partitions_to_the_next_one() throws Exception {
        String create = "CREATE TABLE t (a INT, b STRING) PARTITIONED BY (b)" + files("t");
        tables.executeSql(create);
        tables.executeSql("ALTER TABLE t ADD PARTITION (b = 'x')");
        tables.executeSql("DROP TABLE t");
        tables.executeSql(create);
        assertThat(rows("SHOW PARTITIONS t")).isEmpty();
    }

    @Test
    void wrong_partitions_are_faults() throws Exception {
        createSales();
        tables.executeSql("CREATE TABLE flat (a INT)" + files("flat"));
        assertThatThrownBy(() -> rows("SHOW PARTITIONS flat")).hasMessageContaining("has no partitions");
        assertThatThrownBy(() -> tables.executeSql("ALTER TABLE sales ADD PARTITION (country = 'it')"))
                .hasMessageContaining("no value for the column year");
        assertThatThrownBy(() -> tables.executeSql("ALTER TABLE sales ADD PARTITION (nation = 'it', `year` = 1)"))
                .hasMessageContaining("nation");
        tables.executeSql("ALTER TABLE sales ADD PARTITION (country = 'it', `year` = 1)");
        assertThatThrownBy(() -> tables.executeSql("ALTER TABLE sales ADD PARTITION (country = 'it', `year` = 1)"))
                .hasMessageContaining("country=it/year=1 exists already");
        tables.executeSql("ALTER TABLE sales ADD IF NOT EXISTS PARTITION (country = 'it', `year` = 1)");
        assertThatThrownBy(() -> tables.executeSql("ALTER TABLE sales DROP PARTITION (country = 'es', `year` = 1)"))
                .hasMessageContaining("country=es/year=1 does not exist");
        tables.executeSql("ALTER TABLE sales DROP IF EXISTS PARTITION (country = 'es', `year` = 1)");
    }

    @Test
    void conditions_on_partition_columns_select_directories() throws Exception {
        createSales();
        assertThat(rows("SELECT SUM(amount) FROM sales WHERE country = 'fr'")).containsExactly("+I[7]");
        assertThat(rows("SELECT amount FROM sales WHERE `year` < 2026 OR country = 'xx'"))
                .containsExactly("+I[1]");
        assertThat(rows("SELECT COUNT(*) FROM sales WHERE country LIKE 'x%'")).containsExactly("+I[0]");
        assertThat(tables.explainSql("SELECT amount FROM sales WHERE country = 'fr' AND amount > 3"))
                .contains("filter=[")
                .contains("Filter ");
        // A directory that no condition selects is not read, so that its damaged files do no harm.
        java.nio.file.Files.writeString(directory.resolve("sales/country=de/year=2025/broken.csv"), "no number\n");
        assertThat(rows("SELECT SUM(amount) FROM sales WHERE country = 'fr'")).containsExactly("+I[7]");
        assertThatThrownBy(() -> rows("SELECT SUM(amount) FROM sales")).hasMessageContaining("broken.csv");
    }

    private GenericInMemoryCatalog useShop() {
        GenericInMemoryCatalog shop = new GenericInMemoryCatalog("shop");
        tables.registerCatalog("shop", shop);
        tables.useCatalog("shop");
        return shop;
    }

    @Test
    void analyze_stores_statistics_in_the_catalog() throws Exception {
        GenericInMemoryCatalog shop = useShop();
        tables.executeSql("CREATE TABLE people (id BIGINT, name STRING, height DOUBLE, born DATE, adult BOOLEAN,"
                + " twice AS id * 2, tags ARRAY<INT>) WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '"
                + directory.resolve("people") + "')");
        tables.executeSql("INSERT INTO people VALUES (1, 'Ada', 1.5, DATE '1990-01-02', TRUE, ARRAY[1]),"
                        + " (2, 'Grace', 1.75, DATE '2020-03-04', FALSE, ARRAY[2]),"
                        + " (2, CAST(NULL AS STRING), CAST(NULL AS DOUBLE), DATE '1990-01-02', TRUE, ARRAY[3])")
                .await();
        ObjectPath path = new ObjectPath("default", "people");
        tables.executeSql("ANALYZE TABLE people COMPUTE STATISTICS");
        assertThat(shop.getTableStatistics(path)).isEqualTo(new CatalogTableStatistics(3, -1, -1, -1));
        assertThat(shop.getTableColumnStatistics(path).getColumnStatisticsData())
                .isEmpty();

        tables.executeSql("ANALYZE TABLE people COMPUTE STATISTICS FOR ALL COLUMNS");
        Map<String, CatalogColumnStatisticsDataBase> columns =
                shop.getTableColumnStatistics(path).getColumnStatisticsData();
        assertThat(columns)
                .containsOnlyKeys("id", "name", "height", "born", "adult")
                .containsEntry("id", new CatalogColumnStatisticsDataLong(1L, 2L, 2L, 0L))
                .containsEntry("name", new CatalogColumnStatisticsDataString(5L, 4.0, 2L, 1L))
                .containsEntry("height", new CatalogColumnStatisticsDataDouble(1.5, 1.75, 2L, 1L))
                .containsEntry("adult", new CatalogColumnStatisticsDataBoolean(2L, 1L, 0L))
                .containsEntry(
                        "born",
                        new CatalogColumnStatisticsDataDate(
                                new Date(java.time.LocalDate.of(1990, 1, 2).toEpochDay()),
                                new Date(java.time.LocalDate.of(2020, 3, 4).toEpochDay()),
                                2L,
                                0L));
        assertThatThrownBy(() -> tables.executeSql("ANALYZE TABLE people COMPUTE STATISTICS FOR COLUMNS twice"))
                .hasMessageContaining("twice");
        tables.executeSql("SET 'execution.runtime-mode' = 'streaming'");
        assertThatThrownBy(() -> tables.executeSql("ANALYZE TABLE people COMPUTE STATISTICS"))
                .hasMessageContaining("needs the batch mode");
    }

    @Test
    void analyze_knows_partitions() throws Exception {
        GenericInMemoryCatalog shop = useShop();
        createSales();
        tables.executeSql("ANALYZE TABLE sales PARTITION (country, `year`) COMPUTE STATISTICS FOR COLUMNS amount");
        ObjectPath path = new ObjectPath("default", "sales");
        CatalogPartitionSpec french = new CatalogPartitionSpec(Map.of("country", "fr", "year", "2026"));
        assertThat(shop.listPartitions(path)).hasSize(3);
        assertThat(shop.getPartitionStatistics(path, french).getRowCount()).isEqualTo(2);
        assertThat(shop.getPartitionColumnStatistics(path, french).getColumnStatisticsData())
                .containsEntry("amount", new CatalogColumnStatisticsDataLong(3L, 4L, 2L, 0L));

        tables.executeSql("INSERT INTO sales VALUES (5, 'fr', 2026), (6, 'de', 2026)")
                .await();
        tables.executeSql("ANALYZE TABLE sales PARTITION (country = 'fr', `year` = 2026) COMPUTE STATISTICS");
        assertThat(shop.getPartitionStatistics(path, french).getRowCount()).isEqualTo(3);
        assertThat(shop.getPartitionStatistics(path, new CatalogPartitionSpec(Map.of("country", "de", "year", "2026")))
                        .getRowCount())
                .isEqualTo(1);
    }

    @Test
    void statistics_order_joins() throws Exception {
        GenericInMemoryCatalog shop = useShop();
        for (String each : List.of("a", "b", "c")) {
            tables.executeSql("CREATE TABLE " + each + " (k INT, v INT)" + files(each));
        }
        String query = "SELECT * FROM a JOIN b ON a.k = b.k JOIN c ON b.k = c.k";
        count(shop, "a", 1_000_000);
        count(shop, "b", 1_000);
        count(shop, "c", 10);
        String forward = tables.explainSql(query);
        assertThat(forward.lastIndexOf("shop.default.a")).isGreaterThan(0);
        count(shop, "a", 10);
        count(shop, "c", 1_000_000);
        String backward = tables.explainSql(query);
        assertThat(forward).isNotEqualTo(backward);
        assertThat(isFirst(forward, "c", "a")).isEqualTo(isFirst(backward, "a", "c"));
    }

    private static boolean isFirst(String plan, String one, String other) {
        return plan.indexOf("shop.default." + one) < plan.indexOf("shop.default." + other);
    }

    private static void count(GenericInMemoryCatalog catalog, String table, long rows) throws Exception {
        catalog.alterTableStatistics(
                new ObjectPath("default", table), new CatalogTableStatistics(rows, -1, -1, -1), false);
    }
}
