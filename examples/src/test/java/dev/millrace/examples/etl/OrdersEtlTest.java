package dev.millrace.examples.etl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.examples.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the files of the ETL job with string operations on the rows.
final class OrdersEtlTest {
    @TempDir
    private Path directory;

    private final Set<String> sales = new LinkedHashSet<>();
    private final List<String> rejected = new ArrayList<>();

    private void compute() throws IOException {
        for (String row : Lines.of("orders.csv").stream().skip(1).toList()) {
            String[] cells = row.split(",");
            boolean isReadable = cells[1].startsWith("2026-") && cells[4].matches("\\d+");
            if (!isReadable || cells[4].equals("0") || cells[3].isEmpty()) rejected.add(cells[0]);
            else sales.add(sale(cells));
        }
    }

    private static String sale(String[] cells) {
        return "{\"id\":%s,\"day\":\"%s\",\"customer\":\"%s\",\"country\":\"%s\",\"total\":%d}"
                .formatted(
                        cells[0],
                        cells[1].substring(0, 10),
                        cells[2],
                        cells[3].strip().toUpperCase(Locale.ROOT),
                        Long.parseLong(cells[4]) * Long.parseLong(cells[5]));
    }

    /// Returns the id of a rejected row. The text is the row itself, or `Order[id=…` for an invalid order.
    private static String id(String json) {
        String row = json.substring("{\"row\":\"".length());
        String id = row.startsWith("Order[id=") ? row.substring("Order[id=".length()) : row;
        return id.substring(0, id.indexOf(','));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void every_row_is_in_the_files_once(int parallelism) throws Exception {
        compute();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism);
        env.enableCheckpointing(100);
        OrdersEtl.define(env, "data/orders.csv", directory.toString());
        env.execute();
        assertThat(rejected).hasSizeGreaterThan(20);
        assertThat(Lines.written(directory.resolve("by-day"))).containsExactlyInAnyOrderElementsOf(sales);
        assertThat(Lines.written(directory.resolve("rejected")).stream().map(OrdersEtlTest::id))
                .containsExactlyInAnyOrderElementsOf(rejected);
        for (String day : List.of("2026-03-02", "2026-03-03", "2026-03-04")) {
            assertThat(Lines.written(directory.resolve("by-day").resolve("day=" + day)))
                    .hasSizeGreaterThan(100)
                    .allMatch(line -> line.contains(day));
        }
    }
}
