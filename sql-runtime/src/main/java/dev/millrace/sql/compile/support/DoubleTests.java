package dev.millrace.sql.compile.support;

/// Compares floating-point numbers: NaN equals NaN, and is neither less nor greater than a number. Results are 1 for
/// true and 0 for false.
public final class DoubleTests {
    private DoubleTests() {}

    private static boolean areEqual(double left, double right) {
        return left == right || left != left && right != right;
    }

    /// Returns whether both are equal.
    public static int equal(double left, double right) {
        return areEqual(left, right) ? 1 : 0;
    }

    /// Returns whether both are different.
    public static int notEqual(double left, double right) {
        return areEqual(left, right) ? 0 : 1;
    }

    /// Returns whether the left one is less.
    public static int less(double left, double right) {
        return left < right ? 1 : 0;
    }

    /// Returns whether the left one is less or equal.
    public static int lessOrEqual(double left, double right) {
        return left < right || areEqual(left, right) ? 1 : 0;
    }

    /// Returns whether the left one is greater.
    public static int greater(double left, double right) {
        return left > right ? 1 : 0;
    }

    /// Returns whether the left one is greater or equal.
    public static int greaterOrEqual(double left, double right) {
        return left > right || areEqual(left, right) ? 1 : 0;
    }
}
