package dev.millrace.sql.parser;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.sql.statement.AlterStatement;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DescribeStatement;
import dev.millrace.sql.statement.DropStatement;
import dev.millrace.sql.statement.JobStatement;
import dev.millrace.sql.statement.ObjectKind;
import dev.millrace.sql.statement.ShowStatement;
import dev.millrace.sql.statement.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows the statements that parse, but that no part of Millrace can run yet.
public final class SupportedStatements {
    private static final Fault NOT_YET = new Fault(2852, Category.USER, "a statement of SQL is not supported yet");
    private static final Set<ObjectKind> LATER =
            Set.of(ObjectKind.MODEL, ObjectKind.CONNECTION, ObjectKind.MATERIALIZED_TABLE);

    private SupportedStatements() {}

    /// Refuses a statement that cannot be run yet.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the statement cannot be run
    public static void require(Statement statement) {
        String what = unsupported(statement);
        if (what == null) return;
        throw NOT_YET.what("%s does not exist in Millrace yet.", what)
                .fix("Leave the statement out. docs/status.md lists the statements that work.");
    }

    private static @Nullable String unsupported(Statement statement) {
        return switch (statement) {
            case CreateStatement create -> later(create.kind());
            case AlterStatement alter -> later(alter.kind());
            case DropStatement drop -> later(drop.kind());
            case DescribeStatement.Definition describe -> later(describe.kind());
            case ShowStatement.Definition show -> later(show.kind());
            case ShowStatement.Objects show -> shown(show.kind());
            case JobStatement.Explain explain -> unsupported(explain.statement());
            case JobStatement.Execute execute -> unsupported(execute.statement());
            case JobStatement.CompilePlan compile -> unsupported(compile.statement());
            default -> null;
        };
    }

    private static @Nullable String later(ObjectKind kind) {
        return LATER.contains(kind) ? kind.keywords() : null;
    }

    private static @Nullable String shown(ShowStatement.Kind kind) {
        return switch (kind) {
            case MODELS, CONNECTIONS, MATERIALIZED_TABLES ->
                "SHOW " + kind.name().replace('_', ' ');
            default -> null;
        };
    }
}
