package dev.millrace.sql.grammar;

import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlWriter;

/// Writes types back to SQL.
final class TypeSyntax {
    private TypeSyntax() {}

    /// Writes a type with its nullability.
    static void unparse(SqlDataTypeSpec type, SqlWriter writer) {
        type.unparse(writer, 0, 0);
        if (Boolean.FALSE.equals(type.getNullable())) writer.keyword("NOT NULL");
    }
}
