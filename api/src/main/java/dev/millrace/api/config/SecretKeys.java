package dev.millrace.api.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which settings are nobody's business, and what is shown of them. Whoever prints, logs or serves settings asks here.
public final class SecretKeys {
    /// What stands for a secret.
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

    /// `key:value` or `key=value` within a text, as lists of parameters and arguments of JVMs have them.
    private static final Pattern WITHIN = Pattern.compile("([\\w.-]+)(\\s*[:=]\\s*)('[^']*'|\"[^\"]*\"|[^\\s,;]+)");

    private SecretKeys() {}

    /// Whether the value of that key must not be shown. It goes by words within the key, in any case.
    public static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        for (String each : PARTS) if (lower.contains(each)) return true;
        return false;
    }

    /// The value, or what stands for it. Values that are pairs themselves have their secrets hidden too.
    public static String shown(String key, String value) {
        return isSecret(key) ? HIDDEN : within(value);
    }

    /// A text in which the values of secret keys are hidden.
    public static String within(String text) {
        if (text.indexOf(':') < 0 && text.indexOf('=') < 0) return text;
        return WITHIN.matcher(text).replaceAll(found -> {
            String shown = isSecret(found.group(1)) ? found.group(1) + found.group(2) + HIDDEN : found.group();
            return Matcher.quoteReplacement(shown);
        });
    }

    /// All of them as they may be shown, sorted.
    public static Map<String, String> shown(Map<String, String> settings) {
        Map<String, String> shown = new TreeMap<>();
        settings.forEach((key, value) -> shown.put(key, shown(key, value)));
        return shown;
    }
}
