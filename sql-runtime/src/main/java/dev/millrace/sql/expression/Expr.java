package dev.millrace.sql.expression;

import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.SymbolType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is an expression over the columns of a row.
public sealed interface Expr extends Serializable {

    /// Is the name of the function that returns a column of the outer row of a correlation. Its operands are the number
    /// of the correlation and the index of the column.
    String OUTER_COLUMN = "OUTER_COLUMN";

    /// Returns the type of the result.
    LogicalType type();

    /// Is a constant.
    ///
    /// @param value an object of the default conversion class of the type, such as String or LocalDate;
    ///     null for NULL
    record Literal(@Nullable Object value, LogicalType type) implements Expr {}

    /// Is a column of the input. A join numbers the columns of its right input after those of its left one.
    ///
    /// @param index the index of the column, from 0
    record Column(int index, LogicalType type) implements Expr {}

    /// Is a field of a row.
    ///
    /// @param index the index of the field, from 0
    record Field(Expr row, int index, LogicalType type) implements Expr {}

    /// Is the call of a function or an operator.
    ///
    /// @param function the name in upper case, such as `UPPER` or `+`
    record Call(String function, List<Expr> operands, LogicalType type) implements Expr {
        public Call {
            operands = List.copyOf(operands);
        }
    }

    /// Is the call of a function of the program.
    ///
    /// @param operands the arguments before they are cast
    record UserCall(UserFunction function, List<Expr> operands, LogicalType type) implements Expr {
        public UserCall {
            operands = List.copyOf(operands);
        }
    }

    /// Is a cast.
    ///
    /// @param isTry whether the result is NULL where the cast fails
    record Cast(Expr operand, LogicalType type, boolean isTry) implements Expr {}

    /// Is a CASE: the value of the first branch whose condition is true.
    ///
    /// @param otherwise the value if no condition is true
    record Case(List<Branch> branches, Expr otherwise, LogicalType type) implements Expr {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    /// Is a branch of a CASE.
    record Branch(Expr condition, Expr value) implements Serializable {}

    /// Is a keyword among the operands of a function, such as `YEAR` in `EXTRACT(YEAR FROM d)`.
    ///
    /// @param name the keyword in upper case
    record Symbol(String name) implements Expr {
        @Override
        public LogicalType type() {
            return new SymbolType<>(false);
        }
    }
}
