package dev.millrace.sql.session;

import dev.millrace.base.host.Host;
import dev.millrace.table.catalog.store.CatalogStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Contains what a session starts with.
///
/// @param options the options, to which RESET returns
/// @param host the clock of the session
/// @param catalogStore the store of the definitions of catalogs; null if the options select the store
public record SessionSettings(
        Map<String, String> options, Host host, @Nullable CatalogStore catalogStore) {
    public SessionSettings {
        options = Map.copyOf(options);
    }

    /// Returns settings for the machine of this process.
    public static SessionSettings of(Map<String, String> options) {
        return of(options, null);
    }

    /// Returns settings for the machine of this process.
    ///
    /// @param catalogStore the store of the definitions of catalogs; null if the options select the store
    public static SessionSettings of(Map<String, String> options, @Nullable CatalogStore catalogStore) {
        return new SessionSettings(options, Host.real(), catalogStore);
    }
}
