package dev.millrace.sql.session;

import dev.millrace.base.host.Host;
import java.util.Map;

/// Contains what a session starts with.
///
/// @param options the options, to which RESET returns
/// @param host the clock of the session
public record SessionSettings(Map<String, String> options, Host host) {
    public SessionSettings {
        options = Map.copyOf(options);
    }

    /// Returns settings for the machine of this process.
    public static SessionSettings of(Map<String, String> options) {
        return new SessionSettings(options, Host.real());
    }
}
