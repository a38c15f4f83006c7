package dev.millrace.sql.planner.user;

import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.planner.function.FlinkOperatorTable;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/// Finds functions: temporary ones of the system, those of Millrace, and those of catalogs, in this order.
public final class ProgramOperators implements SqlOperatorTable {
    private static final int FULL_NAME = 3;
    private static final SqlNameMatcher ANY_CASE = SqlNameMatchers.withCaseSensitive(false);

    private final Catalogs catalogs;
    private final SqlOperatorTable own = FlinkOperatorTable.INSTANCE;

    /// Finds the functions of a session.
    public ProgramOperators(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        UserDefinedFunction function = syntax == SqlSyntax.FUNCTION ? find(name) : null;
        if (function != null) found.add(operator(name, function));
        else if (name.isSimple()) own.lookupOperatorOverloads(name, category, syntax, found, matcher);
    }

    /// Returns the function of a program that a name means; null if there is none.
    @Nullable
    UserDefinedFunction find(SqlIdentifier name) {
        // The constructors of rows and arrays have no name.
        if (name.names.getLast().isEmpty()) return null;
        if (name.isSimple()) {
            UserDefinedFunction system = catalogs.functions().system(name.getSimple());
            if (system != null || isOwn(name)) return system;
        }
        return catalogs.functions().find(path(name.names));
    }

    private boolean isOwn(SqlIdentifier name) {
        List<SqlOperator> found = new ArrayList<>();
        own.lookupOperatorOverloads(name, null, SqlSyntax.FUNCTION, found, ANY_CASE);
        return !found.isEmpty();
    }

    private TablePath path(List<String> names) {
        int count = names.size();
        return new TablePath(
                count >= FULL_NAME ? names.get(count - FULL_NAME) : catalogs.currentCatalog(),
                count >= 2 ? names.get(count - 2) : catalogs.currentDatabase(),
                names.getLast());
    }

    private static SqlOperator operator(SqlIdentifier name, UserDefinedFunction function) {
        return switch (function.getKind()) {
            case TABLE, ASYNC_TABLE, PROCESS_TABLE -> new TableOperator(name, function);
            case AGGREGATE, TABLE_AGGREGATE -> new ProgramAggregate(name, function);
            default -> new ScalarOperator(name, function);
        };
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return own.getOperatorList();
    }
}
