package dev.millrace.sql.grammar;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/// Is a type of Flink that this planner does not know yet, such as `BITMAP`.
final class NamedTypeSpec extends SqlTypeNameSpec {

    NamedTypeSpec(String name, SqlParserPos position) {
        super(new SqlIdentifier(name, position), position);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        throw UnsupportedTypes.of(getTypeName().getSimple(), getParserPos());
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword(getTypeName().getSimple());
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof NamedTypeSpec spec
                        && spec.getTypeName().getSimple().equals(getTypeName().getSimple())
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }
}
