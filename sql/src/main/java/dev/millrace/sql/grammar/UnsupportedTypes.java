package dev.millrace.sql.grammar;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Reports types that statements may name and the planner does not support yet.
final class UnsupportedTypes {
    private static final Fault UNSUPPORTED = new Fault(2853, Category.USER, "a type of SQL is not supported yet");

    private UnsupportedTypes() {}

    static MillraceException of(String type, SqlParserPos position) {
        return UNSUPPORTED
                .what("The type %s (%s) is not supported yet.", type, Syntax.position(position))
                .fix("Use another type. docs/status.md lists the types that work.");
    }
}
