package dev.millrace.sql.grammar;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/// Is `ARRAY<type>` or `MULTISET<type>`.
final class CollectionTypeSpec extends SqlTypeNameSpec {
    private final SqlTypeName kind;
    private final SqlDataTypeSpec element;

    CollectionTypeSpec(SqlTypeName kind, SqlDataTypeSpec element, SqlParserPos position) {
        super(new SqlIdentifier(kind.getName(), position), position);
        this.kind = kind;
        this.element = element;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        RelDataTypeFactory factory = validator.getTypeFactory();
        RelDataType of = element.deriveType(validator);
        return kind == SqlTypeName.ARRAY ? factory.createArrayType(of, -1) : factory.createMultisetType(of, -1);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword(kind.getName());
        SqlWriter.Frame frame = writer.startList("<", ">");
        TypeSyntax.unparse(element, writer);
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof CollectionTypeSpec spec
                        && spec.kind == kind
                        && element.equalsDeep(spec.element, Litmus.IGNORE)
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }
}
