package dev.millrace.connector.table.datagen;

import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Generates random values.
///
/// @param type the type of the column
/// @param least the smallest number; null for the smallest of the type
/// @param greatest the largest number; null for the largest of the type
/// @param length the length of texts and the number of elements
/// @param varies whether the length is random
/// @param nullRate the share of NULL, from 0 to 1
/// @param maxPastMillis how far timestamps may lie in the past
/// @param seed the start of the random numbers
record RandomField(
        LogicalType type,
        @Nullable String least,
        @Nullable String greatest,
        int length,
        boolean varies,
        float nullRate,
        long maxPastMillis,
        long seed)
        implements FieldGenerator {
    private static final String HEX = "0123456789abcdef";
    private static final int DAY_MILLIS = 86_400_000;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @Override
    public @Nullable Object value(long row, long nowMillis) {
        SplittableRandom random = new SplittableRandom(seed + row * GOLDEN);
        if (nullRate > 0 && random.nextFloat() < nullRate) return null;
        return value(type, random, nowMillis);
    }

    private Object value(LogicalType wanted, SplittableRandom random, long nowMillis) {
        return switch (wanted.getTypeRoot()) {
            case BOOLEAN -> random.nextBoolean();
            case TINYINT -> (byte) whole(random, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> (short) whole(random, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> (int) whole(random, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> whole(random, Long.MIN_VALUE, Long.MAX_VALUE);
            case INTERVAL_YEAR_MONTH -> (int) whole(random, 0, 120_000);
            case INTERVAL_DAY_TIME -> whole(random, 0, Integer.MAX_VALUE);
            case FLOAT -> (float) fraction(random, -Float.MAX_VALUE, Float.MAX_VALUE);
            case DOUBLE -> fraction(random, -Double.MAX_VALUE / 2, Double.MAX_VALUE / 2);
            case DECIMAL -> decimal((DecimalType) wanted, random);
            case CHAR, VARCHAR -> text(wanted, random);
            case BINARY, VARBINARY -> {
                byte[] bytes = new byte[size(wanted, random)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case DATE -> (int) Math.floorDiv(past(random, nowMillis), DAY_MILLIS);
            case TIME_WITHOUT_TIME_ZONE -> (int) Math.floorMod(past(random, nowMillis), DAY_MILLIS);
            case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                TimestampData.fromEpochMillis(past(random, nowMillis));
            case ARRAY -> array(((ArrayType) wanted).getElementType(), random, nowMillis);
            case MAP -> map((MapType) wanted, random, nowMillis);
            case ROW -> row((RowType) wanted, random, nowMillis);
            default -> throw new IllegalArgumentException("there are no random values of type " + wanted);
        };
    }

    private long whole(SplittableRandom random, long lowest, long highest) {
        long from = least == null ? lowest : Long.parseLong(least.strip());
        long to = greatest == null ? highest : Long.parseLong(greatest.strip());
        if (from > to) throw new IllegalArgumentException("min is greater than max");
        return to == Long.MAX_VALUE ? random.nextLong(from, to) : random.nextLong(from, to + 1);
    }

    private double fraction(SplittableRandom random, double lowest, double highest) {
        double from = least == null ? lowest : Double.parseDouble(least);
        double to = greatest == null ? highest : Double.parseDouble(greatest);
        if (from > to) throw new IllegalArgumentException("min is greater than max");
        return from == to ? from : random.nextDouble(from, to);
    }

    private Object decimal(DecimalType wanted, SplittableRandom random) {
        double limit = Math.pow(10, (double) wanted.getPrecision() - wanted.getScale()) - 1;
        double value = fraction(random, -limit, limit);
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(wanted.getScale(), RoundingMode.DOWN);
        DecimalData decimal = DecimalData.fromBigDecimal(rounded, wanted.getPrecision(), wanted.getScale());
        if (decimal == null) throw new IllegalArgumentException("min or max has more digits than the type");
        return decimal;
    }

    private int size(LogicalType wanted, SplittableRandom random) {
        int most = Math.min(length, LogicalTypeChecks.getLength(wanted));
        return varies && most > 0 ? random.nextInt(1, most + 1) : most;
    }

    private StringData text(LogicalType wanted, SplittableRandom random) {
        char[] text = new char[size(wanted, random)];
        for (int i = 0; i < text.length; i++) text[i] = HEX.charAt(random.nextInt(HEX.length()));
        return StringData.fromString(new String(text));
    }

    private long past(SplittableRandom random, long nowMillis) {
        return maxPastMillis <= 0 ? nowMillis : nowMillis - random.nextLong(maxPastMillis);
    }

    private GenericArrayData array(LogicalType elementType, SplittableRandom random, long nowMillis) {
        Object[] elements = new Object[length];
        for (int i = 0; i < elements.length; i++) elements[i] = value(elementType, random, nowMillis);
        return new GenericArrayData(elements);
    }

    private GenericMapData map(MapType wanted, SplittableRandom random, long nowMillis) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            map.put(value(wanted.getKeyType(), random, nowMillis), value(wanted.getValueType(), random, nowMillis));
        }
        return new GenericMapData(map);
    }

    private GenericRowData row(RowType wanted, SplittableRandom random, long nowMillis) {
        Object[] fields = new Object[wanted.getFieldCount()];
        for (int i = 0; i < fields.length; i++) fields[i] = value(wanted.getTypeAt(i), random, nowMillis);
        return GenericRowData.of(fields);
    }
}
