package dev.millrace.sql.grammar;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/// Is an interval as the type of a column, for example `INTERVAL DAY TO SECOND`.
final class IntervalTypeSpec extends SqlTypeNameSpec {
    private final SqlIntervalQualifier interval;

    IntervalTypeSpec(SqlIntervalQualifier interval, SqlParserPos position) {
        super(new SqlIdentifier(interval.typeName().getName(), position), position);
        this.interval = interval;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return validator.getTypeFactory().createSqlIntervalType(interval);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword("INTERVAL");
        interval.unparse(writer, leftPrecision, rightPrecision);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof IntervalTypeSpec spec && interval.equalsDeep(spec.interval, Litmus.IGNORE)
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }
}
