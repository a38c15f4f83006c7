package dev.millrace.sql.grammar;

import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.Modifiers;
import dev.millrace.sql.statement.ObjectKind;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.sql.statement.PartitionValues;
import dev.millrace.sql.statement.Position;
import dev.millrace.sql.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlTableRef;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Converts syntax trees of Calcite to parts of statements, and checks rules that the grammar does not express.
final class Syntax {
    /// Marks the name of a model among the arguments of a function.
    static final SqlOperator MODEL = new SqlSpecialOperator("MODEL", SqlKind.OTHER);

    private static final Set<ObjectKind> TEMPORARY =
            Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.FUNCTION, ObjectKind.MODEL, ObjectKind.CONNECTION);
    private static final Set<ObjectKind> SYSTEM = Set.of(ObjectKind.FUNCTION, ObjectKind.CONNECTION);

    private Syntax() {}

    /// Returns whether the next tokens are `MODEL name, DESCRIPTOR`.
    static boolean isModelArgument(FlinkSqlParser parser) {
        if (parser.getToken(1).kind != FlinkSqlParserConstants.MODEL) return false;
        int next = 3;
        while (parser.getToken(next).kind == FlinkSqlParserConstants.DOT) next += 2;
        return parser.getToken(next).kind == FlinkSqlParserConstants.COMMA
                && parser.getToken(next + 1).kind == FlinkSqlParserConstants.DESCRIPTOR;
    }

    /// Returns whether the next token is the kind of an object, and not its name.
    static boolean isDescribedKind(FlinkSqlParser parser) {
        return switch (parser.getToken(1).kind) {
            case FlinkSqlParserConstants.CATALOG,
                    FlinkSqlParserConstants.DATABASE,
                    FlinkSqlParserConstants.FUNCTION,
                    FlinkSqlParserConstants.MODEL,
                    FlinkSqlParserConstants.CONNECTION -> isBeforeName(parser);
            default -> false;
        };
    }

    /// Returns whether more than the next token is left of the name of an object.
    static boolean isBeforeName(FlinkSqlParser parser) {
        int second = parser.getToken(2).kind;
        return second != FlinkSqlParserConstants.EOF && second != FlinkSqlParserConstants.DOT;
    }

    static ObjectName name(SqlIdentifier id) {
        return new ObjectName(id.names, position(id.getParserPosition()));
    }

    static Position position(SqlParserPos position) {
        return new Position(Math.max(1, position.getLineNum()), Math.max(1, position.getColumnNum()));
    }

    static List<ObjectName> names(SqlNodeList list) {
        List<ObjectName> names = new ArrayList<>();
        for (SqlNode each : list) names.add(name((SqlIdentifier) each));
        return names;
    }

    static List<String> simpleNames(SqlNodeList list) {
        List<String> names = new ArrayList<>();
        for (SqlNode each : list) names.add(((SqlIdentifier) each).getSimple());
        return names;
    }

    /// Returns the text of a literal, which may consist of several pieces.
    static String text(SqlNode literal) {
        return SqlLiteral.unchain(literal).getValueAs(String.class);
    }

    static PartitionValues partition(Map<String, @Nullable SqlNode> values) {
        List<PartitionValues.Entry> entries = new ArrayList<>();
        values.forEach((column, value) -> entries.add(new PartitionValues.Entry(column, value)));
        return new PartitionValues(entries);
    }

    /// Returns the hints of a table, which stand after its name.
    static List<SqlNode> hints(SqlNode target) {
        if (!(target instanceof SqlTableRef table)) return List.of();
        return List.copyOf(((SqlNodeList) table.operand(1)).getList());
    }

    /// Refuses keywords before the kind of an object that the kind does not have.
    static Statement checkModifiers(Statement statement, Modifiers modifiers, SqlParserPos position) {
        if (!(statement instanceof CreateStatement create)) return statement;
        ObjectKind kind = create.kind();
        boolean replaceable = kind == ObjectKind.TABLE;
        if (modifiers.temporary() && !TEMPORARY.contains(kind)) throw refuse(position, "TEMPORARY", kind);
        if (modifiers.system() && !SYSTEM.contains(kind)) throw refuse(position, "SYSTEM", kind);
        if (modifiers.replaces() && !replaceable) throw refuse(position, "OR REPLACE", kind);
        if (modifiers.alters() && kind != ObjectKind.MATERIALIZED_TABLE) throw refuse(position, "OR ALTER", kind);
        if (create instanceof CreateStatement.Table table) checkTable(table, position);
        return statement;
    }

    private static void checkTable(CreateStatement.Table table, SqlParserPos position) {
        if (table.modifiers().replaces() && table.query() == null) {
            throw error(position, "CREATE OR REPLACE TABLE needs a query: AS SELECT ...");
        }
        if (table.query() == null) TableElements.requireTypes(table.definition().columns(), position);
    }

    private static CalciteContextException refuse(SqlParserPos position, String keyword, ObjectKind kind) {
        return error(position, keyword + " does not apply to " + kind.keywords());
    }

    /// Returns an error at a position.
    static CalciteContextException error(SqlParserPos position, String message) {
        CalciteContextException error = new CalciteContextException(message, new IllegalArgumentException(message));
        error.setPosition(
                position.getLineNum(), position.getColumnNum(), position.getEndLineNum(), position.getEndColumnNum());
        return error;
    }
}
