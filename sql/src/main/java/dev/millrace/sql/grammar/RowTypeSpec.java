package dev.millrace.sql.grammar;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/// Is `ROW<name type 'comment', ...>`.
final class RowTypeSpec extends SqlTypeNameSpec {
    private final List<Field> fields;

    /// Is a field of a row or a structured type.
    ///
    /// @param comment the comment; null if there is none
    record Field(
            String name, SqlDataTypeSpec type, @Nullable String comment) {

        void unparse(SqlWriter writer) {
            writer.identifier(name, true);
            TypeSyntax.unparse(type, writer);
            if (comment != null) writer.literal("'" + comment.replace("'", "''") + "'");
        }

        boolean isEqual(Field other) {
            return name.equals(other.name) && type.equalsDeep(other.type, Litmus.IGNORE);
        }
    }

    RowTypeSpec(List<Field> fields, SqlParserPos position) {
        super(new SqlIdentifier("ROW", position), position);
        this.fields = List.copyOf(fields);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        List<RelDataType> types = new ArrayList<>();
        for (Field each : fields) types.add(each.type.deriveType(validator));
        return validator
                .getTypeFactory()
                .createStructType(
                        StructKind.PEEK_FIELDS_NO_EXPAND,
                        types,
                        fields.stream().map(Field::name).toList());
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword("ROW");
        SqlWriter.Frame frame = writer.startList("<", ">");
        for (Field each : fields) {
            writer.sep(",", false);
            each.unparse(writer);
        }
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof RowTypeSpec spec && isEqual(fields, spec.fields)
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }

    static boolean isEqual(List<Field> left, List<Field> right) {
        if (left.size() != right.size()) return false;
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).isEqual(right.get(i))) return false;
        }
        return true;
    }
}
