package dev.millrace.sql.grammar;

import dev.millrace.sql.planner.type.RelTypes;
import dev.millrace.table.types.logical.BitmapType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/// Is `BITMAP`, a type that Calcite does not know.
final class BitmapTypeSpec extends SqlTypeNameSpec {

    BitmapTypeSpec(SqlParserPos position) {
        super(new SqlIdentifier("BITMAP", position), position);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return RelTypes.of(new BitmapType(false), validator.getTypeFactory());
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword(getTypeName().getSimple());
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof BitmapTypeSpec ? litmus.succeed() : litmus.fail("{} != {}", this, other);
    }
}
