package dev.millrace.sql.compile;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes batches with columns of many types from a seed.
final class RandomRows {
    static final RowType TYPE = (RowType) LogicalTypeParser.parse("ROW<c0 BOOLEAN, c1 TINYINT, c2 SMALLINT, c3 INT,"
            + " c4 BIGINT, c5 FLOAT, c6 DOUBLE, c7 DECIMAL(12, 3), c8 DECIMAL(30, 5), c9 STRING, c10 VARCHAR(5),"
            + " c11 BYTES, c12 DATE, c13 TIME(0), c14 TIMESTAMP(3), c15 TIMESTAMP(9), c16 TIMESTAMP_LTZ(3),"
            + " c17 INTERVAL YEAR TO MONTH, c18 INTERVAL DAY TO SECOND(3), c19 ARRAY<INT>, c20 MAP<STRING, BIGINT>,"
            + " c21 ROW<a INT, b STRING>, c22 DECIMAL(5, 2), c23 INT, c24 BIGINT, c25 STRING, c26 DOUBLE,"
            + " c27 BOOLEAN, c28 TIMESTAMP(0), c29 CHAR(4), c30 DECIMAL(18, 0)>");

    private static final List<String> TEXTS = List.of(
            "", "a", "b", "abc", "ABC", "é", "😀x", " 12 ", "7", "a%", "long text of words", "2024-02-29", "true");
    private static final List<Long> WHOLE = List.of(
            0L,
            1L,
            -1L,
            2L,
            7L,
            100L,
            -128L,
            32767L,
            2147483647L,
            -2147483648L,
            10_000_000_000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE);
    private static final List<Double> DOUBLES =
            List.of(0.0, -0.0, 1.5, -2.5, 1e10, 1e300, Double.NaN, Double.POSITIVE_INFINITY, 3.0, 0.1);

    private final Random random;

    RandomRows(Random random) {
        this.random = random;
    }

    ColumnBatch batch(int size, boolean hasNulls) {
        BatchBuilder builder = new BatchBuilder(TYPE);
        for (int i = 0; i < size; i++) {
            GenericRowData row = new GenericRowData(TYPE.getFieldCount());
            for (int k = 0; k < TYPE.getFieldCount(); k++) row.setField(k, value(TYPE.getTypeAt(k), hasNulls));
            builder.append(row);
        }
        return builder.build();
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private @Nullable Object value(LogicalType type, boolean hasNulls) {
        return hasNulls && random.nextInt(5) == 0 ? null : present(type);
    }

    Object present(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) (long) pick(WHOLE);
            case SMALLINT -> (short) (long) pick(WHOLE);
            case INTEGER -> (int) (long) pick(WHOLE);
            case BIGINT -> pick(WHOLE);
            case DATE -> random.nextInt(40_000) - 10_000;
            case INTERVAL_YEAR_MONTH -> random.nextInt(40) - 10;
            case TIME_WITHOUT_TIME_ZONE -> random.nextInt(86_400) * 1000;
            case INTERVAL_DAY_TIME -> random.nextInt(1_000_000) * 1_234L - 100_000_000;
            case FLOAT -> (float) (double) pick(DOUBLES);
            case DOUBLE -> pick(DOUBLES);
            case DECIMAL -> decimal((DecimalType) type);
            case CHAR -> StringData.fromString(pick(List.of("ab  ", "abcd", "a   ")));
            case VARCHAR -> text(type);
            case VARBINARY -> pick(TEXTS).getBytes(StandardCharsets.UTF_8);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timestamp(type);
            case ARRAY -> new GenericArrayData(new Object[] {random.nextInt(3), null, 7});
            case MAP -> new GenericMapData(Map.of(StringData.fromString("a"), pick(WHOLE)));
            default -> GenericRowData.of(random.nextInt(3), StringData.fromString(pick(TEXTS)));
        };
    }

    private StringData text(LogicalType type) {
        String text = pick(TEXTS);
        int length = LogicalTypeChecks.getLength(type);
        return StringData.fromString(text.codePointCount(0, text.length()) > length ? "b" : text);
    }

    private DecimalData decimal(DecimalType type) {
        BigInteger digits = new BigInteger(random.nextInt(4 * type.getPrecision()) % (3 * type.getPrecision()), random);
        BigDecimal limit = BigDecimal.TEN.pow(type.getPrecision() - type.getScale());
        BigDecimal number = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), type.getScale())
                .remainder(limit)
                .setScale(type.getScale(), RoundingMode.DOWN);
        return Objects.requireNonNull(DecimalData.fromBigDecimal(number, type.getPrecision(), type.getScale()));
    }

    private TimestampData timestamp(LogicalType type) {
        int precision = LogicalTypeChecks.getPrecision(type);
        long millis = (random.nextInt() - 500_000_000) * 1_000L + (precision == 0 ? 0 : random.nextInt(1000));
        return TimestampData.fromEpochMillis(millis, precision > 3 ? random.nextInt(1_000_000) : 0);
    }
}
