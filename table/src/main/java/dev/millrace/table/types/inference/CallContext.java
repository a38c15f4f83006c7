package dev.millrace.table.types.inference;

import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Describes a call of a function for its type inference.
public interface CallContext {

    /// Returns the factory of types.
    DataTypeFactory getDataTypeFactory();

    /// Returns the function.
    FunctionDefinition getFunctionDefinition();

    /// Returns whether an argument is a constant.
    boolean isArgumentLiteral(int pos);

    /// Returns whether an argument is the constant NULL.
    boolean isArgumentNull(int pos);

    /// Returns the value of a constant argument; empty if the argument is no constant or has another class.
    <T> Optional<T> getArgumentValue(int pos, Class<T> clazz);

    /// Returns the description of an argument that is a table.
    default Optional<TableSemantics> getTableSemantics(int pos) {
        return Optional.empty();
    }

    /// Returns the kinds of changes that the function must emit; empty while types are inferred.
    default Optional<ChangelogMode> getOutputChangelogMode() {
        return Optional.empty();
    }

    /// Returns the name of the function.
    String getName();

    /// Returns the types of the arguments.
    List<DataType> getArgumentDataTypes();

    /// Returns the type of the result, if the place of the call demands one.
    Optional<DataType> getOutputDataType();

    /// Returns an exception with a message.
    default ValidationException newValidationError(String message, Object... args) {
        return new ValidationException(String.format(Locale.ROOT, message, args));
    }

    /// Returns nothing, or throws an exception with a message.
    default <T> Optional<T> fail(boolean throwOnFailure, String message, Object... args) {
        if (throwOnFailure) throw newValidationError(message, args);
        return Optional.empty();
    }

    /// Returns whether the function is an aggregate over groups that are not empty.
    boolean isGroupedAggregation();
}
