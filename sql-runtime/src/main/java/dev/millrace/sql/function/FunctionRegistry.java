package dev.millrace.sql.function;

import dev.millrace.table.types.logical.LogicalType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds the method of a function by its name and the types of its arguments.
public final class FunctionRegistry {
    private static final List<Class<?>> LIBRARY = List.of(
            TextFunctions.class,
            PatternFunctions.class,
            NumberFunctions.class,
            TimeFunctions.class,
            ByteFunctions.class,
            JsonFunctions.class,
            BitmapFunctions.class,
            UrlFunctions.class);

    private final Map<String, List<ScalarFunctionMethod>> functions = new HashMap<>();

    /// Creates the registry of the functions of Millrace.
    public FunctionRegistry() {
        for (Class<?> library : LIBRARY) for (Method each : library.getDeclaredMethods()) add(each);
    }

    private void add(Method method) {
        SqlFunction function = method.getAnnotation(SqlFunction.class);
        if (function == null) return;
        ScalarFunctionMethod scalar = new ScalarFunctionMethod(method, function.acceptsNull());
        for (String name : function.value())
            functions.computeIfAbsent(name, _ -> new ArrayList<>()).add(scalar);
    }

    /// Returns the method that fits the types of arguments best.
    public Optional<ScalarFunctionMethod> find(String name, List<LogicalType> types) {
        ScalarFunctionMethod best = null;
        int least = ScalarFunctionMethod.NO_FIT;
        for (ScalarFunctionMethod each : functions.getOrDefault(name, List.of())) {
            int distance = each.distance(types);
            if (distance < least) {
                least = distance;
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Returns the names of all functions.
    public SortedSet<String> names() {
        return new TreeSet<>(functions.keySet());
    }
}
