package dev.millrace.sql.grammar;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/// Is `RAW('class', 'serializer snapshot')`.
final class RawTypeSpec extends SqlTypeNameSpec {
    private final String className;
    private final String snapshot;

    RawTypeSpec(String className, String snapshot, SqlParserPos position) {
        super(new SqlIdentifier("RAW", position), position);
        this.className = className;
        this.snapshot = snapshot;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        throw UnsupportedTypes.of("RAW", getParserPos());
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecision, int rightPrecision) {
        writer.keyword("RAW");
        writer.literal("('" + className + "', '" + snapshot + "')");
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof RawTypeSpec spec && spec.className.equals(className) && spec.snapshot.equals(snapshot)
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }
}
