package dev.millrace.sql.parser;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the name that a misspelled name probably means.
public final class NearestName {
    private static final int LENGTH_MIN = 3;

    private NearestName() {}

    /// Returns the known name with the fewest changes of letters. Returns null if none is near.
    ///
    /// @param name the name as it is written
    /// @param known the names that exist
    public static @Nullable String of(String name, Collection<String> known) {
        if (name.length() < LENGTH_MIN) return null;
        String wanted = name.toUpperCase(Locale.ROOT);
        int best = Math.max(1, name.length() / 3) + 1;
        String nearest = null;
        for (String each : known) {
            int distance = distance(wanted, each.toUpperCase(Locale.ROOT));
            if (distance == 0 || distance >= best) continue;
            best = distance;
            nearest = each;
        }
        return nearest;
    }

    /// Returns the number of insertions, deletions, replacements and swaps of neighbours between two words.
    private static int distance(String left, String right) {
        int[][] costs = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) costs[i][j] = cost(left, right, i, j, costs);
        }
        return costs[left.length()][right.length()];
    }

    private static int cost(String left, String right, int i, int j, int[][] costs) {
        if (i == 0 || j == 0) return i + j;
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int least = Math.min(Math.min(costs[i - 1][j], costs[i][j - 1]) + 1, costs[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
    }
}
