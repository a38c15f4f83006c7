package dev.millrace.sql.statement;

import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// Creates an object.
public sealed interface CreateStatement extends Statement {

    /// Returns the name of the new object.
    ObjectName name();

    /// Returns the keywords before and after the kind of the object.
    Modifiers modifiers();

    /// Returns the kind of the new object.
    ObjectKind kind();

    /// Creates a catalog, a database or a connection.
    ///
    /// @param comment the comment; null if there is none
    record Container(
            ObjectKind kind,
            ObjectName name,
            Modifiers modifiers,
            @Nullable String comment,
            Map<String, String> options)
            implements CreateStatement {}

    /// Creates a table.
    ///
    /// @param like the table whose parts it takes; null if there is none
    /// @param query the query that fills it; null if there is none
    record Table(
            ObjectName name,
            Modifiers modifiers,
            TableDefinition definition,
            @Nullable TableLike like,
            @Nullable SqlNode query)
            implements CreateStatement {
        @Override
        public ObjectKind kind() {
            return ObjectKind.TABLE;
        }
    }

    /// Is a column of a view.
    ///
    /// @param comment the comment; null if there is none
    record ViewColumn(String name, @Nullable String comment) {}

    /// Creates a view.
    ///
    /// @param columns the names of its columns; empty for the names of the query
    /// @param comment the comment; null if there is none
    record View(
            ObjectName name,
            Modifiers modifiers,
            List<ViewColumn> columns,
            @Nullable String comment,
            SqlNode query) implements CreateStatement {
        @Override
        public ObjectKind kind() {
            return ObjectKind.VIEW;
        }
    }

    /// Creates a function.
    ///
    /// @param language JAVA, SCALA or PYTHON
    record Function(
            ObjectName name,
            Modifiers modifiers,
            String className,
            String language,
            List<FunctionResource> resources,
            Map<String, String> options)
            implements CreateStatement {
        @Override
        public ObjectKind kind() {
            return ObjectKind.FUNCTION;
        }
    }

    /// Creates a model.
    ///
    /// @param comment the comment; null if there is none
    /// @param query the query that trains it; null if there is none
    record Model(
            ObjectName name,
            Modifiers modifiers,
            List<ColumnDefinition> input,
            List<ColumnDefinition> output,
            @Nullable String comment,
            Map<String, String> options,
            @Nullable SqlNode query)
            implements CreateStatement {
        @Override
        public ObjectKind kind() {
            return ObjectKind.MODEL;
        }
    }

    /// Creates a materialized table, or changes it with OR ALTER.
    record MaterializedTable(
            ObjectName name,
            Modifiers modifiers,
            TableDefinition definition,
            MaterializedTableOptions refresh,
            SqlNode query)
            implements CreateStatement {
        @Override
        public ObjectKind kind() {
            return ObjectKind.MATERIALIZED_TABLE;
        }
    }
}
