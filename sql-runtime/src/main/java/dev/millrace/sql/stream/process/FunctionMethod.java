package dev.millrace.sql.stream.process;

import dev.millrace.sql.user.FunctionCall;
import dev.millrace.sql.user.FunctionMethods;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.functions.ProcessTableFunction;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a method of a function.
///
/// @param hasContext whether the first parameter is the context
record FunctionMethod(FunctionCall call, boolean hasContext) {

    static FunctionMethod find(
            UserFunction function,
            ProcessTableFunction<?> instance,
            String name,
            Class<?> context,
            List<Class<?>> classes) {
        FunctionMethod found = findOrNull(function, instance, name, context, classes);
        if (found != null) return found;
        return new FunctionMethod(
                new FunctionCall(function, name, FunctionMethods.find(function, instance, name, classes)), false);
    }

    static @Nullable FunctionMethod findOrNull(
            UserFunction function,
            ProcessTableFunction<?> instance,
            String name,
            Class<?> context,
            List<Class<?>> classes) {
        List<Class<?>> all = new ArrayList<>(List.of(context));
        all.addAll(classes);
        MethodHandle with = FunctionMethods.findOrNull(instance, name, all);
        if (with != null) return new FunctionMethod(new FunctionCall(function, name, with), true);
        MethodHandle without = FunctionMethods.findOrNull(instance, name, classes);
        return without == null ? null : new FunctionMethod(new FunctionCall(function, name, without), false);
    }
}
