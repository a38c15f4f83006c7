package dev.millrace.sql.user;

import dev.millrace.base.fault.MillraceException;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls a method of a function, and explains its exceptions. Not thread-safe.
public final class FunctionCall {
    private final UserFunction function;
    private final String name;
    private final MethodHandle spread;
    private final @Nullable Object[] defaults;

    /// Creates the call of a method.
    ///
    /// @param name the name of the method
    public FunctionCall(UserFunction function, String name, MethodHandle method) {
        this.function = function;
        this.name = name;
        this.spread = FunctionMethods.spread(method);
        this.defaults = FunctionMethods.defaults(method);
    }

    /// Calls the method. Primitive parameters get a default value for NULL.
    public @Nullable Object call(@Nullable Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) if (arguments[i] == null) arguments[i] = defaults[i];
        try {
            return spread.invokeExact(arguments);
        } catch (Throwable thrown) {
            throw failed(function, name, arguments, thrown);
        }
    }

    /// Returns the fault of a call.
    public static MillraceException failed(
            UserFunction function, String method, @Nullable Object[] arguments, Throwable thrown) {
        if (thrown instanceof MillraceException known) return known;
        if (thrown instanceof Error error && !(thrown instanceof LinkageError)) throw error;
        List<@Nullable Object> values = Arrays.asList(arguments);
        String texts = values.stream().map(FunctionCall::text).collect(Collectors.joining(", "));
        return UserFaults.CALL
                .what("The function %s failed for the arguments (%s): %s", function.name(), texts, thrown)
                .why(
                        "%s.%s threw the exception.",
                        function.function().getClass().getName(), method)
                .cause(thrown)
                .fix("Repair the function, or filter the rows that it cannot handle.");
    }

    private static String text(@Nullable Object value) {
        String text = switch (value) {
            case null -> "NULL";
            case Object[] array -> Arrays.deepToString(array);
            case int[] array -> Arrays.toString(array);
            case long[] array -> Arrays.toString(array);
            case double[] array -> Arrays.toString(array);
            case byte[] array -> Arrays.toString(array);
            case String string -> "'" + string + "'";
            default -> value.toString();
        };
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
