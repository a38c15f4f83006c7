package dev.millrace.table.connector.format;

import dev.millrace.table.connector.ChangelogMode;

/// Is a format of messages.
public interface Format {

    /// Returns the kinds of changes that messages can contain.
    ChangelogMode getChangelogMode();
}
