package dev.millrace.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeCasts;
import dev.millrace.table.types.logical.utils.LogicalTypeMerging;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Asks Flink and Millrace the same questions about pairs of types.
final class TypesOfFlinkTest {
    private static final ClassLoader LOADER = TypesOfFlinkTest.class.getClassLoader();
    private static final List<String> TYPES = List.of(
            "CHAR(3)",
            "CHAR(3) NOT NULL",
            "CHAR(1) NOT NULL",
            "VARCHAR(2)",
            "STRING NOT NULL",
            "BOOLEAN",
            "BINARY(3)",
            "BINARY(4) NOT NULL",
            "VARBINARY(4)",
            "BYTES",
            "DECIMAL(10, 2)",
            "DECIMAL(5, 0) NOT NULL",
            "DECIMAL(38, 18)",
            "DECIMAL(38, 38)",
            "TINYINT",
            "SMALLINT NOT NULL",
            "INT",
            "INT NOT NULL",
            "BIGINT",
            "FLOAT",
            "DOUBLE NOT NULL",
            "DATE",
            "TIME(0)",
            "TIME(3) NOT NULL",
            "TIMESTAMP(3)",
            "TIMESTAMP(9) NOT NULL",
            "TIMESTAMP_LTZ(3)",
            "TIMESTAMP_LTZ(6) NOT NULL",
            "TIMESTAMP(3) WITH TIME ZONE",
            "INTERVAL YEAR",
            "INTERVAL YEAR(4) TO MONTH NOT NULL",
            "INTERVAL MONTH",
            "INTERVAL DAY",
            "INTERVAL HOUR TO MINUTE",
            "INTERVAL SECOND(3)",
            "INTERVAL DAY(3) TO SECOND(3)",
            "ARRAY<INT>",
            "ARRAY<BIGINT NOT NULL> NOT NULL",
            "ARRAY<STRING>",
            "MULTISET<INT>",
            "MAP<INT, STRING>",
            "MAP<BIGINT, CHAR(2) NOT NULL>",
            "ROW<a INT, b STRING>",
            "ROW<x BIGINT NOT NULL, y CHAR(3)> NOT NULL",
            "ROW<a INT>",
            "NULL",
            "VARIANT",
            "BITMAP");

    private static org.apache.flink.table.types.logical.LogicalType flink(String text) {
        return org.apache.flink.table.types.logical.utils.LogicalTypeParser.parse(text, LOADER);
    }

    private static LogicalType ours(String text) {
        return LogicalTypeParser.parse(text, LOADER);
    }

    /// Asks a question about each pair of types.
    private interface Question {
        String answer(String left, String right);
    }

    private static List<String> differences(Question flink, Question ours) {
        List<String> found = new ArrayList<>();
        for (String left : TYPES) {
            for (String right : TYPES) {
                String expected = flink.answer(left, right);
                String actual = ours.answer(left, right);
                if (!expected.equals(actual)) found.add(left + " ; " + right + ": " + expected + ", here " + actual);
            }
        }
        return found;
    }

    @Test
    void texts_and_classes_of_types_are_those_of_flink() {
        for (String each : TYPES) {
            var flink = flink(each);
            LogicalType ours = ours(each);
            assertThat(ours.asSerializableString()).isEqualTo(flink.asSerializableString());
            assertThat(ours.asSummaryString()).isEqualTo(flink.asSummaryString());
            assertThat(ours.getTypeRoot().name()).isEqualTo(flink.getTypeRoot().name());
            assertThat(ours.getTypeRoot().getFamilies().toString())
                    .isEqualTo(flink.getTypeRoot().getFamilies().toString());
            assertThat(ours.isNullable()).isEqualTo(flink.isNullable());
        }
    }

    @Test
    void implicit_casts_are_those_of_flink() {
        assertThat(differences(
                        (left, right) -> ""
                                + org.apache.flink.table.types.logical.utils.LogicalTypeCasts.supportsImplicitCast(
                                        flink(left), flink(right)),
                        (left, right) -> "" + LogicalTypeCasts.supportsImplicitCast(ours(left), ours(right))))
                .isEmpty();
    }

    @Test
    void explicit_casts_are_those_of_flink() {
        assertThat(differences(
                        (left, right) -> ""
                                + org.apache.flink.table.types.logical.utils.LogicalTypeCasts.supportsExplicitCast(
                                        flink(left), flink(right)),
                        (left, right) -> "" + LogicalTypeCasts.supportsExplicitCast(ours(left), ours(right))))
                .isEmpty();
    }

    @Test
    void values_need_a_cast_where_flink_needs_one() {
        assertThat(differences(
                        (left, right) -> ""
                                + org.apache.flink.table.types.logical.utils.LogicalTypeCasts.supportsAvoidingCast(
                                        flink(left), flink(right)),
                        (left, right) -> "" + LogicalTypeCasts.supportsAvoidingCast(ours(left), ours(right))))
                .isEmpty();
    }

    @Test
    void common_types_are_those_of_flink() {
        assertThat(differences(
                        (left, right) -> org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findCommonType(
                                        List.of(flink(left), flink(right)))
                                .map(Object::toString)
                                .orElse("none"),
                        (left, right) -> LogicalTypeMerging.findCommonType(List.of(ours(left), ours(right)))
                                .map(Object::toString)
                                .orElse("none")))
                .isEmpty();
    }

    @Test
    void results_of_decimals_have_the_digits_of_flink() {
        List<String> found = new ArrayList<>();
        for (int p1 = 1; p1 <= 38; p1 += 4) {
            for (int s1 = 0; s1 <= p1; s1 += 3) {
                for (int p2 = 2; p2 <= 38; p2 += 4) {
                    for (int s2 = 0; s2 <= p2; s2 += 3) compareDecimals(p1, s1, p2, s2, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static void compareDecimals(int p1, int s1, int p2, int s2, List<String> found) {
        String flink = ""
                + List.of(
                        org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findAdditionDecimalType(
                                p1, s1, p2, s2),
                        org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findMultiplicationDecimalType(
                                p1, s1, p2, s2),
                        org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findDivisionDecimalType(
                                p1, s1, p2, s2),
                        org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findModuloDecimalType(
                                p1, s1, p2, s2),
                        org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findRoundDecimalType(
                                p1, s1, s2 - 3));
        String ours = ""
                + List.of(
                        LogicalTypeMerging.findAdditionDecimalType(p1, s1, p2, s2),
                        LogicalTypeMerging.findMultiplicationDecimalType(p1, s1, p2, s2),
                        LogicalTypeMerging.findDivisionDecimalType(p1, s1, p2, s2),
                        LogicalTypeMerging.findModuloDecimalType(p1, s1, p2, s2),
                        LogicalTypeMerging.findRoundDecimalType(p1, s1, s2 - 3));
        if (!flink.equals(ours)) found.add(List.of(p1, s1, p2, s2) + ": " + flink + ", here " + ours);
    }

    @Test
    void aggregates_have_the_types_of_flink() {
        Function<String, Object> flink = text -> List.of(
                org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findAvgAggType(flink(text)),
                org.apache.flink.table.types.logical.utils.LogicalTypeMerging.findSumAggType(flink(text)));
        for (String each : List.of("INT", "BIGINT NOT NULL", "DECIMAL(10, 2)", "DECIMAL(38, 20) NOT NULL", "FLOAT")) {
            assertThat(List.of(
                                    LogicalTypeMerging.findAvgAggType(ours(each)),
                                    LogicalTypeMerging.findSumAggType(ours(each)))
                            .toString())
                    .isEqualTo(flink.apply(each).toString());
        }
    }
}
