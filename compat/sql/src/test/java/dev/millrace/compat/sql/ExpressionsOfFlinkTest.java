package dev.millrace.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asks Flink for the types and values of the expressions that the tests of Millrace's SQL compare with.
final class ExpressionsOfFlinkTest {
    private static final int COLUMNS_OF_A_QUERY = 100;

    private final TableEnvironment flink = TableEnvironment.create(
            EnvironmentSettings.newInstance().inBatchMode().build());

    private record Expectation(String expression, String type, String value) {

        static Expectation of(String line) {
            int last = line.lastIndexOf(" | ");
            int middle = line.lastIndexOf(" | ", last - 1);
            return new Expectation(
                    line.substring(0, middle), line.substring(middle + 3, last), line.substring(last + 3));
        }

        boolean isValid() {
            return !type.equals("INVALID");
        }

        boolean hasValue() {
            return isValid() && !value.equals("FAILS");
        }
    }

    @BeforeEach
    void use_utc_and_one_task() {
        flink.getConfig().set("table.local-time-zone", "UTC");
        flink.getConfig().set("parallelism.default", "1");
    }

    private static List<Expectation> rows(String subject) throws IOException {
        String path = "/dev/millrace/sql/planner/expressions/" + subject + ".txt";
        try (InputStream content =
                Objects.requireNonNull(ExpressionsOfFlinkTest.class.getResourceAsStream(path), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Expectation::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "time", "math", "collection", "json", "bitmap", "casts"})
    void flink_gives_the_same_types_and_values(String subject) throws Exception {
        List<String> differences = new ArrayList<>();
        List<Expectation> rows = rows(subject);
        List<Expectation> valid = new ArrayList<>();
        for (Expectation each : rows) {
            if (each.isValid()) valid.add(each);
            else if (!cannotBePlanned(each.expression())) differences.add(each + ", Flink accepts it");
        }
        for (int from = 0; from < valid.size(); from += COLUMNS_OF_A_QUERY) {
            List<Expectation> part = valid.subList(from, Math.min(valid.size(), from + COLUMNS_OF_A_QUERY));
            compareTypes(part, differences);
            compareValues(part.stream().filter(Expectation::hasValue).toList(), differences);
        }
        assertThat(differences).isEmpty();
    }

    /// Returns whether Flink refuses the expression when it plans the query, as it does for some wrong arguments.
    private boolean cannotBePlanned(String expression) {
        try {
            flink.explainSql("SELECT " + expression + " AS x");
            return false;
        } catch (RuntimeException | AssertionError refused) {
            return true;
        }
    }

    private static String query(List<Expectation> rows) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(rows.get(i).expression())
                    .append(" AS x")
                    .append(i);
        }
        return sql.toString();
    }

    private void compareTypes(List<Expectation> rows, List<String> differences) {
        List<DataType> types;
        try {
            types = flink.sqlQuery(query(rows)).getResolvedSchema().getColumnDataTypes();
        } catch (RuntimeException | AssertionError refused) {
            // One of several is invalid: each is asked alone.
            if (rows.size() == 1) differences.add(rows.getFirst() + ", Flink refuses it");
            else for (Expectation each : rows) compareTypes(List.of(each), differences);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            String type = types.get(i).getLogicalType().asSummaryString();
            if (!type.equals(rows.get(i).type())) differences.add(rows.get(i) + ", Flink " + type);
        }
    }

    private void compareValues(List<Expectation> rows, List<String> differences) throws Exception {
        if (rows.isEmpty()) return;
        try (CloseableIterator<Row> result = flink.executeSql(query(rows)).collect()) {
            Row values = result.next();
            for (int i = 0; i < rows.size(); i++) {
                String value = text(values.getField(i));
                if (!value.equals(rows.get(i).value())) differences.add(rows.get(i) + ", Flink " + value);
            }
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "NULL";
            case String text -> "'" + text + "'";
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            case BigDecimal number -> number.toPlainString();
            case Period months -> String.valueOf(months.toTotalMonths());
            case Duration duration -> String.valueOf(duration.toMillis());
            case Map<?, ?> map -> map(map);
            case Row row -> row(row);
            case Object array when array.getClass().isArray() -> array(array);
            default -> value.toString();
        };
    }

    private static String map(Map<?, ?> map) {
        List<String> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(text(key) + "=" + text(value)));
        Collections.sort(entries);
        return "{" + String.join(", ", entries) + "}";
    }

    private static String row(Row row) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < row.getArity(); i++) text.add(text(row.getField(i)));
        return text.toString();
    }

    private static String array(Object array) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Array.getLength(array); i++) text.add(text(Array.get(array, i)));
        return text.toString();
    }
}
