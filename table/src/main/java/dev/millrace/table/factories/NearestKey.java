package dev.millrace.table.factories;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Finds the known key that a mistyped one means.
final class NearestKey {
    private NearestKey() {}

    /// Returns the key with the fewest changes of letters; null if none is near.
    static @Nullable String of(String key, Collection<String> known) {
        int best = Math.max(1, key.length() / 3) + 1;
        String nearest = null;
        for (String each : known) {
            int distance = distance(key, each);
            if (distance >= best) continue;
            best = distance;
            nearest = each;
        }
        return nearest;
    }

    private static int distance(String left, String right) {
        int[] costs = new int[right.length() + 1];
        for (int j = 0; j < costs.length; j++) costs[j] = j;
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j < costs.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[right.length()];
    }
}
