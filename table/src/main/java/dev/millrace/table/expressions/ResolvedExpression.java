package dev.millrace.table.expressions;

import dev.millrace.table.types.DataType;
import java.util.List;

/// Is an expression whose type is known.
public interface ResolvedExpression extends Expression {

    /// Returns the expression in SQL.
    ///
    /// @throws dev.millrace.table.fault.TableException if SQL cannot express it
    default String asSerializableString() {
        return asSummaryString();
    }

    /// Returns the expression in SQL.
    ///
    /// @param sqlFactory writes functions without a name
    default String asSerializableString(SqlFactory sqlFactory) {
        return asSerializableString();
    }

    /// Returns the type of the result.
    DataType getOutputDataType();

    /// Returns the expressions of which this one consists.
    List<ResolvedExpression> getResolvedChildren();
}
