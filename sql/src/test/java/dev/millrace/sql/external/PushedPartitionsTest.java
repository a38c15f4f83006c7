package dev.millrace.sql.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.memory.GenericInMemoryCatalog;
import dev.millrace.table.catalog.object.CatalogPartitionImpl;
import dev.millrace.table.factories.base.Factory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads partitions of a table whose connector leaves out partitions that a query does not want.
final class PushedPartitionsTest {
    private static final String COLUMNS = "(n INT, `day` DATE, `hour` INT) PARTITIONED BY (`day`, `hour`)";

    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());

    @BeforeEach
    void clear() {
        PartitionedConnector.PARTITIONS.clear();
        PartitionedConnector.PARTITIONS.addAll(
                List.of("2026-11-26/1", "2026-11-26/2", "2026-11-27/1", "__DEFAULT_PARTITION__/3"));
        PartitionedConnector.READ.clear();
    }

    private List<String> rows(String query) throws Exception {
        PartitionedConnector.READ.clear();
        List<String> rows = new ArrayList<>();
        try (var iterator = tables.executeSql(query).collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "batch"})
    void conditions_on_partition_columns_select_partitions(String mode) throws Exception {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");
        tables.executeSql("CREATE TABLE hours " + COLUMNS + " WITH ('connector' = 'partitioned')");

        assertThat(rows("SELECT n FROM hours WHERE `day` = DATE '2026-11-27'")).containsExactly("+I[2]");
        assertThat(PartitionedConnector.READ).containsOnly("2026-11-27/1");
        assertThat(rows("SELECT n FROM hours WHERE `day` > DATE '2026-11-01' AND `hour` + 1 < 3 AND n > 0"))
                .containsExactly("+I[2]");
        assertThat(PartitionedConnector.READ).containsOnly("2026-11-26/1", "2026-11-27/1");
        assertThat(rows("SELECT n FROM hours WHERE `day` IS NULL")).containsExactly("+I[3]");
        assertThat(PartitionedConnector.READ).containsOnly("__DEFAULT_PARTITION__/3");
        assertThat(rows("SELECT n FROM hours WHERE `hour` > 7")).isEmpty();
        assertThat(PartitionedConnector.READ).isEmpty();
        assertThat(rows("SELECT n FROM hours")).hasSize(4);
    }

    @Test
    void a_plan_shows_which_conditions_select_partitions() {
        tables.executeSql("CREATE TABLE hours " + COLUMNS + " WITH ('connector' = 'partitioned')");

        assertThat(tables.explainSql("SELECT n FROM hours WHERE `hour` > 1"))
                .contains("filter=[")
                .doesNotContain("Filter ");
        assertThat(tables.explainSql("SELECT n FROM hours WHERE `hour` > n AND RAND() < 2"))
                .contains("Filter ");
    }

    @Test
    void the_catalog_lists_the_partitions_if_the_connector_does_not() throws Exception {
        tables.executeSql("CREATE TABLE hours " + COLUMNS + " WITH ('connector' = 'partitioned', 'lists' = 'false')");
        assertThat(rows("SELECT n FROM hours WHERE `hour` = 1")).hasSize(2);
        assertThat(PartitionedConnector.READ).hasSize(4);

        tables.executeSql("ALTER TABLE hours ADD PARTITION (`day` = DATE '2026-11-26', `hour` = 1)"
                + " PARTITION (`day` = '2026-11-26', `hour` = 2)");
        assertThat(rows("SELECT n FROM hours WHERE `hour` = 1")).containsExactly("+I[0]");
        assertThat(PartitionedConnector.READ).containsExactly("2026-11-26/1");
    }

    @Test
    void the_factory_of_a_catalog_reads_its_tables() throws Exception {
        GenericInMemoryCatalog catalog = new GenericInMemoryCatalog("lake") {
            @Override
            public Optional<Factory> getFactory() {
                return Optional.of(new PartitionedConnector());
            }
        };
        tables.registerCatalog("lake", catalog);
        tables.useCatalog("lake");
        tables.executeSql("CREATE TABLE hours " + COLUMNS + " WITH ('lists' = 'false')");
        catalog.createPartition(
                new ObjectPath("default", "hours"),
                new CatalogPartitionSpec(Map.of("day", "2026-11-27", "hour", "1")),
                new CatalogPartitionImpl(Map.of(), null),
                false);

        assertThat(rows("SHOW PARTITIONS hours")).containsExactly("+I[day=2026-11-27/hour=1]");
        assertThat(rows("SELECT n FROM hours WHERE `hour` < 3")).containsExactly("+I[2]");
        assertThat(PartitionedConnector.READ).containsExactly("2026-11-27/1");
    }
}
