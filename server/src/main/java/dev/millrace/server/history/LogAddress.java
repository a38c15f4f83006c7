package dev.millrace.server.history;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.server.ServerFaults;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Builds the URL of a job's logs from a pattern in which `<jobid>` and `<tmid>` stand for a job and a worker.
record LogAddress(String pattern) {
    /// The response body.
    record Link(String url) {}

    /// @throws dev.millrace.base.fault.MillraceException if the option is not such a URL
    static Optional<LogAddress> of(Configuration settings, ConfigOption<String> option) {
        return settings.getOptional(option).map(pattern -> {
            if (!isWeb(pattern)) {
                throw ServerFaults.HISTORY
                        .what("%s has the value '%s'.", option.key(), pattern)
                        .why("The value is neither an http nor an https URL.")
                        .fix("Write a URL that contains <jobid> and <tmid> in place of the job and the worker.");
            }
            return new LogAddress(pattern);
        });
    }

    private static boolean isWeb(String pattern) {
        try {
            URI address = URI.create(filled(pattern, "0", "0"));
            return address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("(?i)https?");
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static String filled(String pattern, String job, String worker) {
        return pattern.replace("<jobid>", encoded(job)).replace("<tmid>", encoded(worker));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// @param variables the path variables of the request
    Link of(Map<String, String> variables) {
        return new Link(
                filled(pattern, variables.getOrDefault("jobid", ""), variables.getOrDefault("taskmanagerid", "")));
    }
}
