package dev.millrace.sql.external;

import dev.millrace.api.type.BasicTypeInfo;
import dev.millrace.api.type.CompositeType;
import dev.millrace.api.type.EnumTypeInfo;
import dev.millrace.api.type.ListTypeInfo;
import dev.millrace.api.type.MapTypeInfo;
import dev.millrace.api.type.ObjectArrayTypeInfo;
import dev.millrace.api.type.PojoTypeInfo;
import dev.millrace.api.type.RowTypeInfo;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.value.Row;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.DateType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.FloatType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.SmallIntType;
import dev.millrace.table.types.logical.TimeType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.TinyIntType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the types of columns for types of streams, and the reverse.
public final class ExternalTypes {
    private static final int DECIMAL_SCALE = 18;
    private static final int NANOS = 9;
    private static final Map<Class<?>, LogicalType> BY_CLASS = Map.ofEntries(
            Map.entry(String.class, new VarCharType(VarCharType.MAX_LENGTH)),
            Map.entry(Character.class, new VarCharType(VarCharType.MAX_LENGTH)),
            Map.entry(Boolean.class, new BooleanType()),
            Map.entry(Byte.class, new TinyIntType()),
            Map.entry(Short.class, new SmallIntType()),
            Map.entry(Integer.class, new IntType()),
            Map.entry(Long.class, new BigIntType()),
            Map.entry(Float.class, new FloatType()),
            Map.entry(Double.class, new DoubleType()),
            Map.entry(BigDecimal.class, new DecimalType(DecimalType.MAX_PRECISION, DECIMAL_SCALE)),
            Map.entry(BigInteger.class, new DecimalType(DecimalType.MAX_PRECISION, 0)),
            Map.entry(LocalDate.class, new DateType()),
            Map.entry(java.sql.Date.class, new DateType()),
            Map.entry(LocalTime.class, new TimeType(0)),
            Map.entry(LocalDateTime.class, new TimestampType(NANOS)),
            Map.entry(Timestamp.class, new TimestampType(NANOS)),
            Map.entry(Instant.class, new LocalZonedTimestampType(NANOS)),
            Map.entry(Duration.class, new DayTimeIntervalType(DayTimeIntervalType.DayTimeResolution.DAY_TO_SECOND)),
            Map.entry(byte[].class, new VarBinaryType(VarBinaryType.MAX_LENGTH)));

    private ExternalTypes() {}

    /// Returns the columns of a table for a type of records. A type without fields becomes the column f0.
    public static RowType rowType(TypeInformation<?> type) {
        if (type instanceof CompositeType<?> composite) return row(composite, false);
        return RowType.of(false, new LogicalType[] {of(type)}, new String[] {"f0"});
    }

    private static RowType row(CompositeType<?> type, boolean isNullable) {
        List<RowType.RowField> fields = new ArrayList<>();
        for (String name : names(type)) {
            int place = type.getFieldIndex(name);
            LogicalType field = of(type.<Object>getTypeAt(place));
            boolean isPrimitive = type instanceof PojoTypeInfo<?> pojo
                    && pojo.getPojoFieldAt(place).getField().getType().isPrimitive();
            fields.add(new RowType.RowField(name, isPrimitive ? field.copy(false) : field));
        }
        return new RowType(isNullable, fields);
    }

    private static List<String> names(CompositeType<?> type) {
        List<String> names = List.of(type.getFieldNames());
        if (!(type instanceof PojoTypeInfo<?>) || type.getTypeClass().isRecord()) return names;
        List<String> ordered = AssigningConstructor.order(type.getTypeClass(), Set.copyOf(names));
        return ordered.isEmpty() ? names : ordered;
    }

    /// Returns the type of a column.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if tables have no such type
    public static LogicalType of(TypeInformation<?> type) {
        LogicalType known = BY_CLASS.get(type.getTypeClass());
        if (known != null) return known;
        return switch (type) {
            case CompositeType<?> composite -> row(composite, true);
            case ObjectArrayTypeInfo<?, ?> array -> new ArrayType(of(array.getComponentInfo()));
            case ListTypeInfo<?> list -> new ArrayType(of(list.getElementTypeInfo()));
            case MapTypeInfo<?, ?> map -> new MapType(of(map.getKeyTypeInfo()), of(map.getValueTypeInfo()));
            case EnumTypeInfo<?> _ -> new VarCharType(VarCharType.MAX_LENGTH);
            default -> primitiveArray(type);
        };
    }

    private static LogicalType primitiveArray(TypeInformation<?> type) {
        Class<?> component = type.getTypeClass().getComponentType();
        if (component != null && component.isPrimitive()) {
            BasicTypeInfo<?> element = BasicTypeInfo.getInfoFor(component);
            if (element != null) return new ArrayType(of(element).copy(false));
        }
        throw ExternalFaults.TYPE
                .what("A column of a table cannot have the type %s.", type)
                .fix("Convert the records of the stream into rows or records with supported types before.");
    }

    /// Returns the type of the rows of a table.
    public static TypeInformation<Row> rowInfo(RowType type) {
        TypeInformation<?>[] types =
                type.getChildren().stream().map(ExternalTypes::info).toArray(TypeInformation<?>[]::new);
        return new RowTypeInfo(types, type.getFieldNames().toArray(String[]::new));
    }

    /// Returns the type of the values of a column in programs.
    public static TypeInformation<?> info(LogicalType type) {
        TypeInformation<?> known = basic(type);
        if (known != null) return known;
        return switch (type) {
            case RowType row -> rowInfo(row);
            case ArrayType array -> Types.OBJECT_ARRAY(info(array.getElementType()));
            case MapType map -> Types.MAP(info(map.getKeyType()), info(map.getValueType()));
            default -> Types.GENERIC(type.getDefaultConversion());
        };
    }

    private static @Nullable TypeInformation<?> basic(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> Types.STRING;
            case BOOLEAN -> Types.BOOLEAN;
            case TINYINT -> Types.BYTE;
            case SMALLINT -> Types.SHORT;
            case INTEGER -> Types.INT;
            case BIGINT -> Types.LONG;
            case FLOAT -> Types.FLOAT;
            case DOUBLE -> Types.DOUBLE;
            case DECIMAL -> Types.BIG_DEC;
            case DATE -> Types.LOCAL_DATE;
            case TIME_WITHOUT_TIME_ZONE -> Types.LOCAL_TIME;
            case TIMESTAMP_WITHOUT_TIME_ZONE -> Types.LOCAL_DATE_TIME;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Types.INSTANT;
            case BINARY, VARBINARY -> Types.PRIMITIVE_ARRAY(Types.BYTE);
            case INTERVAL_DAY_TIME -> TypeInformation.of(Duration.class);
            default -> null;
        };
    }
}
