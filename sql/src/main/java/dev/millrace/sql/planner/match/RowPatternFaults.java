package dev.millrace.sql.planner.match;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.TextPlace;
import dev.millrace.sql.statement.Position;
import org.apache.calcite.sql.SqlNode;

/// Reports parts of MATCH_RECOGNIZE that are wrong or not supported, with their position.
///
/// @param text the text of the query
record RowPatternFaults(ScriptStatement text) {
    private static final Fault UNSUPPORTED =
            new Fault(9334, Category.USER, "a part of MATCH_RECOGNIZE is not supported");
    private static final Fault PATTERN = new Fault(9335, Category.USER, "a row pattern is not possible");
    private static final Fault ORDER = new Fault(9336, Category.USER, "MATCH_RECOGNIZE has no order by time");
    private static final Fault COLUMNS =
            new Fault(9337, Category.USER, "two columns of MATCH_RECOGNIZE have the same name");

    /// Returns an exception for a part that is not supported.
    ///
    /// @param problem what is wrong, as a sentence
    /// @param fix how to repair it, as a sentence
    MillraceException unsupported(SqlNode at, String problem, String fix) {
        return UNSUPPORTED
                .what("Error in MATCH_RECOGNIZE at %s: %s", place(at), problem)
                .why("%s", caret(at))
                .fix("%s", fix);
    }

    MillraceException impossible(SqlNode at, String problem, String fix) {
        return PATTERN.what("Error in MATCH_RECOGNIZE at %s: %s", place(at), problem)
                .why("%s", caret(at))
                .fix("%s", fix);
    }

    MillraceException order(SqlNode at, String problem, String fix) {
        return ORDER.what("Error in MATCH_RECOGNIZE at %s: %s", place(at), problem)
                .why("%s", caret(at))
                .fix("%s", fix);
    }

    MillraceException sameColumn(SqlNode at, String name) {
        return COLUMNS.what("Error in MATCH_RECOGNIZE at %s: the column '%s' is there twice.", place(at), name)
                .why("%s", caret(at))
                .fix("Give the measure another name. The columns of PARTITION BY are always in the result.");
    }

    private static Position position(SqlNode at) {
        return new Position(
                Math.max(1, at.getParserPosition().getLineNum()),
                Math.max(1, at.getParserPosition().getColumnNum()));
    }

    private Position place(SqlNode at) {
        return position(at).after(text.start());
    }

    private String caret(SqlNode at) {
        return TextPlace.of(text.text(), position(at)).caret();
    }
}
