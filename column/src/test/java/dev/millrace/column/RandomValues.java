package dev.millrace.column;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes rows of all types from a seed. Values repeat often, so that keys are equal often.
final class RandomValues {
    static final RowType ALL_TYPES = (RowType) LogicalTypeParser.parse("ROW<a BOOLEAN, b TINYINT, c SMALLINT, d INT,"
            + " e BIGINT, f FLOAT, g DOUBLE, h DECIMAL(12, 3), i DECIMAL(30, 5), j STRING, k CHAR(3), l BYTES, m DATE,"
            + " n TIME(3), o TIMESTAMP(3), p TIMESTAMP(9), q TIMESTAMP_LTZ(3), r TIMESTAMP_LTZ(6),"
            + " s INTERVAL YEAR TO MONTH, t INTERVAL DAY TO SECOND(3), u ARRAY<INT>, v MAP<STRING, BIGINT>,"
            + " w MULTISET<STRING>, x ROW<a INT, b ARRAY<STRING>>, y ARRAY<ROW<a DOUBLE, b DECIMAL(20, 2)>>>");

    private static final List<String> TEXTS = List.of("", "a", "b", "abc", "é", "😀x", "a long text of many letters");

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    List<GenericRowData> rows(int count, RowType type) {
        List<GenericRowData> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) rows.add(row(type.getChildren(), RowKind.INSERT));
        return rows;
    }

    GenericRowData row(List<LogicalType> types, RowKind kind) {
        GenericRowData row = new GenericRowData(kind, types.size());
        for (int i = 0; i < types.size(); i++) row.setField(i, value(types.get(i)));
        return row;
    }

    @Nullable
    Object value(LogicalType type) {
        return type.isNullable() && random.nextInt(5) == 0 ? null : present(type);
    }

    private Object present(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) (random.nextInt(5) - 2);
            case SMALLINT -> (short) (random.nextInt(5) * 1000);
            case INTEGER, DATE, INTERVAL_YEAR_MONTH -> random.nextInt(5) - 2;
            case TIME_WITHOUT_TIME_ZONE -> random.nextInt(3) * 1000;
            case BIGINT, INTERVAL_DAY_TIME -> (random.nextInt(5) - 2) * 10_000_000_000L;
            case FLOAT -> List.of(0f, -0f, 1.5f, Float.NaN).get(random.nextInt(4));
            case DOUBLE -> List.of(0.0, -0.0, 1.5, Double.NaN).get(random.nextInt(4));
            case DECIMAL -> decimal((DecimalType) type);
            case CHAR, VARCHAR -> StringData.fromString(TEXTS.get(random.nextInt(TEXTS.size())));
            case BINARY, VARBINARY -> new byte[] {(byte) random.nextInt(3), -1};
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> timestamp(type);
            case ARRAY -> new GenericArrayData(elements(type.getChildren().getFirst()));
            case MAP -> map(type.getChildren().getFirst(), type.getChildren().getLast());
            case MULTISET -> map(type.getChildren().getFirst(), new IntType(false));
            default -> row(type.getChildren(), RowKind.INSERT);
        };
    }

    private DecimalData decimal(DecimalType type) {
        BigInteger digits = BigInteger.valueOf(random.nextInt(4) - 1).multiply(BigInteger.valueOf(1_234_567_891L));
        BigDecimal number = new BigDecimal(digits, type.getScale());
        return Objects.requireNonNull(DecimalData.fromBigDecimal(number, type.getPrecision(), type.getScale()));
    }

    private TimestampData timestamp(LogicalType type) {
        boolean isCompact = TimestampData.isCompact(LogicalTypeChecks.getPrecision(type));
        return TimestampData.fromEpochMillis(random.nextInt(4) * 1_000L - 2_000, isCompact ? 0 : random.nextInt(3));
    }

    private @Nullable Object[] elements(LogicalType type) {
        @Nullable Object[] elements = new Object[random.nextInt(3)];
        for (int i = 0; i < elements.length; i++) elements[i] = value(type);
        return elements;
    }

    private GenericMapData map(LogicalType key, LogicalType value) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) map.put(present(key), value(value));
        return new GenericMapData(map);
    }

    static ColumnBatch batch(RowType type, List<GenericRowData> rows) {
        BatchBuilder builder = new BatchBuilder(type);
        rows.forEach(builder::append);
        return builder.build();
    }

    static List<GenericRowData> rows(RowType type, ColumnBatch batch) {
        RowReader reader = new RowReader(type);
        List<GenericRowData> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) rows.add(reader.read(batch, i));
        return rows;
    }
}
