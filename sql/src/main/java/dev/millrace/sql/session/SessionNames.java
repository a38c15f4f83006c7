package dev.millrace.sql.session;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.planner.function.FunctionNames;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.sql.statement.Position;
import dev.millrace.sql.option.KnownOptions;
import java.util.Collection;
import java.util.List;

/// Lists the names that a statement of a session may use, for completion. Not thread-safe.
public final class SessionNames {
    private final SessionState state;

    SessionNames(SessionState state) {
        this.state = state;
    }

    /// Returns the tables and views of the current database.
    public List<String> tables() {
        Catalogs catalogs = state.catalogs();
        return List.copyOf(catalogs.names(catalogs.currentCatalog(), catalogs.currentDatabase()));
    }

    /// Returns the columns of a table or view of the current database; none if its query is wrong.
    public List<String> columns(String table) {
        try {
            return new DescribeStatements(state).names(new ObjectName(List.of(table), Position.START));
        } catch (MillraceException wrong) {
            return List.of();
        }
    }

    /// Returns the functions.
    public Collection<String> functions() {
        return FunctionNames.all();
    }

    /// Returns the keys of options for SET.
    public Collection<String> options() {
        return KnownOptions.ALL.keySet();
    }

    /// Returns the values of the option `connector`.
    public Collection<String> connectors() {
        return state.connectors().known();
    }

    /// Returns the options of a connector; none if it does not exist.
    public List<String> options(String connector) {
        return state.connectors().options(connector);
    }
}
