package dev.millrace.sql.planner.type;

import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;
import org.jspecify.annotations.Nullable;

/// Is a row with the name of a class, which distinguishes it from rows with the same fields.
public final class StructuredRelType extends RelRecordType {
    private final String className;

    /// Creates the type.
    ///
    /// @param className the name of the class, which need not exist
    public StructuredRelType(String className, List<RelDataTypeField> fields, boolean isNullable) {
        // The constructor of the superclass writes the digest, which contains the name.
        this.className = className;
        super(StructKind.PEEK_FIELDS_NO_EXPAND, fields, isNullable);
    }

    /// Returns the name of the class.
    public String className() {
        return className;
    }

    /// Returns the type with another nullability.
    public StructuredRelType withNullability(boolean isNullable) {
        return new StructuredRelType(className, getFieldList(), isNullable);
    }

    @Override
    protected void generateTypeString(StringBuilder text, boolean withDetail) {
        text.append("STRUCTURED '").append(className).append("' ");
        super.generateTypeString(text, withDetail);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StructuredRelType type && className.equals(type.className) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, super.hashCode());
    }
}
