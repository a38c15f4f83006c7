package dev.millrace.sql.grammar;

import dev.millrace.sql.planner.type.StructuredRelType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/// Is `STRUCTURED<'class', name type 'comment', ...>`.
final class StructuredTypeSpec extends SqlTypeNameSpec {
    private final String className;
    private final List<RowTypeSpec.Field> fields;

    StructuredTypeSpec(String className, List<RowTypeSpec.Field> fields, SqlParserPos position) {
        super(new SqlIdentifier("STRUCTURED", position), position);
        this.className = className;
        this.fields = List.copyOf(fields);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        List<RelDataTypeField> all = new ArrayList<>();
        for (RowTypeSpec.Field each : fields) {
            all.add(new RelDataTypeFieldImpl(
                    each.name(), all.size(), each.type().deriveType(validator)));
        }
        return new StructuredRelType(className, all, true);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword("STRUCTURED");
        SqlWriter.Frame frame = writer.startList("<", ">");
        writer.literal("'" + className + "'");
        for (RowTypeSpec.Field each : fields) {
            writer.sep(",", true);
            each.unparse(writer);
        }
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof StructuredTypeSpec spec
                        && spec.className.equals(className)
                        && RowTypeSpec.isEqual(fields, spec.fields)
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }
}
