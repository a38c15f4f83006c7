package dev.millrace.sql.planner.type;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BinaryType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DateType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DayTimeIntervalType.DayTimeResolution;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.FloatType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.NullType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.SmallIntType;
import dev.millrace.table.types.logical.StructuredType;
import dev.millrace.table.types.logical.SymbolType;
import dev.millrace.table.types.logical.TimeType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.TinyIntType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.VariantType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import dev.millrace.table.types.logical.YearMonthIntervalType.YearMonthResolution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Converts types of Calcite to types of Flink. Millrace uses the types of Calcite inside of the planner only.
public final class LogicalTypes {
    private static final Fault UNKNOWN =
            new Fault(2861, Category.USER, "a type of the planner does not exist in Flink");
    private static final int DAY_DIGITS = 2;
    private static final int MILLISECOND_DIGITS = 3;
    private static final int YEAR_DIGITS = 2;

    private LogicalTypes() {}

    /// Returns the type of Flink.
    public static LogicalType of(RelDataType type) {
        boolean isNullable = type.isNullable();
        if (type instanceof OpaqueRelType opaque) return opaque.type();
        SqlTypeName name = type.getSqlTypeName();
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(name)) {
            return new YearMonthIntervalType(isNullable, YearMonthResolution.MONTH, YEAR_DIGITS);
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(name)) {
            return new DayTimeIntervalType(isNullable, DayTimeResolution.SECOND, DAY_DIGITS, MILLISECOND_DIGITS);
        }
        return switch (name) {
            case BOOLEAN -> new BooleanType(isNullable);
            case TINYINT -> new TinyIntType(isNullable);
            case SMALLINT -> new SmallIntType(isNullable);
            case INTEGER -> new IntType(isNullable);
            case BIGINT -> new BigIntType(isNullable);
            case FLOAT, REAL -> new FloatType(isNullable);
            case DOUBLE -> new DoubleType(isNullable);
            case DECIMAL -> new DecimalType(isNullable, type.getPrecision(), type.getScale());
            case CHAR, VARCHAR, BINARY, VARBINARY -> ofLength(type).copy(isNullable);
            case DATE -> new DateType(isNullable);
            case TIME -> new TimeType(isNullable, type.getPrecision());
            case TIMESTAMP -> new TimestampType(isNullable, type.getPrecision());
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> new LocalZonedTimestampType(isNullable, type.getPrecision());
            case ARRAY -> new ArrayType(isNullable, of(present(type.getComponentType(), type)));
            case MULTISET -> new MultisetType(isNullable, of(present(type.getComponentType(), type)));
            case MAP ->
                new MapType(isNullable, of(present(type.getKeyType(), type)), of(present(type.getValueType(), type)));
            case ROW ->
                type instanceof StructuredRelType structured
                        ? structured(structured)
                        : row(type).copy(isNullable);
            case NULL -> new NullType();
            case SYMBOL -> new SymbolType<>(isNullable);
            case VARIANT -> new VariantType(isNullable);
            default -> throw unknown(type);
        };
    }

    /// Returns the type of the rows of a query or table. Of fields with the same name, later ones get a number.
    public static RowType row(RelDataType type) {
        List<RowType.RowField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RelDataTypeField each : type.getFieldList()) {
            String name = each.getName();
            for (int i = 0; !names.add(name); i++) name = each.getName() + i;
            fields.add(new RowType.RowField(name, of(each.getType())));
        }
        return new RowType(false, fields);
    }

    private static LogicalType structured(StructuredRelType type) {
        List<StructuredType.StructuredAttribute> attributes = new ArrayList<>();
        for (RelDataTypeField each : type.getFieldList()) {
            attributes.add(new StructuredType.StructuredAttribute(each.getName(), of(each.getType())));
        }
        return StructuredType.newBuilder(type.className())
                .attributes(attributes)
                .setNullable(type.isNullable())
                .build();
    }

    private static LogicalType ofLength(RelDataType type) {
        int length = type.getPrecision();
        return switch (type.getSqlTypeName()) {
            case CHAR -> length == 0 ? CharType.ofEmptyLiteral() : new CharType(length);
            case VARCHAR -> length == 0 ? VarCharType.ofEmptyLiteral() : new VarCharType(length);
            case BINARY -> length == 0 ? BinaryType.ofEmptyLiteral() : new BinaryType(length);
            default -> length == 0 ? VarBinaryType.ofEmptyLiteral() : new VarBinaryType(length);
        };
    }

    private static RelDataType present(@Nullable RelDataType inner, RelDataType outer) {
        if (inner == null) throw unknown(outer);
        return inner;
    }

    private static MillraceException unknown(RelDataType type) {
        return UNKNOWN.what("The type %s does not exist in Flink.", type).fix("Cast the value to another type.");
    }
}
