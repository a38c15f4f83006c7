package dev.millrace.server.access;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.server.ServerFaults;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rejects misspelt security settings. A process that ignored them would start unprotected, and nobody would notice.
public final class SecurityKeys {
    private static final int MOST_EDITS = 2;
    private static final Set<String> NAMESPACES = Set.of("security.ssl.", "rest.auth.");
    private static final Set<String> KNOWN = known();

    private SecurityKeys() {}

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (String each : "users attempts token token-file user password".split(" ")) known.add("rest.auth." + each);
        String[] ofAll =
                ("algorithms key-password keystore keystore-password keystore-type protocol provider truststore"
                                + " truststore-password truststore-type verify-hostname")
                        .split(" ");
        String[] ofEach = ("enabled authentication-enabled cert.fingerprint handshake-timeout"
                        + " close-notify-flush-timeout session-cache-size session-timeout")
                .split(" ");
        for (String scope : new String[] {"", "internal.", "rest."}) {
            for (String each : ofAll) known.add("security.ssl." + scope + each);
            for (String each : ofEach) known.add("security.ssl." + scope + each);
        }
        return known;
    }

    /// Checks the settings of a process before the process listens.
    ///
    /// @throws MillraceException if a security key does not exist
    public static void check(Map<String, String> settings) {
        for (String key : new TreeMap<>(settings).keySet()) {
            if (KNOWN.contains(key)) continue;
            String nearest = KNOWN.stream()
                    .min(Comparator.comparingInt(each -> edits(key, each)))
                    .orElseThrow();
            boolean isOfSecurity = NAMESPACES.stream().anyMatch(key::startsWith);
            if (isOfSecurity || edits(key, nearest) <= MOST_EDITS)
                throw ServerFaults.SECURITY_KEY
                        .what("The setting '%s' does not exist.", key)
                        .why("If the process ignored this setting, it might start without protection.")
                        .fix("Correct the key. The nearest key is '%s'.", nearest);
        }
    }

    /// Returns the edit distance of two strings.
    private static int edits(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) above[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
