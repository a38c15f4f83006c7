package dev.millrace.sql.grammar;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/// Is `MAP<key, value>`.
final class MapTypeSpec extends SqlTypeNameSpec {
    private final SqlDataTypeSpec key;
    private final SqlDataTypeSpec value;

    MapTypeSpec(SqlDataTypeSpec key, SqlDataTypeSpec value, SqlParserPos position) {
        super(new SqlIdentifier("MAP", position), position);
        this.key = key;
        this.value = value;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return validator.getTypeFactory().createMapType(key.deriveType(validator), value.deriveType(validator));
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword("MAP");
        SqlWriter.Frame frame = writer.startList("<", ">");
        TypeSyntax.unparse(key, writer);
        writer.sep(",", true);
        TypeSyntax.unparse(value, writer);
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof MapTypeSpec spec
                        && key.equalsDeep(spec.key, Litmus.IGNORE)
                        && value.equalsDeep(spec.value, Litmus.IGNORE)
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }
}
