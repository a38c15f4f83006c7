package dev.millrace.sql.planner.type;

import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.StructuredType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/// Converts types of Flink to types of Calcite.
public final class RelTypes {
    private RelTypes() {}

    /// Returns the type of Calcite.
    public static RelDataType of(LogicalType type, RelDataTypeFactory factory) {
        return factory.createTypeWithNullability(withoutNullability(type, factory), type.isNullable());
    }

    /// Returns whether a type is one that Calcite does not know.
    public static boolean isOpaque(RelDataType type) {
        return type instanceof OpaqueRelType;
    }

    private static RelDataType withoutNullability(LogicalType type, RelDataTypeFactory factory) {
        return switch (type.getTypeRoot()) {
            case CHAR -> sized(SqlTypeName.CHAR, type, factory);
            case VARCHAR -> sized(SqlTypeName.VARCHAR, type, factory);
            case BINARY -> sized(SqlTypeName.BINARY, type, factory);
            case VARBINARY -> sized(SqlTypeName.VARBINARY, type, factory);
            case DECIMAL ->
                factory.createSqlType(
                        SqlTypeName.DECIMAL, LogicalTypeChecks.getPrecision(type), LogicalTypeChecks.getScale(type));
            case TIME_WITHOUT_TIME_ZONE -> precise(SqlTypeName.TIME, type, factory);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> precise(SqlTypeName.TIMESTAMP, type, factory);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> precise(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type, factory);
            case INTERVAL_YEAR_MONTH -> interval((YearMonthIntervalType) type, factory);
            case INTERVAL_DAY_TIME -> interval((DayTimeIntervalType) type, factory);
            case ARRAY -> factory.createArrayType(of(type.getChildren().getFirst(), factory), -1);
            case MULTISET -> factory.createMultisetType(of(type.getChildren().getFirst(), factory), -1);
            case MAP ->
                factory.createMapType(
                        of(type.getChildren().getFirst(), factory),
                        of(type.getChildren().getLast(), factory));
            case ROW -> row(type, factory);
            case RAW, BITMAP -> new OpaqueRelType(type);
            case STRUCTURED_TYPE -> structured((StructuredType) type, factory);
            default -> factory.createSqlType(simple(type));
        };
    }

    private static SqlTypeName simple(LogicalType type) {
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> SqlTypeName.BOOLEAN;
            case TINYINT -> SqlTypeName.TINYINT;
            case SMALLINT -> SqlTypeName.SMALLINT;
            case INTEGER -> SqlTypeName.INTEGER;
            case BIGINT -> SqlTypeName.BIGINT;
            case FLOAT -> SqlTypeName.FLOAT;
            case DOUBLE -> SqlTypeName.DOUBLE;
            case DATE -> SqlTypeName.DATE;
            case VARIANT -> SqlTypeName.VARIANT;
            case NULL -> SqlTypeName.NULL;
            default -> SqlTypeName.ANY;
        };
    }

    private static RelDataType sized(SqlTypeName name, LogicalType type, RelDataTypeFactory factory) {
        return factory.createSqlType(name, LogicalTypeChecks.getLength(type));
    }

    private static RelDataType precise(SqlTypeName name, LogicalType type, RelDataTypeFactory factory) {
        return factory.createSqlType(name, LogicalTypeChecks.getPrecision(type));
    }

    private static RelDataType interval(YearMonthIntervalType type, RelDataTypeFactory factory) {
        return factory.createSqlIntervalType(new SqlIntervalQualifier(
                TimeUnit.YEAR, type.getYearPrecision(), TimeUnit.MONTH, -1, SqlParserPos.ZERO));
    }

    private static RelDataType interval(DayTimeIntervalType type, RelDataTypeFactory factory) {
        return factory.createSqlIntervalType(new SqlIntervalQualifier(
                TimeUnit.DAY,
                type.getDayPrecision(),
                TimeUnit.SECOND,
                type.getFractionalPrecision(),
                SqlParserPos.ZERO));
    }

    private static RelDataType row(LogicalType type, RelDataTypeFactory factory) {
        List<RelDataType> types = new ArrayList<>();
        for (LogicalType each : type.getChildren()) types.add(of(each, factory));
        return factory.createStructType(StructKind.PEEK_FIELDS_NO_EXPAND, types, LogicalTypeChecks.getFieldNames(type));
    }

    private static RelDataType structured(StructuredType type, RelDataTypeFactory factory) {
        String className = type.getClassName().orElseGet(type::asSummaryString);
        return new StructuredRelType(className, row(type, factory).getFieldList(), type.isNullable());
    }
}
