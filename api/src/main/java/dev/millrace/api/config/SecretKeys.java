package dev.millrace.api.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides which settings are secret and hides their values. All code that prints, logs or serves settings calls
/// it. Thread-safe.
public final class SecretKeys {
    /// The text that replaces a secret.
    public static final String HIDDEN = "******";

    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "secret",
            "token",
            "credential",
            "apikey",
            "api-key",
            "api_key",
            "access-key",
            "access.key",
            "account.key",
            "private-key",
            "private.key",
            "service-key",
            "auth-params",
            "basic-auth",
            "jaas.config",
            "http-headers");

    /// Matches `key:value` or `key=value` within a text, for example in lists of parameters and arguments of JVMs.
    private static final Pattern WITHIN = Pattern.compile("([\\w.-]+)(\\s*[:=]\\s*)('[^']*'|\"[^\"]*\"|[^\\s,;]+)");

    private SecretKeys() {}

    /// Returns whether the value of a key must not be shown. The key is secret if it contains one of the known
    /// words in any case.
    public static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        for (String each : PARTS) if (lower.contains(each)) return true;
        return false;
    }

    /// Returns the value, or [#HIDDEN] if the key is secret. Secrets in values that contain pairs are hidden, too.
    public static String shown(String key, String value) {
        return isSecret(key) ? HIDDEN : within(value);
    }

    /// Replaces the values of secret keys in a text.
    public static String within(String text) {
        if (text.indexOf(':') < 0 && text.indexOf('=') < 0) return text;
        return WITHIN.matcher(text).replaceAll(found -> {
            String shown = isSecret(found.group(1)) ? found.group(1) + found.group(2) + HIDDEN : found.group();
            return Matcher.quoteReplacement(shown);
        });
    }

    /// Returns all settings sorted by key. The values of secrets are hidden.
    public static Map<String, String> shown(Map<String, String> settings) {
        Map<String, String> shown = new TreeMap<>();
        settings.forEach((key, value) -> shown.put(key, shown(key, value)));
        return shown;
    }
}
