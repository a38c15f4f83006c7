package dev.millrace.sql.function;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Contains functions on addresses of the web and of networks.
final class UrlFunctions {
    // Java reads addresses of these protocols.
    private static final Set<String> PROTOCOLS = Set.of("http", "https", "ftp", "file", "jar", "mailto");
    private static final int ADDRESS_PARTS = 4;
    private static final int PART_MAX = 255;
    private static final long ADDRESS_MAX = 0xFFFF_FFFFL;

    private UrlFunctions() {}

    @SqlFunction("URL_ENCODE")
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @SqlFunction("URL_DECODE")
    static @Nullable String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    @SqlFunction("PARSE_URL")
    static @Nullable String part(String url, String part) {
        URI uri = uri(url);
        if (uri == null) return null;
        return switch (part) {
            case "HOST" -> uri.getHost();
            case "PATH" -> uri.getRawPath();
            case "QUERY" -> uri.getRawQuery();
            case "REF" -> uri.getRawFragment();
            case "PROTOCOL" -> uri.getScheme();
            case "FILE" ->
                uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
            case "AUTHORITY" -> uri.getRawAuthority();
            case "USERINFO" -> uri.getRawUserInfo();
            default -> null;
        };
    }

    @SqlFunction("PARSE_URL")
    static @Nullable String part(String url, String part, String key) {
        if (!part.equals("QUERY")) return null;
        String query = part(url, part);
        if (query == null) return null;
        Matcher matcher = Pattern.compile("(?:&|^)" + Pattern.quote(key) + "=([^&]*)").matcher(query);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static @Nullable URI uri(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() == null || !PROTOCOLS.contains(uri.getScheme()) ? null : uri;
        } catch (URISyntaxException wrong) {
            return null;
        }
    }

    @SqlFunction("INET_ATON")
    static @Nullable Long addressNumber(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length > ADDRESS_PARTS) return null;
        long number = 0;
        for (int i = 0; i < parts.length; i++) {
            // The last part stands for all bytes that are left, as in 127.1.
            int bytes = i < parts.length - 1 ? 1 : ADDRESS_PARTS - i;
            boolean isPart = parts[i].matches("\\d{1,10}") && Long.parseLong(parts[i]) < 1L << (8 * bytes);
            if (!isPart) return null;
            number = number << (8 * bytes) | Long.parseLong(parts[i]);
        }
        return number;
    }

    @SqlFunction("INET_NTOA")
    static @Nullable String address(long number) {
        if (number < 0 || number > ADDRESS_MAX) return null;
        return (number >> 24) + "." + (number >> 16 & PART_MAX) + "." + (number >> 8 & PART_MAX) + "."
                + (number & PART_MAX);
    }
}
