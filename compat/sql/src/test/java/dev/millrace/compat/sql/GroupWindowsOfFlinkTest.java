package dev.millrace.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks Flink for the results of queries with group windows that the tests of Millrace's SQL compare with.
final class GroupWindowsOfFlinkTest {
    private static final Path FOLDER =
            Path.of("..", "..", "sql", "src", "test", "resources", "dev", "millrace", "sql", "window");
    private static final String COLUMNS = "s STRING, n INT, k STRING, t AS %s, WATERMARK FOR t AS t";

    @TempDir
    Path files;

    /// Records the results with `-Dmillrace.update=true`.
    @Test
    void flink_has_the_same_results() throws Exception {
        TableEnvironment flink = TableEnvironment.create(
                EnvironmentSettings.newInstance().inStreamingMode().build());
        flink.getConfig().set("table.local-time-zone", "Europe/Berlin");
        flink.getConfig().set("parallelism.default", "1");
        table(flink, "Plain", "TO_TIMESTAMP(s)");
        table(flink, "Instants", "CAST(TO_TIMESTAMP(s) AS TIMESTAMP_LTZ(3))");
        Path recorded = FOLDER.resolve("groups.txt");
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(recorded)) {
            if (line.startsWith("-> ") || line.startsWith("=> ")) continue;
            text.append(line).append('\n');
            if (!line.startsWith("SELECT")) continue;
            append(text, "-> ", rows(flink, line.formatted("Plain")));
            append(text, "=> ", rows(flink, line.formatted("Instants")));
        }
        if (Boolean.getBoolean("millrace.update")) Files.writeString(recorded, text);
        assertThat(Files.readString(recorded)).isEqualTo(text.toString());
    }

    private void table(TableEnvironment flink, String name, String time) throws Exception {
        Path file = files.resolve(name + ".csv");
        Files.writeString(file, Files.readString(FOLDER.resolve("groups.csv")));
        flink.executeSql("CREATE TABLE " + name + " (" + COLUMNS.formatted(time)
                + ") WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '" + file + "')");
    }

    private static void append(StringBuilder text, String mark, List<String> rows) {
        for (String each : rows) text.append(mark).append(each).append('\n');
    }

    private static List<String> rows(TableEnvironment flink, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        List<String> types = new ArrayList<>();
        var result = flink.executeSql(sql);
        result.getResolvedSchema().getColumnDataTypes().forEach(each -> types.add(each.toString()));
        try (CloseableIterator<Row> found = result.collect()) {
            while (found.hasNext()) rows.add(found.next().toString());
        }
        rows.sort(String::compareTo);
        rows.addFirst(String.join(", ", types));
        return rows;
    }
}
