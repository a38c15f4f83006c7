package dev.millrace.table.types.logical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.types.logical.utils.LogicalTypeMerging;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Finds common types, and types of results of decimals.
final class CommonTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHAR(1) NOT NULL; CHAR(3) NOT NULL | VARCHAR(3) NOT NULL",
                "CHAR(3); VARCHAR(2) | VARCHAR(3)",
                "INT NOT NULL; BIGINT | BIGINT",
                "INT; DECIMAL(10, 2) | DECIMAL(12, 2)",
                "FLOAT; DECIMAL(10, 2) | DOUBLE",
                "INT; FLOAT | FLOAT",
                "TIMESTAMP(3); TIMESTAMP_LTZ(6) | TIMESTAMP_LTZ(6)",
                "INT NOT NULL; NULL | INT",
                "ARRAY<INT>; ARRAY<BIGINT NOT NULL> | ARRAY<BIGINT>",
                "ROW<a INT>; ROW<b DOUBLE> | ROW<`a` DOUBLE>",
                "INT; STRING | none",
                "DATE; BOOLEAN | none"
            })
    void types_have_the_common_type_of_flink(String types, String common) {
        List<LogicalType> all =
                Arrays.stream(types.split(";")).map(LogicalTypeParser::parse).toList();
        assertThat(LogicalTypeMerging.findCommonType(all)
                        .map(LogicalType::asSummaryString)
                        .orElse("none"))
                .isEqualTo(common);
    }

    @ParameterizedTest
    @CsvSource({
        "/, 10, 2, 10, 2, 23, 13",
        "/, 10, 2, 10, 0, 21, 13",
        "/, 10, 0, 10, 2, 23, 11",
        "*, 38, 18, 38, 18, 38, 6",
        "*, 10, 0, 2, 1, 13, 1",
        "+, 38, 10, 38, 20, 38, 9",
        "+, 10, 0, 2, 1, 12, 1",
        "%, 10, 2, 5, 3, 5, 3"
    })
    void decimal_results_have_the_digits_of_flink(String operator, int p1, int s1, int p2, int s2, int p, int s) {
        DecimalType type = switch (operator) {
            case "/" -> LogicalTypeMerging.findDivisionDecimalType(p1, s1, p2, s2);
            case "*" -> LogicalTypeMerging.findMultiplicationDecimalType(p1, s1, p2, s2);
            case "+" -> LogicalTypeMerging.findAdditionDecimalType(p1, s1, p2, s2);
            default -> LogicalTypeMerging.findModuloDecimalType(p1, s1, p2, s2);
        };
        assertThat(type).isEqualTo(new DecimalType(false, p, s));
    }
}
