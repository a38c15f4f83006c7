package dev.millrace.sql.planner;

import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.planner.type.FlinkTypeFactory;
import dev.millrace.sql.planner.type.RelTypes;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;

/// Converts types of Flink to types of Calcite. Not thread-safe.
final class PlannerTypes {
    private final FlinkTypeFactory factory;
    private final SqlValidator validator;
    private final Map<String, RelDataType> known = new HashMap<>();

    /// @param validator resolves the names of types
    PlannerTypes(FlinkTypeFactory factory, SqlValidator validator) {
        this.factory = factory;
        this.validator = validator;
    }

    /// Returns the type of the rows of a table.
    RelDataType row(RowType rowType) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (RowType.RowField each : rowType.getFields()) builder.add(each.getName(), of(each.getType()));
        return builder.build();
    }

    /// Returns a type. The grammar reads its text, so that a table of a program has the same types as one of a script.
    private RelDataType of(LogicalType type) {
        if (type.is(LogicalTypeRoot.NULL)) return factory.createSqlType(SqlTypeName.NULL);
        String text = type.asSerializableString();
        // The grammar has no names with line breaks.
        boolean isReadable = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return known.computeIfAbsent(text, key -> isReadable ? parsed(key) : RelTypes.of(type, factory));
    }

    private RelDataType parsed(String text) {
        boolean isNullable = !text.endsWith(" NOT NULL");
        String plain = isNullable ? text : text.substring(0, text.length() - " NOT NULL".length());
        SqlCall cast = (SqlCall) StatementParser.parseExpression("CAST(NULL AS " + plain + ")");
        RelDataType type = ((SqlDataTypeSpec) cast.operand(1)).deriveType(validator, true);
        return factory.createTypeWithNullability(type, isNullable);
    }
}
