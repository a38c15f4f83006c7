package dev.millrace.api.type;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Finds the method of a lambda or a method reference.
public final class Lambdas {
    private Lambdas() {}

    /// Returns the serialized form of a lambda; null if the function is an ordinary object or cannot be read.
    public static @Nullable SerializedLambda written(Object function) {
        if (!function.getClass().isSynthetic() && !function.getClass().isHidden()) return null;
        try {
            Method replace = function.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return replace.invoke(function) instanceof SerializedLambda lambda ? lambda : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError _) {
            return null;
        }
    }
}
