package dev.millrace.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads `metrics.tsv`: all metrics of Flink's list, and whether Millrace has them.
final class MetricsTable {
    private static final Map<String, String> SERIES = Map.of(
            "jm", "flink_jobmanager_",
            "tm", "flink_taskmanager_",
            "jm-job", "flink_jobmanager_job_",
            "tm-job", "flink_taskmanager_job_",
            "task", "flink_taskmanager_job_task_",
            "operator", "flink_taskmanager_job_task_operator_",
            "jm-operator", "flink_jobmanager_job_operator_");

    record Row(String feature, String scope, String name, String meaning, String state) {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        try (var table = MetricsTable.class.getResourceAsStream("/metrics.tsv")) {
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\t");
                rows.add(new Row(cells[0], cells[1], cells[2], cells[3], cells[4]));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows;
    }

    /// Returns the Prometheus names of the implemented metrics.
    static Set<String> series() {
        Set<String> names = new TreeSet<>();
        for (Row each : rows()) {
            if (each.state.equals("done")) names.add(SERIES.get(each.scope) + each.name.replace('.', '_'));
        }
        return names;
    }

    static String page() {
        StringBuilder page = new StringBuilder("| id | scope | name | meaning | state |\n|---|---|---|---|---|\n");
        for (Row each : rows())
            page.append("| %s | %s | `%s` | %s | %s |\n"
                    .formatted(each.feature, each.scope, each.name, each.meaning, each.state));
        return page.toString();
    }

    private MetricsTable() {}
}
