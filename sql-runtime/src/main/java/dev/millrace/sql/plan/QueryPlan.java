package dev.millrace.sql.plan;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.logical.RowType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Is the plan of a query: an operator with its inputs.
public sealed interface QueryPlan extends Serializable {

    /// Returns the type of the rows.
    RowType rowType();

    /// Returns the plans whose rows the operator reads.
    List<QueryPlan> inputs();

    /// Reads a table.
    ///
    /// @param table the names of catalog, database and table
    /// @param options the options that the query gives instead of those of the table
    /// @param filters the conditions on the columns that the source checks
    record Scan(List<String> table, Map<String, String> options, List<Expr> filters, RowType rowType)
            implements QueryPlan {
        public Scan {
            filters = List.copyOf(filters);
        }

        /// Creates an operator that reads all rows of a table.
        public Scan(List<String> table, Map<String, String> options, RowType rowType) {
            this(table, options, List.of(), rowType);
        }

        @Override
        public List<QueryPlan> inputs() {
            return List.of();
        }
    }

    /// Returns rows of constants.
    record Values(List<List<Expr>> rows, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of();
        }
    }

    /// Computes one column per expression.
    record Project(QueryPlan input, List<Expr> expressions, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Keeps the rows for which a condition is true.
    record Filter(QueryPlan input, Expr condition) implements QueryPlan {
        @Override
        public RowType rowType() {
            return input.rowType();
        }

        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Joins two inputs.
    ///
    /// @param condition the condition over the columns of both inputs
    record Join(QueryPlan left, QueryPlan right, JoinKind kind, Expr condition, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(left, right);
        }
    }

    /// Runs its right input once per row of its left input, and joins the row with the results.
    ///
    /// @param variable the number by which the right input refers to the row
    /// @param kind INNER or LEFT
    record Correlate(QueryPlan left, QueryPlan right, int variable, JoinKind kind, RowType rowType)
            implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(left, right);
        }
    }

    /// Joins each row with the rows that a connector finds by key when the row arrives.
    ///
    /// @param kind INNER or LEFT
    record Lookup(QueryPlan input, LookupClause clause, JoinKind kind, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Reads the version of a table that was valid at a time.
    ///
    /// @param time the time, usually a column of the outer row
    /// @param hint the arguments of the hint LOOKUP for the table
    record Snapshot(QueryPlan input, Expr time, Map<String, String> hint) implements QueryPlan {
        @Override
        public RowType rowType() {
            return input.rowType();
        }

        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Returns one row per element of the arrays, maps or multisets in its input.
    ///
    /// @param withOrdinality whether the last column counts the elements from 1
    record Unnest(QueryPlan input, boolean withOrdinality, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Returns the rows that a table function of the program gives for each row of its input.
    ///
    /// @param function the function
    /// @param operands the arguments before they are cast
    record FunctionTable(QueryPlan input, UserFunction function, List<Expr> operands, RowType rowType)
            implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Is the kind of a join.
    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        SEMI,
        ANTI
    }

    /// Aggregates groups of rows. The columns are the keys and then one column per call.
    ///
    /// @param keys the indexes of the key columns
    /// @param groupingSets the sets of key columns; one set with all keys for a plain GROUP BY
    record Aggregate(
            QueryPlan input,
            List<Integer> keys,
            List<List<Integer>> groupingSets,
            List<AggregateCall> calls,
            RowType rowType)
            implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Adds columns that functions compute over windows of rows.
    record Over(QueryPlan input, List<OverGroup> groups, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Sorts rows, and keeps a part of them.
    ///
    /// @param keys the order; empty if only a part is wanted
    /// @param offset the number of rows to skip
    /// @param fetch the largest number of rows; null for all
    record Sort(
            QueryPlan input,
            List<SortKey> keys,
            long offset,
            @Nullable Long fetch) implements QueryPlan {
        @Override
        public RowType rowType() {
            return input.rowType();
        }

        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Is a column of an order.
    record SortKey(int column, boolean isDescending, boolean areNullsFirst) implements Serializable {}

    /// Unites, intersects or subtracts the rows of its inputs.
    ///
    /// @param isAll whether equal rows are kept
    record SetOperation(SetKind kind, boolean isAll, List<QueryPlan> inputs, RowType rowType) implements QueryPlan {}

    /// Is the kind of a set operation.
    enum SetKind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /// Assigns rows to windows, and adds the columns window_start, window_end and window_time.
    ///
    /// @param function TUMBLE, HOP, CUMULATE or SESSION
    /// @param timeColumn the index of the column with the time
    /// @param keys the indexes of the columns after PARTITION BY
    /// @param sizes the intervals, in the order of the call
    record WindowTable(
            QueryPlan input, String function, int timeColumn, List<Integer> keys, List<Expr> sizes, RowType rowType)
            implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Finds sequences of rows. The columns are the keys of the partition and then one column per measure.
    record Match(QueryPlan input, MatchClause clause, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Creates watermarks from the last column of its input, which it removes. Queries in batch mode have none.
    ///
    /// @param timeColumn the index of the column with the event time
    /// @param isOfSource whether the source has watermarks, so that the last column means nothing
    record Watermark(QueryPlan input, int timeColumn, boolean isOfSource, RowType rowType) implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Keeps the first rows of each partition. Only queries in streaming mode have such operators.
    ///
    /// @param keys the indexes of the columns of the partition; empty if all rows are in one
    /// @param order the order of the rows; empty for their arrival
    /// @param first the number of the first row that is kept, from 1
    /// @param last the number of the last row that is kept
    /// @param hasNumber whether the last column has the number of the row
    record Rank(
            QueryPlan input,
            List<Integer> keys,
            List<SortKey> order,
            long first,
            long last,
            boolean hasNumber,
            RowType rowType)
            implements QueryPlan {
        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Completes the changes of a table whose rows replace each other by key. Only queries in streaming mode have
    /// such operators.
    ///
    /// @param keys the indexes of the columns of the primary key
    /// @param condition the condition that emitted rows fulfil; null for all rows
    record Normalize(
            QueryPlan input, List<Integer> keys, @Nullable Expr condition) implements QueryPlan {
        @Override
        public RowType rowType() {
            return input.rowType();
        }

        @Override
        public List<QueryPlan> inputs() {
            return List.of(input);
        }
    }

    /// Returns the rows that a process table function emits. The inputs are the tables of the call, in their order; a
    /// call without tables has one input with one row.
    record Process(List<QueryPlan> inputs, ProcessClause clause, RowType rowType) implements QueryPlan {}
}
