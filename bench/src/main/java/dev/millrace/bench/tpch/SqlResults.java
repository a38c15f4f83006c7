package dev.millrace.bench.tpch;

import java.math.BigDecimal;
import java.util.List;

/// Compares the rows of a query as two engines give them. Numbers may differ in their last digits, because engines
/// choose different precisions for quotients.
public final class SqlResults {
    private static final double TOLERANCE = 1e-4;

    private SqlResults() {}

    /// Returns the first difference, or an empty text if the rows are the same.
    public static String difference(List<List<String>> expected, List<List<String>> actual) {
        if (expected.size() != actual.size()) return actual.size() + " rows instead of " + expected.size();
        for (int row = 0; row < expected.size(); row++) {
            for (int column = 0; column < expected.get(row).size(); column++) {
                String one = expected.get(row).get(column);
                String other = actual.get(row).get(column);
                if (!isSame(one, other))
                    return "row %d, column %d: %s instead of %s".formatted(row, column, other, one);
            }
        }
        return "";
    }

    private static boolean isSame(String one, String other) {
        if (one.strip().equals(other.strip())) return true;
        try {
            double expected = new BigDecimal(one).doubleValue();
            double actual = new BigDecimal(other).doubleValue();
            return Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
        } catch (NumberFormatException text) {
            return false;
        }
    }
}
