package dev.millrace.api.util.function;

/// Throws checked exceptions where the signature allows none.
final class Rethrow {
    private Rethrow() {}

    /// Throws the exception unchanged. The result type allows callers to write `throw Rethrow.unchanged(e)`.
    static RuntimeException unchanged(Throwable thrown) {
        return Rethrow.<RuntimeException>sneaky(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
