package dev.millrace.sql.function;

import java.lang.invoke.MethodHandles;

/// Gives generated code access to the methods of functions.
public final class FunctionAccess {
    private FunctionAccess() {}

    /// Returns a lookup with the rights of this package. Generated classes become members of the package.
    public static MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }
}
