package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.operator.group.AggregateSpec;
import dev.millrace.sql.operator.spill.SpillFiles;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests groups whose values do not fit into the memory of the operator.
final class LargeGroupsTest {
    private static final int ROWS = 12_000;
    private static final long SMALL = 200_000;

    private final QueryRunner runner = new QueryRunner(ZoneOffset.UTC);

    @BeforeEach
    void createTable() {
        Random random = new Random(3);
        List<RowData> facts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            // One group has most rows.
            int g = random.nextInt(10) == 0 ? random.nextInt(50) : 1;
            Integer v = random.nextInt(9) == 0 ? null : random.nextInt(ROWS);
            StringData text = random.nextInt(9) == 0 ? null : StringData.fromString("text " + random.nextInt(ROWS));
            facts.add(GenericRowData.of(i, g, v, text, random.nextInt(3) == 0));
        }
        runner.table("facts", "id INT, g INT, v INT, c STRING, b BOOLEAN", facts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(DISTINCT v) FROM facts",
                "SELECT g, COUNT(DISTINCT v), COUNT(DISTINCT c) FROM facts GROUP BY g",
                "SELECT g, COUNT(DISTINCT v), SUM(DISTINCT v), COUNT(*), MAX(c), AVG(DISTINCT v) FROM facts GROUP BY g",
                "SELECT g, COUNT(DISTINCT v) FILTER (WHERE b), COUNT(v) FILTER (WHERE v > 5), COUNT(*) FROM facts GROUP BY g",
                "SELECT g, COUNT(DISTINCT v) FILTER (WHERE v < 0) FROM facts GROUP BY g",
                "SELECT g, COUNT(DISTINCT v, c), MIN(DISTINCT v), COUNT(DISTINCT g) FROM facts GROUP BY g",
                "SELECT COUNT(DISTINCT v), COUNT(*), SUM(v) FROM facts WHERE id < 0",
                "SELECT g, b, COUNT(DISTINCT c), APPROX_COUNT_DISTINCT(v) FROM facts GROUP BY GROUPING SETS ((g), (b), ())",
            })
    void distinct_values_of_large_groups_are_counted_once(String sql) throws Exception {
        List<String> expected = runner.texts(sql, 1, QuerySettings.MEMORY_BYTES).stream()
                .sorted()
                .toList();
        for (int parallelism : new int[] {1, 3}) {
            assertThat(runner.texts(sql, parallelism, SMALL).stream().sorted().toList())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LISTAGG(c)", "ARRAY_AGG(v)", "COLLECT(c)"})
    void functions_that_keep_all_values_of_a_large_group_say_so(String function) throws Exception {
        assertThat(runner.texts("SELECT g, " + function + " FROM facts WHERE id < 500 GROUP BY g", 2, SMALL))
                .isNotEmpty();
        assertThatThrownBy(() -> runner.texts("SELECT g, " + function + " FROM facts GROUP BY g", 2, SMALL))
                .hasStackTraceContaining("MR-2876")
                .hasStackTraceContaining(function.substring(0, function.indexOf('(')))
                .hasStackTraceContaining("taskmanager.memory.managed.size");
    }

    @Test
    void distinct_values_of_one_group_move_to_files() throws Exception {
        RowType type = RowType.of(new BigIntType());
        AggregateCall count =
                new AggregateCall("COUNT", true, false, List.of(0), null, List.of(), new BigIntType(false));
        OperatorSettings settings = new OperatorSettings(ZoneOffset.UTC, Instant.EPOCH, SMALL);
        List<ColumnBatch> results = new ArrayList<>();
        OperatorServices services =
                OperatorServices.within(settings, Host.real().disk(), results::add);
        try (SpillFiles files = services.files();
                BatchOperator operator = new AggregateSpec(type, List.of(), List.of(count), false).open(services)) {
            BatchBuilder builder = new BatchBuilder(type);
            for (long i = 0; i < 10 * ROWS; i++) {
                builder.column(0).appendValue(i % (5 * ROWS));
                builder.endRow();
                if (builder.isFull()) operator.process(0, builder.build());
            }
            operator.process(0, builder.build());
            operator.finish();
            assertThat(files.spilledRows()).isGreaterThan(5 * ROWS);
        }
        assertThat(results).hasSize(1);
        assertThat(results.getFirst().row(0).getLong(0)).isEqualTo(5 * ROWS);
    }
}
